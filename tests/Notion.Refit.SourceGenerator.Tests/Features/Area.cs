using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>A place for an interface.</summary>
public static class Area
{
    /// <summary>A type inside of a type.</summary>
    public readonly record struct Tag(string Text)
    {
        public override string ToString() => Text;
    }

    /// <summary>An interface inside of a type, not public.</summary>
    internal interface IInner
    {
        [Get("/inner")]
        Task GetAsync();
    }
}

using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features.Clashing
{
    /// <summary>A type with a name that the framework has too.</summary>
    public readonly record struct Range(int Start)
    {
        public override string ToString() => $"from-{Start}";
    }
}

namespace Notion.Refit.SourceGenerator.Tests.Features
{
    /// <summary>Types whose short names would be ambiguous.</summary>
    public interface IClashes
    {
        [Get("/ranges/{range}")]
        Task<Item> GetAsync(Clashing.Range range, [Query(Format = "o")] DateTime since, [Query(CollectionFormat.Multi)] IReadOnlyList<Area.Tag>? tags = null);
    }
}

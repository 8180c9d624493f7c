namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>An open value: declares its own text and nothing else.</summary>
public readonly record struct Order(string Value)
{
    public static Order Ascending { get; } = new("a & b");

    public override string ToString() => Value;
}

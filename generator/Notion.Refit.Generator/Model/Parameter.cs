namespace Notion.Refit.Generator.Model;

/// <summary>A parameter in the path or the query.</summary>
internal sealed record Parameter
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>The name in C#, in camel case.</summary>
    public required string CSharpName { get; init; }

    public required TypeRef Type { get; init; }

    public required string Description { get; init; }

    public required bool InPath { get; init; }

    public required bool Required { get; init; }
}

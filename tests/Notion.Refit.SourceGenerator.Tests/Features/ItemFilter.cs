using Refit;

namespace Notion.Refit.SourceGenerator.Tests.Features;

/// <summary>An object that gives its properties to a query.</summary>
public sealed record ItemFilter
{
    public static ItemFilter None { get; } = new();

    [AliasAs("created_after")]
    public DateOnly? CreatedAfter { get; init; }

    public bool? Archived { get; init; }

    public Order? Order { get; init; }

    [Query(CollectionFormat.Multi)]
    [AliasAs("tag")]
    public IReadOnlyList<string> Tags { get; init; } = [];
}

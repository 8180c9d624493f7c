using System.ComponentModel;

namespace Notion.Refit.Rows.Mapping;

/// <summary>The schema of a column, as an attribute declares it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RowColumnSchema
{
    /// <summary>Gets the kind of the column; null for the usual one.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the format of a number.</summary>
    public string? NumberFormat { get; init; }

    /// <summary>Gets the expression of a formula.</summary>
    public string? Formula { get; init; }

    /// <summary>Gets the relation of a rollup.</summary>
    public string? RollupRelation { get; init; }

    /// <summary>Gets the column that a rollup shows.</summary>
    public string? RollupColumn { get; init; }

    /// <summary>Gets the function of a rollup.</summary>
    public string? RollupFunction { get; init; }

    /// <summary>Gets the prefix of unique ids.</summary>
    public string? Prefix { get; init; }

    /// <summary>Gets the id of the related data source.</summary>
    public string? RelatedDataSource { get; init; }

    /// <summary>Gets whether a relation is shown on both sides.</summary>
    public bool IsTwoWay { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }
}

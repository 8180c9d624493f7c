namespace Notion.Refit.Rows;

/// <summary>Describes a column more closely than the type of its member does, for creating and updating the schema.</summary>
/// <remarks>Queries and values do not depend on it: the schema of the data source decides.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ColumnSchemaAttribute : Attribute
{
    /// <summary>Gets or sets the kind of the column in the API, such as <c>url</c>, <c>status</c>, <c>unique_id</c> or <c>created_time</c>; null for the usual one of the member.</summary>
    public string? Type { get; set; }

    /// <summary>Gets or sets the format of a number, such as <c>euro</c> or <c>percent</c>.</summary>
    public string? NumberFormat { get; set; }

    /// <summary>Gets or sets the expression of a formula. Notion refuses conditions on formulas that were created through the API.</summary>
    public string? Formula { get; set; }

    /// <summary>Gets or sets the name of the relation of a rollup.</summary>
    public string? RollupRelation { get; set; }

    /// <summary>Gets or sets the name of the column that a rollup shows.</summary>
    public string? RollupColumn { get; set; }

    /// <summary>Gets or sets the function of a rollup, such as <c>sum</c>.</summary>
    public string? RollupFunction { get; set; }

    /// <summary>Gets or sets the prefix of unique ids.</summary>
    public string? Prefix { get; set; }

    /// <summary>Gets or sets the id of the data source that a relation leads to; null where it is passed in by the name of the member.</summary>
    public string? RelatedDataSource { get; set; }

    /// <summary>Gets or sets whether the related data source shows the relation, too. Default: false.</summary>
    public bool IsTwoWay { get; set; }

    /// <summary>Gets or sets the description of the column.</summary>
    public string? Description { get; set; }
}

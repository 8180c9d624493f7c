namespace Notion.Refit.Rows.Tests;

/// <summary>A row type whose attributes say everything about its columns.</summary>
[NotionRow]
internal sealed partial record PlannedRow
{
    [Title]
    public required string Name { get; init; }

    [ColumnSchema(NumberFormat = "euro", Description = "Without tax")]
    public decimal? Price { get; init; }

    public Kinds.Level? Level { get; init; }

    [ColumnSchema(Type = "status")]
    public ProgressState? State { get; init; }

    [ColumnSchema(RelatedDataSource = Projects)]
    public PageId? Project { get; init; }

    [ColumnSchema(IsTwoWay = true)]
    public IReadOnlyList<PageId> Others { get; init; } = [];

    [ReadOnlyColumn, ColumnSchema(Formula = "prop(\"Price\") * 1.19")]
    public decimal? Gross { get; init; }

    [ReadOnlyColumn, ColumnSchema(RollupRelation = "Project", RollupColumn = "Name", RollupFunction = "show_original")]
    public IReadOnlyList<string> ProjectNames { get; init; } = [];

    [ReadOnlyColumn, ColumnSchema(RollupRelation = "Others", RollupColumn = "Name", RollupFunction = "count")]
    public int? OtherCount { get; init; }

    [ReadOnlyColumn, ColumnSchema(Prefix = "P")]
    public string? Code { get; init; }

    [ReadOnlyColumn, ColumnSchema(Type = "last_edited_by")]
    public UserId? Editor { get; init; }

    [ColumnSchema(Type = "email")]
    public string? Contact { get; init; }

    public IReadOnlyList<Models.NamedFile> Files { get; init; } = [];

    public Models.Place? Place { get; init; }

    public const string Projects = "248104cd-477e-80af-bc30-000bd28de8f9";
}

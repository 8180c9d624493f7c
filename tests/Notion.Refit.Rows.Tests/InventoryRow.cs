namespace Notion.Refit.Rows.Tests;

[NotionRow]
internal sealed partial record InventoryRow
{
    [Title]
    public required string Title { get; init; }

    [ColumnSchema(NumberFormat = "euro", Description = "Without tax")]
    public decimal? Price { get; init; }

    public InventoryKind? Kind { get; init; }

    [NotionColumn("Furniture link"), ColumnSchema(Type = "url")]
    public string? Link { get; init; }

    [ReadOnlyColumn, ColumnSchema(Type = "created_time")]
    public DateTimeOffset? Added { get; init; }

    [ReadOnlyColumn, ColumnSchema(Prefix = "INV")]
    public string? Code { get; init; }
}

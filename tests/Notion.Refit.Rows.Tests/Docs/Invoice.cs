namespace Notion.Refit.Rows.Tests.Docs;

// snippet: rows-schema
[NotionRow]
public partial record Invoice
{
    [Title] public required string Name { get; init; }
    [ColumnSchema(NumberFormat = "euro", Description = "Without tax")] public decimal? Net { get; init; }
    [ColumnSchema(Type = "url")] public string? Link { get; init; }                      // else the usual kind of the member
    [ColumnSchema(RelatedDataSource = "248104cd-477e-80af-bc30-000bd28de8f9", IsTwoWay = true)] public PageId? Customer { get; init; }
    [ReadOnlyColumn, ColumnSchema(Formula = "prop(\"Net\") * 1.19")] public decimal? Gross { get; init; }
    [ReadOnlyColumn, ColumnSchema(RollupRelation = "Customer", RollupColumn = "Name", RollupFunction = "show_original")]
    public IReadOnlyList<string> Customers { get; init; } = [];
    public InvoiceState? State { get; init; }
}

public enum InvoiceState
{
    [Option("Sent", Color = "yellow")] Sent,
    [Option("Paid", Color = "green")] Paid,
}
// end-snippet

namespace Notion.Refit.Rows.Tests;

[NotionRow]
internal sealed partial record InvoiceRow
{
    public DateOnly? Fälligkeit { get; init; }
}

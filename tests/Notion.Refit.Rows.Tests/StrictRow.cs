namespace Notion.Refit.Rows.Tests;

[NotionRow]
public partial record StrictRow
{
    public required int EstimatedValue { get; init; }
}

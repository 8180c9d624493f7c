namespace Notion.Refit.Rows.Tests;

[NotionRow]
internal sealed partial record MismatchedRow
{
    public decimal? Estimated { get; init; }

    public bool Due { get; init; }
}

namespace Notion.Refit.Rows.Tests;

[NotionRow]
internal sealed partial record StatusRow
{
    [Title]
    public string Title { get; init; } = "";

    public ProgressState? Status { get; init; }
}

namespace Notion.Refit.Rows.Tests;

[NotionRow]
internal sealed partial record ManyProjects
{
    public List<PageId> Project { get; init; } = [];
}

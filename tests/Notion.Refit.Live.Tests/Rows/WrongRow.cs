using Notion.Refit.Rows;

namespace Notion.Refit.Live.Tests.Rows;

[NotionRow]
internal sealed partial record WrongRow
{
    [Title]
    public required string Name { get; init; }

    public decimal? Notes { get; init; }
}

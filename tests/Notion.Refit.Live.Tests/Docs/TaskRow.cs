using Notion.Refit.Rows;

namespace Notion.Refit.Live.Tests.Docs;

// snippet: live-row-type
[NotionRow]
internal sealed partial record TaskRow
{
    [Title]
    public required string Name { get; init; }

    public decimal? EstimatedValue { get; init; }

    public bool IsConfirmed { get; init; }

    public DateOnly? Due { get; init; }
}
// end-snippet

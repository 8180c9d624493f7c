using Notion.Refit.Rows;

namespace Notion.Refit.Live.Tests.Rows;

[NotionRow]
internal sealed partial record TaskRow
{
    [Title]
    public required string Name { get; init; }

    public decimal? EstimatedValue { get; init; }

    public bool Done { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public DateOnly? Due { get; init; }

    public string Notes { get; init; } = "";

    public IReadOnlyList<PageId> Blocks { get; init; } = [];
}

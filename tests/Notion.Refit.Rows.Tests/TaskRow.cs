namespace Notion.Refit.Rows.Tests;

[NotionRow]
public partial record TaskRow
{
    [Title]
    public required string Name { get; init; }

    public TaskState? Status { get; init; }

    public decimal? EstimatedValue { get; init; }

    public bool Done { get; init; }

    public bool Urgent { get; init; }

    public DateOnly? Due { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<UserId> AssignedTo { get; init; } = [];

    public PageId? Project { get; init; }

    [ReadOnlyColumn]
    public decimal? Total { get; init; }

    public string ExternalId { get; init; } = "";
}

using Notion.Refit.Rows;

namespace Notion.Refit.Benchmarks.Mapping;

/// <summary>A row with columns of the usual kinds.</summary>
[NotionRow]
internal sealed partial record MappedTask
{
    [Title]
    public required string Name { get; init; }

    public MappedState? Status { get; init; }

    [NotionColumn("Estimated value")]
    public decimal? Value { get; init; }

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

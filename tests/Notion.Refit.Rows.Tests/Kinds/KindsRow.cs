using Notion.Refit.Models;

namespace Notion.Refit.Rows.Tests.Kinds;

/// <summary>A row with a column of every kind.</summary>
[NotionRow]
internal sealed partial record KindsRow
{
    [Title]
    public string Name { get; init; } = "";

    public string? Text { get; init; }

    public RichTextList Rich { get; init; } = RichTextList.Empty;

    public string? Url { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Choice { get; init; }

    public decimal? Price { get; init; }

    public int? Count { get; init; }

    public double? Ratio { get; init; }

    public bool Done { get; init; }

    public DateOnly? Day { get; init; }

    public DateTimeOffset? Moment { get; init; }

    public NotionDate? Span { get; init; }

    public Level? Level { get; init; }

    public ProgressState? State { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<Level> Levels { get; init; } = [];

    public UserId? Owner { get; init; }

    public IReadOnlyList<UserId> Team { get; init; } = [];

    public PageId? Project { get; init; }

    public IReadOnlyList<PageId> Related { get; init; } = [];

    public IReadOnlyList<NamedFile> Files { get; init; } = [];

    public Place? Place { get; init; }

    public Verification? Verified { get; init; }

    [ReadOnlyColumn]
    public decimal? Double { get; init; }

    [ReadOnlyColumn]
    public string? Label { get; init; }

    [ReadOnlyColumn]
    public bool? IsDear { get; init; }

    [ReadOnlyColumn]
    public DateOnly? Tomorrow { get; init; }

    [ReadOnlyColumn]
    public decimal? RelatedSum { get; init; }

    [ReadOnlyColumn]
    public DateOnly? RelatedLatest { get; init; }

    public IReadOnlyList<decimal> RelatedCosts { get; init; } = [];

    public IReadOnlyList<DateOnly> RelatedDays { get; init; } = [];

    [ReadOnlyColumn]
    public IReadOnlyList<string> RelatedNames { get; init; } = [];

    [ReadOnlyColumn]
    public IReadOnlyList<Level> RelatedLevels { get; init; } = [];

    [ReadOnlyColumn]
    public IReadOnlyList<string> RelatedTags { get; init; } = [];

    [ReadOnlyColumn]
    public IReadOnlyList<UserId> RelatedPeople { get; init; } = [];

    [ReadOnlyColumn]
    public string? ProjectName { get; init; }

    [ReadOnlyColumn]
    public decimal? ProjectCost { get; init; }

    [ReadOnlyColumn]
    public string? Code { get; init; }

    [ReadOnlyColumn]
    public DateTimeOffset Created { get; init; }

    [ReadOnlyColumn]
    public UserId Author { get; init; }

    [ReadOnlyColumn]
    public DateTimeOffset? Edited { get; init; }

    [ReadOnlyColumn]
    public UserId? Editor { get; init; }
}

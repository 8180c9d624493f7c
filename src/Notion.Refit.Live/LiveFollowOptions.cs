namespace Notion.Refit.Live;

/// <summary>The settings of following.</summary>
public sealed record LiveFollowOptions
{
    /// <summary>Whether the blocks of the page, or of all rows, are followed too. The default follows properties only.</summary>
    /// <remarks>Content costs a request for each 100 blocks of one level, whenever the time of the last change of a page has moved, and at each sweep.</remarks>
    public bool Content { get; init; }

    /// <summary>
    /// The time between sweeps, which find what the time of the last change does not show: rows and blocks that are gone, formulas and rollups, comments,
    /// the schema. The default is 15 minutes; <see cref="Timeout.InfiniteTimeSpan"/> sweeps on demand only.
    /// </summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(15);
}

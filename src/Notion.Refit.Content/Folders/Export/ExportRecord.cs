namespace Notion.Refit.Content.Folders.Export;

/// <summary>A line of the record of an export: a page or database that was written.</summary>
internal sealed record ExportRecord
{
    public required Guid Id { get; init; }

    public bool IsDatabase { get; init; }

    /// <summary>Gets the path of the file; the root page has its own title.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    public DateTimeOffset Edited { get; init; }

    /// <summary>Gets whether the page was read so long after its last edit that every later one has another time.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Gets whether icon and cover were read.</summary>
    public bool HasLook { get; init; }

    public string Hash { get; init; } = "";

    /// <summary>Gets the hash of the front matter of a row, without the paths in it.</summary>
    public string? Properties { get; init; }

    /// <summary>Gets the pages and blocks to which the file has links, with the paths and anchors that are in it; null for those that were not exported.</summary>
    public IReadOnlyDictionary<Guid, string?> Links { get; init; } = new Dictionary<Guid, string?>();

    /// <summary>Gets the anchors of the headings by their ids; null for a record of an earlier version.</summary>
    public IReadOnlyDictionary<Guid, string>? Headings { get; init; }

    public IReadOnlyList<ExportedChild> Children { get; init; } = [];

    public IReadOnlyList<ExportedAsset> Assets { get; init; } = [];

    /// <summary>Gets whether the page is gone. Its file is listed as stale as long as it is there.</summary>
    public bool IsStale { get; init; }
}

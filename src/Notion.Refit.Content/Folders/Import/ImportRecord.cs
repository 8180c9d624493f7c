namespace Notion.Refit.Content.Folders.Import;

/// <summary>A line of the record of an import: a file and its page.</summary>
internal sealed record ImportRecord
{
    /// <summary>Gets the page below which everything is.</summary>
    public required Guid Root { get; init; }

    public required string Path { get; init; }

    public required Guid Id { get; init; }

    public bool IsDatabase { get; init; }

    /// <summary>Gets the hash of the file when its content was written; empty before.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Gets the hashes of the uploaded files, by path.</summary>
    public IReadOnlyDictionary<string, string> Assets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets the icon as the file had it; null without one.</summary>
    public string? Icon { get; init; }

    /// <summary>Gets the cover as the file had it; null without one.</summary>
    public string? Cover { get; init; }

    /// <summary>Gets the ids of the pages to which the file has links, by path.</summary>
    public IReadOnlyDictionary<string, Guid> Links { get; init; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>Gets the ids of the headings to which the file has links, by path and anchor.</summary>
    public IReadOnlyDictionary<string, Guid> HeadingLinks { get; init; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>Gets the ids of its headings to which files have links, by anchor.</summary>
    public IReadOnlyDictionary<string, Guid> Headings { get; init; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    /// <summary>Gets the data sources of a database, by the folders of their rows.</summary>
    public IReadOnlyDictionary<string, Guid> Sources { get; init; } = new Dictionary<string, Guid>(StringComparer.Ordinal);
}

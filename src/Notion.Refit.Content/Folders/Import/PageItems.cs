using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>The content of a file.</summary>
/// <param name="Items">The blocks and the places of pages, in order.</param>
internal sealed record PageItems(IReadOnlyList<ContentItem> Items)
{
    /// <summary>Gets the pages to which it has links.</summary>
    public HashSet<LocalPage> Targets { get; } = [];

    /// <summary>Gets the pages in this one whose place is inside of a block.</summary>
    public HashSet<LocalPage> Inner { get; } = [];

    /// <summary>Gets the local files that it uses.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the headings to which it has links.</summary>
    public HashSet<LocalHeading> HeadingLinks { get; } = [];

    /// <summary>Gets its own headings, by their blocks.</summary>
    public Dictionary<WritableBlockContent, LocalHeading> Headings { get; } = new(ReferenceEqualityComparer.Instance);
}

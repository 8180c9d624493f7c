using Notion.Refit.Models;

namespace Notion.Refit.Content.Folders.Import;

/// <summary>A block or page on one side of a comparison.</summary>
/// <param name="Keys">The texts by which it is compared; none for what Markdown does not show.</param>
internal sealed record MergeItem(string[] Keys)
{
    /// <summary>Gets the id in Notion; null for an item of a file.</summary>
    public BlockId? Id { get; init; }

    /// <summary>Gets the block in Notion; null for a page and for an item of a file.</summary>
    public BlockNode? Node { get; init; }

    /// <summary>Gets the page of a file whose place this is; null for a block.</summary>
    public LocalPage? Page { get; init; }

    /// <summary>Gets the block of a file; null for a page and for an item in Notion.</summary>
    public WritableBlockContent? Block { get; init; }
}

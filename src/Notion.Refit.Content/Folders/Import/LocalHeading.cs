namespace Notion.Refit.Content.Folders.Import;

/// <summary>A heading of a file.</summary>
/// <param name="page">The page of the file.</param>
/// <param name="anchor">The anchor.</param>
/// <param name="isTitle">Whether it is the title of the page and not part of its content.</param>
internal sealed class LocalHeading(LocalPage page, string anchor, bool isTitle)
{
    // Boxed, so that it is read whole while another task writes it.
    private object? _id;

    public LocalPage Page => page;

    public string Anchor => anchor;

    public bool IsTitle => isTitle;

    /// <summary>Gets the text by which records know it.</summary>
    public string Key => $"{page.Path}#{anchor}";

    /// <summary>Gets or sets whether a file has a link to it.</summary>
    public bool IsLinked { get; set; }

    /// <summary>Gets or sets the block in Notion; null while it is not known.</summary>
    public BlockId? Id
    {
        get => _id is BlockId id ? (BlockId?)id : null;
        set => _id = value;
    }
}

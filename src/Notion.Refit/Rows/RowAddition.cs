using Notion.Refit.Models;

namespace Notion.Refit.Rows;

/// <summary>The parts of a new row besides its columns.</summary>
public sealed record RowAddition
{
    /// <summary>Gets the icon.</summary>
    public WritableIcon? Icon { get; init; }

    /// <summary>Gets the cover.</summary>
    public WritableFileSource? Cover { get; init; }

    /// <summary>Gets the content of the page; at most 100 blocks on two levels.</summary>
    public IReadOnlyList<WritableBlockContent> Children { get; init; } = [];

    /// <summary>Gets the content of the page as Markdown, instead of <see cref="Children"/>.</summary>
    public string? Markdown { get; init; }

    /// <summary>Gets the template that Notion applies after the row was created.</summary>
    public PageTemplate? Template { get; init; }
}

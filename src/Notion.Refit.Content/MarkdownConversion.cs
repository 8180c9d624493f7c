using Notion.Refit.Models;

namespace Notion.Refit.Content;

/// <summary>The blocks of a Markdown document, with the report.</summary>
/// <param name="Value">The blocks with their children.</param>
/// <param name="Report">What was lost or changed.</param>
public sealed record MarkdownConversion(IReadOnlyList<WritableBlockContent> Value, ConversionReport Report) : Conversion<IReadOnlyList<WritableBlockContent>>(Value, Report)
{
    /// <summary>Gets the front matter as it is, without its fences; null when the document has none.</summary>
    public string? FrontMatter { get; init; }
}

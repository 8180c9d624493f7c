namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>The place of text, which decides what must be escaped.</summary>
internal sealed record TextPlace
{
    public static TextPlace Paragraph { get; } = new();

    public static TextPlace Item { get; } = new() { IsItem = true };

    public static TextPlace Quote { get; } = new() { IsQuote = true };

    public static TextPlace Heading { get; } = new() { IsOneLine = true, IsHeading = true };

    public static TextPlace Cell { get; } = new() { IsOneLine = true, IsCell = true };

    /// <summary>The label of a link or image.</summary>
    public static TextPlace Label { get; } = new() { IsOneLine = true, IsLabel = true };

    public bool IsItem { get; init; }

    public bool IsQuote { get; init; }

    public bool IsOneLine { get; init; }

    public bool IsHeading { get; init; }

    public bool IsCell { get; init; }

    public bool IsLabel { get; init; }

    /// <summary>Whether lines of the text start lines of the document.</summary>
    public bool StartsLines => !IsOneLine;
}

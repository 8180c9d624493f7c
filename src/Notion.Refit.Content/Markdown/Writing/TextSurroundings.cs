namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>The surroundings of a piece of text, which decide what must be escaped in it.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="IsLabel">Whether it is the label of a link or image.</param>
/// <param name="After">The character after it; a line feed at the end of the text.</param>
/// <param name="HasDollarAfter">Whether a dollar follows in later text.</param>
/// <param name="HasLinkAfter">Whether the middle of a link follows in later text.</param>
internal readonly record struct TextSurroundings(TextPlace Place, bool IsLabel, char After, bool HasDollarAfter, bool HasLinkAfter)
{
    public bool IsLast => After == '\n';
}

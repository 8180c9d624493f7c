using Notion.Refit.Content.NotionSyntax.Inline;

namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>A piece of text on its way into Markdown or HTML: mentions are text already.</summary>
/// <param name="Text">The text, or the formula.</param>
/// <param name="Style">The format; its link is an address of the document.</param>
/// <param name="IsEquation">Whether it is a formula.</param>
internal readonly record struct TextPiece(string Text, TextStyle Style, bool IsEquation = false)
{
    public bool IsPlain => !IsEquation && !Style.Code;
}

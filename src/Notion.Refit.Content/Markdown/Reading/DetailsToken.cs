using Markdig.Syntax;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>A block, or a part of one of HTML: <c>details</c> may start in one block and end in another.</summary>
internal readonly record struct DetailsToken(DetailsTokenKind Kind, int Line, Block? Block = null, string Text = "");

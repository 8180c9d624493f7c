namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The place of a block in a document, its children included.</summary>
/// <param name="Block">The block.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The place after its last character.</param>
internal readonly record struct BlockSpan(MarkdownBlock Block, int Start, int End);

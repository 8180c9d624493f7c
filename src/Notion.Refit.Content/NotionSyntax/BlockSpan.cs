namespace Notion.Refit.Content.NotionSyntax;

/// <summary>Where in a document a block stands, its children included.</summary>
/// <param name="Block">The block.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The place behind its last one.</param>
internal readonly record struct BlockSpan(MarkdownBlock Block, int Start, int End);

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>A document that was written, and the place of each block in it.</summary>
/// <param name="Text">The document.</param>
/// <param name="Spans">The blocks, each before what is in it.</param>
internal sealed record MarkdownText(string Text, IReadOnlyList<BlockSpan> Spans);

namespace Notion.Refit.Content.Headings;

/// <summary>A heading of a document.</summary>
/// <param name="Block">The block.</param>
/// <param name="Level">The level, from 1 on.</param>
/// <param name="Text">The text as it is shown.</param>
/// <param name="Anchor">The anchor, as GitHub gives it; empty for a text without letters and digits.</param>
internal sealed record DocumentHeading(ContentBlock Block, int Level, string Text, string Anchor);

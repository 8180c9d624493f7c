namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Text of a path, or the name of a placeholder in it.</summary>
/// <param name="Text">The text or the name.</param>
/// <param name="IsPlaceholder">Which of both.</param>
/// <param name="IsRest">Whether the placeholder takes several segments: <c>{**name}</c>.</param>
internal sealed record PathTemplatePiece(string Text, bool IsPlaceholder, bool IsRest = false);

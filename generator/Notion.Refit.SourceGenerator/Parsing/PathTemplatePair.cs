namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>A pair of a query that is written in the path.</summary>
/// <param name="Text">The whole pair, or its name where the value is a placeholder.</param>
/// <param name="Placeholder">The name of the placeholder.</param>
internal sealed record PathTemplatePair(string Text, string? Placeholder);

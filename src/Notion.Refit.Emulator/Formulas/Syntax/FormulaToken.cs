namespace Notion.Refit.Emulator.Formulas.Syntax;

/// <summary>A token of a formula.</summary>
/// <param name="Kind">The kind of token.</param>
/// <param name="Text">The text as it was written.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text);

namespace Notion.Refit.Emulator.Formulas;

/// <summary>A word of a formula.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it was written.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text);

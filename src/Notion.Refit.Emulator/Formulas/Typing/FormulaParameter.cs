namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">The name, for documentation.</param>
/// <param name="Kind">What arguments fit.</param>
/// <param name="IsOptional">Whether it can be left out.</param>
/// <param name="IsRepeated">Whether it takes any number of arguments; only the last one can.</param>
internal sealed record FormulaParameter(string Name, FormulaParameterKind Kind, bool IsOptional, bool IsRepeated);

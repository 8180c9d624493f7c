using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Computes a call of a function.</summary>
internal delegate FormulaOperand FormulaBody(FormulaCall call);

namespace Notion.Refit.Emulator.Formulas;

/// <summary>A formula cannot be computed: it calls what does not exist, or with what does not fit.</summary>
internal sealed class FormulaException(string message) : Exception(message);

namespace Notion.Refit.Emulator.Formulas;

/// <summary>What a word of a formula is.</summary>
internal enum FormulaTokenKind
{
    Number,
    Text,

    /// <summary>A name, or an operator that is a word.</summary>
    Name,

    /// <summary>A property in the form in which formulas are stored.</summary>
    Reference,

    /// <summary>An operator or bracket.</summary>
    Sign,
}

namespace Notion.Refit.Emulator.Formulas.Syntax;

/// <summary>The kind of a token.</summary>
internal enum FormulaTokenKind
{
    Number,
    Text,

    /// <summary>A name, or an operator that is a word.</summary>
    Name,

    /// <summary>A property in the stored form, with its ids.</summary>
    Reference,

    /// <summary>An operator or a bracket.</summary>
    Sign,
}

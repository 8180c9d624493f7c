using Notion.Refit.Emulator.Formulas.Syntax;

namespace Notion.Refit.Emulator.Formulas.Typing;

/// <summary>A formula, or a part of one, whose types fit.</summary>
/// <param name="Node">The syntax tree, with names of properties replaced by references.</param>
/// <param name="Type">The type of the value.</param>
internal sealed record CheckedFormula(FormulaNode Node, FormulaType Type)
{
    /// <summary>Whether the value is that of another formula as it is: read from its property, perhaps through a variable.</summary>
    public bool IsFormula { get; init; }
}

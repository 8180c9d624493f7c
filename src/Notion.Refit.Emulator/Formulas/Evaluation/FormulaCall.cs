using Notion.Refit.Emulator.Formulas.Syntax;

namespace Notion.Refit.Emulator.Formulas.Evaluation;

/// <summary>A call of a function: its arguments, as the function needs them.</summary>
/// <param name="Run">The formula that is computed.</param>
/// <param name="Node">The call.</param>
/// <param name="Values">The values of the arguments; none where the function computes them itself.</param>
/// <param name="Scope">The names that arguments can use.</param>
internal readonly record struct FormulaCall(FormulaRun Run, FormulaNode.Call Node, FormulaOperand[] Values, FormulaBinding? Scope)
{
    /// <summary>The number of arguments.</summary>
    public int Count => Node.Arguments.Count;

    /// <summary>The value of an argument.</summary>
    public FormulaOperand this[int index] => Values[index];

    /// <summary>An argument as a number: zero without a value.</summary>
    public double Number(int index) => FormulaConversions.ToOperand(Values[index]);

    /// <summary>An argument that can be left out, as a number.</summary>
    public double Number(int index, double missing) => index < Count ? Number(index) : missing;

    /// <summary>An argument as a text: without letters where there is no value.</summary>
    public string Text(int index) => FormulaConversions.ToText(Values[index]);

    /// <summary>An argument as a date; null without a value.</summary>
    public FormulaOperand.Date? Date(int index) => Values[index] as FormulaOperand.Date;

    /// <summary>The items of an argument that is a list.</summary>
    public IReadOnlyList<FormulaOperand> Items(int index) => ((FormulaOperand.Many)Values[index]).Items;

    /// <summary>Computes an argument.</summary>
    public FormulaOperand Compute(int argument) => Run.Compute(Node.Arguments[argument], Scope);

    /// <summary>Computes an argument for an item of a list, as <c>current</c> with its <c>index</c>. A failure is an empty item.</summary>
    public FormulaOperand Each(int argument, FormulaOperand item, int index)
    {
        var scope = new FormulaBinding("current", item, new FormulaBinding("index", FormulaOperand.Of((double)index), Scope));
        FormulaOperand value = Run.Compute(Node.Arguments[argument], scope);
        return ReferenceEquals(value, FormulaOperand.Failure) ? FormulaOperand.Empty : value;
    }
}

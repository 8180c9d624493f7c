using System.Diagnostics.CodeAnalysis;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows;

/// <summary>A condition on rows. It combines with <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> to any depth.</summary>
/// <remarks>The columns of a row type create conditions. Values are taken when the condition is created.</remarks>
public abstract class RowFilter
{
    private protected RowFilter()
    {
    }

    /// <summary>Returns a condition that both conditions are met.</summary>
    /// <param name="left">A condition.</param>
    /// <param name="right">Another condition.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "Operators are the syntax of conditions.")]
    public static RowFilter operator &(RowFilter left, RowFilter right) => new RowFilterGroup(isAnd: true, left, right);

    /// <summary>Returns a condition that at least one of the conditions is met.</summary>
    /// <param name="left">A condition.</param>
    /// <param name="right">Another condition.</param>
    public static RowFilter operator |(RowFilter left, RowFilter right) => new RowFilterGroup(isAnd: false, left, right);

    /// <summary>Returns a condition that the condition is not met. Comparisons with an empty cell have the meaning they have in C#.</summary>
    /// <param name="condition">The condition.</param>
    public static RowFilter operator !(RowFilter condition) => new RowFilterNegation(condition);

    /// <summary>Returns false, so that <c>||</c> evaluates both operands. A condition has no value in the program.</summary>
    /// <param name="condition">The condition.</param>
    public static bool operator true(RowFilter condition) => false;

    /// <summary>Returns false, so that <c>&amp;&amp;</c> evaluates both operands. A condition has no value in the program.</summary>
    /// <param name="condition">The condition.</param>
    public static bool operator false(RowFilter condition) => false;

    /// <summary>Returns the condition as C#.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => Text(isOperand: false);

    /// <summary>Gets the members that the condition compares.</summary>
    internal abstract IEnumerable<RowMember> Members { get; }

    /// <summary>Translates the condition for the columns of a data source.</summary>
    internal abstract FilterNode ToNode(ColumnLookup columns, bool negated);

    /// <summary>The text of the condition as an operand.</summary>
    internal string OperandText() => Text(isOperand: true);

    private protected abstract string Text(bool isOperand);
}

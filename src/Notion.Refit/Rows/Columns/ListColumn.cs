using System.ComponentModel;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A column with several values in a condition: a multi-select, or a rollup that shows the values of the related pages.</summary>
/// <typeparam name="TElement">The values as a column of their own.</typeparam>
public abstract class ListColumn<TElement> : RowColumn
    where TElement : RowColumn
{
    private readonly TElement _element;

    private protected ListColumn(RowMember member, Func<RowMember, TElement> element)
        : base(member) => _element = element(member with { Name = "x" });

    /// <summary>Not supported: Notion does not count the values.</summary>
    [Obsolete("Notion does not count the values of a cell. For an empty one write t.Tags == null.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Count => throw new NotSupportedException();

    /// <summary>Returns a condition: the list is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator ==(ListColumn<TElement> column, NoValue? nothing) => column.Equality(nothing);

    /// <summary>Returns a condition: the list has a value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator !=(ListColumn<TElement> column, NoValue? nothing) => column.Inequality(nothing);

    /// <summary>Returns a condition: the list has a value.</summary>
    /// <returns>The condition.</returns>
    public RowFilter Any() => Condition(RowOperator.NotEmpty);

    /// <summary>Returns a condition: at least one value meets a condition.</summary>
    /// <param name="condition">The condition on a value: one comparison, or several with <c>||</c>. Notion does not combine them with <c>&amp;&amp;</c>.</param>
    /// <returns>The condition.</returns>
    public RowFilter Any(Func<TElement, RowFilter> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new RowListCondition(Member, isAll: false, condition(_element));
    }

    /// <summary>Returns a condition: all values meet a condition, or there are none.</summary>
    /// <param name="condition">The condition on a value: one comparison, or several with <c>&amp;&amp;</c>. Notion does not combine them with <c>||</c>.</param>
    /// <returns>The condition.</returns>
    public RowFilter All(Func<TElement, RowFilter> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new RowListCondition(Member, isAll: true, condition(_element));
    }
}

using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The related pages in a condition.</summary>
/// <param name="member">The member.</param>
public sealed class RelationsColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Returns a condition: the cell is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator ==(RelationsColumn column, NoValue? nothing) => column.Equality(nothing);

    /// <summary>Returns a condition: the cell is not empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator !=(RelationsColumn column, NoValue? nothing) => column.Inequality(nothing);

    /// <summary>Returns a condition: the page is in the cell.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The condition.</returns>
    public RowFilter Contains(PageId page) => Condition(RowOperator.Contains, page);
}

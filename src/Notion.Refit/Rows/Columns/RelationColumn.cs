using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A related page in a condition. Of several pages in a cell any counts.</summary>
/// <param name="member">The member.</param>
public sealed class RelationColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Returns a condition: the page is in the cell; null means that the cell is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="page">The page.</param>
    public static RowFilter operator ==(RelationColumn column, RowReference<PageId>? page) => page is { } given ? column.Condition(RowOperator.Contains, given.Id) : column.Equality(null);

    /// <summary>Returns a condition: the page is not in the cell; compared to null: the cell is not empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="page">The page.</param>
    public static RowFilter operator !=(RelationColumn column, RowReference<PageId>? page) => page is { } given ? column.Condition(RowOperator.NotContains, given.Id) : column.Inequality(null);
}

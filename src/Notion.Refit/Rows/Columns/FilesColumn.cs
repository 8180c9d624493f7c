using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The files in a condition.</summary>
/// <param name="member">The member.</param>
public sealed class FilesColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Returns a condition: the cell is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator ==(FilesColumn column, NoValue? nothing) => column.Equality(nothing);

    /// <summary>Returns a condition: the cell is not empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator !=(FilesColumn column, NoValue? nothing) => column.Inequality(nothing);
}

using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The dates or times of a rollup in a condition. Empty ones do not count; of a range the start counts.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <param name="member">The member.</param>
public sealed class DatesColumn<T>(RowMember member) : ListColumn<DateColumn<T>>(member, static element => new DateColumn<T>(element))
{
    /// <summary>Returns a condition: the list has the date. A day includes all of its times.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The condition.</returns>
    public RowFilter Contains(RowDate date) => Any(element => element == date);
}

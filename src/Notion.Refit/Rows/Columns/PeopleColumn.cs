using Notion.Refit.Models;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The people in a condition.</summary>
/// <param name="member">The member.</param>
public sealed class PeopleColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Returns a condition: the cell is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator ==(PeopleColumn column, NoValue? nothing) => column.Equality(nothing);

    /// <summary>Returns a condition: the cell is not empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="nothing">Always null.</param>
    public static RowFilter operator !=(PeopleColumn column, NoValue? nothing) => column.Inequality(nothing);

    /// <summary>Returns a condition: the user is in the cell.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The condition.</returns>
    public RowFilter Contains(UserId user) => Condition(RowOperator.Contains, user);

    /// <summary>Returns a condition: the user whom the token belongs to is in the cell.</summary>
    /// <returns>The condition.</returns>
    public RowFilter ContainsMe() => Condition(RowOperator.Contains, FilterUser.Me);
}

using Notion.Refit.Models;
using Notion.Refit.Rows.Conditions;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>A person in a condition. Of several people in a cell any counts.</summary>
/// <param name="member">The member.</param>
public sealed class PersonColumn(RowMember member) : RowColumn(member)
{
    /// <summary>Returns a condition: the user is in the cell; null means that the cell is empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="user">The user.</param>
    public static RowFilter operator ==(PersonColumn column, RowReference<UserId>? user) => user is { } given ? column.Condition(RowOperator.Contains, given.Id) : column.Equality(null);

    /// <summary>Returns a condition: the user is not in the cell; compared to null: the cell is not empty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="user">The user.</param>
    public static RowFilter operator !=(PersonColumn column, RowReference<UserId>? user) => user is { } given ? column.Condition(RowOperator.NotContains, given.Id) : column.Inequality(null);

    /// <summary>Returns a condition: the user whom the token belongs to is in the cell.</summary>
    /// <returns>The condition.</returns>
    public RowFilter IsMe() => Condition(RowOperator.Contains, FilterUser.Me);
}

using System.Numerics;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Columns;

/// <summary>The numbers of a rollup in a condition. Empty ones do not count.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <param name="member">The member.</param>
public sealed class NumbersColumn<T>(RowMember member) : ListColumn<NumberColumn<T>>(member, static element => new NumberColumn<T>(element))
    where T : struct, INumber<T>
{
    /// <summary>Returns a condition: the list has the number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The condition.</returns>
    public RowFilter Contains(T number) => Any(element => element == number);
}

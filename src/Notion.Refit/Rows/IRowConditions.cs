using System.ComponentModel;
using Notion.Refit.Rows.Columns;

namespace Notion.Refit.Rows;

/// <summary>A query with the conditions and orders of a row type whose results are something else than its rows, such as live objects.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TQuery">The query with one more condition.</typeparam>
/// <typeparam name="TOrdered">The query in an order.</typeparam>
/// <remarks>The source generator adds <c>Where</c> and <c>OrderBy</c> with lambdas over the columns to everything that implements it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowConditions<TRow, out TQuery, out TOrdered>
    where TRow : class, INotionRow<TRow>
{
    /// <summary>Adds a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The query.</returns>
    TQuery Where(RowFilter condition);

    /// <summary>Orders the results; an earlier order is replaced.</summary>
    /// <param name="column">The column.</param>
    /// <param name="descending">Whether the largest value comes first.</param>
    /// <returns>The query.</returns>
    TOrdered OrderBy(IRowColumn column, bool descending);
}

using System.ComponentModel;
using Notion.Refit.Rows.Columns;

namespace Notion.Refit.Rows;

/// <summary>A query in an order of the columns of a row type whose results are something else than its rows.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TOrdered">The query in an order.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowOrder<TRow, out TOrdered>
    where TRow : class, INotionRow<TRow>
{
    /// <summary>Orders results that are equal so far.</summary>
    /// <param name="column">The column.</param>
    /// <param name="descending">Whether the largest value comes first.</param>
    /// <returns>The query.</returns>
    TOrdered ThenBy(IRowColumn column, bool descending);
}

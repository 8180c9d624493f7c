using Notion.Refit.Rows.Columns;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Rows;

/// <summary>A query of rows in an order.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public sealed class OrderedRowQuery<TRow> : RowQuery<TRow>
    where TRow : class, INotionRow<TRow>
{
    private OrderedRowQuery(RowContext<TRow> context, RowQueryState state)
        : base(context, state)
    {
    }

    internal static OrderedRowQuery<TRow> CreateOrdered(RowContext<TRow> context, RowQueryState state) => new(context, state);

    /// <summary>Orders rows that are equal so far. For generated code; use the <c>ThenBy</c> of the row type.</summary>
    /// <param name="column">The column.</param>
    /// <param name="descending">Whether the largest value comes first.</param>
    /// <returns>The query.</returns>
    public OrderedRowQuery<TRow> ThenBy(IRowColumn column, bool descending)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new(Context, State with { Sorts = [.. State.Sorts, (column.Member, descending)] });
    }
}

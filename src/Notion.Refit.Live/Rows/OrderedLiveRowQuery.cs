using Notion.Refit.Rows;
using Notion.Refit.Rows.Columns;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Live;

/// <summary>A query of live rows in an order.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public sealed class OrderedLiveRowQuery<TRow> : LiveRowQuery<TRow>, IRowOrder<TRow, OrderedLiveRowQuery<TRow>>
    where TRow : class, INotionRow<TRow>
{
    internal OrderedLiveRowQuery(LiveRows<TRow> rows, RowQueryState state)
        : base(rows, state)
    {
    }

    OrderedLiveRowQuery<TRow> IRowOrder<TRow, OrderedLiveRowQuery<TRow>>.ThenBy(IRowColumn column, bool descending) =>
        new(Rows, State with { Sorts = [.. State.Sorts, (column.Member, descending)] });
}

using Notion.Refit.Rows;
using Notion.Refit.Rows.Columns;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Live;

/// <summary>A query of live rows. <c>Where</c> and <c>OrderBy</c> are methods that the source generator adds for every row type, in the namespace <c>Notion.Refit.Rows</c>.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public class LiveRowQuery<TRow> : LiveRowSequence<TRow>, IRowConditions<TRow, LiveRowQuery<TRow>, OrderedLiveRowQuery<TRow>>
    where TRow : class, INotionRow<TRow>
{
    private protected LiveRowQuery()
    {
    }

    internal LiveRowQuery(LiveRows<TRow> rows, RowQueryState state)
        : base(rows, state)
    {
    }

    /// <summary>Returns the first rows only.</summary>
    /// <param name="count">The largest number of rows, from 0.</param>
    /// <returns>The rows.</returns>
    public LiveRowSequence<TRow> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Rows, State.WithTake(count));
    }

    LiveRowQuery<TRow> IRowConditions<TRow, LiveRowQuery<TRow>, OrderedLiveRowQuery<TRow>>.Where(RowFilter condition) =>
        new(Rows, State with { Filter = State.Filter is { } filter ? filter & condition : condition });

    OrderedLiveRowQuery<TRow> IRowConditions<TRow, LiveRowQuery<TRow>, OrderedLiveRowQuery<TRow>>.OrderBy(IRowColumn column, bool descending) =>
        new(Rows, State with { Sorts = [(column.Member, descending)] });
}

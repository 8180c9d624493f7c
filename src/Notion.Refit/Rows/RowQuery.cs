using Notion.Refit.Rows.Columns;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Rows;

/// <summary>A query of rows. The conditions and orders are methods that the source generator adds for every row type.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public class RowQuery<TRow> : RowSequence<TRow>
    where TRow : class, INotionRow<TRow>
{
    private protected RowQuery(RowContext<TRow> context, RowQueryState state)
        : base(context, state)
    {
    }

    /// <summary>Returns the first rows only.</summary>
    /// <param name="count">The largest number of rows, from 0.</param>
    /// <returns>The rows.</returns>
    public RowSequence<TRow> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return RowSequence<TRow>.Create(Context, State.WithTake(count));
    }

    /// <summary>Returns cut values as they are: of relations and people only the first 25. Writing such a member then throws.</summary>
    /// <returns>The query.</returns>
    public RowQuery<TRow> WithoutCompletion() => With(State with { Completes = false });

    /// <summary>Asks for all properties, so that the page of a row has those without a member, too.</summary>
    /// <returns>The query.</returns>
    public RowQuery<TRow> WithWholePage() => With(State with { WholePage = true });

    /// <summary>Returns archived rows instead of the others. Notion does not return rows in the trash.</summary>
    /// <returns>The query.</returns>
    public RowQuery<TRow> Archived() => With(State with { Archived = true });

    /// <summary>Goes on after rows that do not fit the row type, instead of throwing.</summary>
    /// <param name="report">Receives the exception of such a row.</param>
    /// <returns>The query.</returns>
    public RowQuery<TRow> OnUnreadable(Action<NotionRowException> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return With(State with { OnUnreadable = report });
    }

    /// <summary>Adds a condition. For generated code; use the <c>Where</c> of the row type.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>The query.</returns>
    public RowQuery<TRow> Where(RowFilter condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return With(State with { Filter = State.Filter is { } filter ? filter & condition : condition });
    }

    /// <summary>Orders the rows; an earlier order is replaced. For generated code; use the <c>OrderBy</c> of the row type.</summary>
    /// <param name="column">The column.</param>
    /// <param name="descending">Whether the largest value comes first.</param>
    /// <returns>The query.</returns>
    public OrderedRowQuery<TRow> OrderBy(IRowColumn column, bool descending)
    {
        ArgumentNullException.ThrowIfNull(column);
        return OrderedRowQuery<TRow>.CreateOrdered(Context, State with { Sorts = [(column.Member, descending)] });
    }

    private RowQuery<TRow> With(RowQueryState state) => new(Context, state);
}

using System.Runtime.CompilerServices;
using Notion.Refit.Rows;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Live;

/// <summary>Live rows of a data source, read when they are enumerated: with <c>await foreach</c>, or with one of the methods.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <remarks>
/// Immutable; every step returns a new sequence, and every enumeration asks Notion. It is not an <see cref="IAsyncEnumerable{T}"/>, so that conditions are never
/// evaluated in memory by mistake; <see cref="AsAsyncEnumerable"/> converts it.
/// </remarks>
public class LiveRowSequence<TRow>
    where TRow : class, INotionRow<TRow>
{
    private protected LiveRowSequence()
    {
        State = new RowQueryState();
        Rows = null!;
    }

    internal LiveRowSequence(LiveRows<TRow> rows, RowQueryState state)
    {
        Rows = rows;
        State = state;
    }

    internal LiveRows<TRow> Rows { get; private protected init; }

    internal RowQueryState State { get; }

    /// <summary>Returns an enumerator over the rows, past 10,000 when there is no order. Without condition and limit, rows that were added here follow.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The enumerator.</returns>
    public IAsyncEnumerator<LiveRow<TRow>> GetAsyncEnumerator(CancellationToken cancellationToken = default) => AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);

    /// <summary>Converts the sequence for APIs that take an <see cref="IAsyncEnumerable{T}"/>, and for LINQ in memory.</summary>
    /// <returns>The rows.</returns>
    public IAsyncEnumerable<LiveRow<TRow>> AsAsyncEnumerable() => Rows.ReadAsync(State, CancellationToken.None);

    /// <summary>Returns the same query as records without live objects: for sums, smallest and largest values.</summary>
    /// <returns>The records. What is read by them does not renew the store.</returns>
    public RowSequence<TRow> AsRecords()
    {
        _ = Rows.Binding;
        return RowSequence<TRow>.Create(Rows.Context, State);
    }

    /// <summary>Sets the cancellation token of an <c>await foreach</c>.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows.</returns>
    public ConfiguredCancelableAsyncEnumerable<LiveRow<TRow>> WithCancellation(CancellationToken cancellationToken) => AsAsyncEnumerable().WithCancellation(cancellationToken);

    /// <summary>Configures the awaits of an <c>await foreach</c>.</summary>
    /// <param name="continueOnCapturedContext">Whether to continue on the captured context.</param>
    /// <returns>The rows.</returns>
    public ConfiguredCancelableAsyncEnumerable<LiveRow<TRow>> ConfigureAwait(bool continueOnCapturedContext) =>
        TaskAsyncEnumerableExtensions.ConfigureAwait(AsAsyncEnumerable(), continueOnCapturedContext);

    /// <summary>Returns whether there is a row, with one request for one row.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether there is a row.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public Task<bool> AnyAsync(CancellationToken cancellationToken = default) => AsRecords().AnyAsync(cancellationToken);

    /// <summary>Counts the rows, with a request for each 100 rows, which returns one column of each.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The number.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public Task<int> CountAsync(CancellationToken cancellationToken = default) => AsRecords().CountAsync(cancellationToken);

    /// <summary>Returns the first row, with one request for one row.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row; null when there is none.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async Task<LiveRow<TRow>?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await Rows.ReadAsync(State.WithTake(1), cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Reads all rows.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotionException">A request failed.</exception>
    public async Task<List<LiveRow<TRow>>> ToListAsync(CancellationToken cancellationToken = default) =>
        await AsAsyncEnumerable().ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Returns the query as C#.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => State.Describe(TRow.RowType.Name);
}

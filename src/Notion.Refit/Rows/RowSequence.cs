using System.Runtime.CompilerServices;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Rows;

/// <summary>Rows of a data source, read when they are enumerated: with <c>await foreach</c>, or with one of the methods.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <remarks>
/// Immutable; every step returns a new sequence, and every enumeration reads anew. It is not an <see cref="IAsyncEnumerable{T}"/>, so that
/// conditions are never evaluated in memory by mistake; <see cref="AsAsyncEnumerable"/> converts it.
/// </remarks>
public partial class RowSequence<TRow>
    where TRow : class, INotionRow<TRow>
{
    private protected RowSequence(RowContext<TRow> context, RowQueryState state)
    {
        Context = context;
        State = state;
    }

    /// <summary>The data source.</summary>
    internal RowContext<TRow> Context { get; }

    /// <summary>The query.</summary>
    internal RowQueryState State { get; }

    internal static RowSequence<TRow> Create(RowContext<TRow> context, RowQueryState state) => new(context, state);

    /// <summary>Returns an enumerator over the rows.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The enumerator.</returns>
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);

    /// <summary>Converts the sequence for APIs that take an <see cref="IAsyncEnumerable{T}"/>, and for LINQ in memory.</summary>
    /// <returns>The rows.</returns>
    public IAsyncEnumerable<TRow> AsAsyncEnumerable() => RowReading.ReadAllAsync(Context, State, CancellationToken.None);

    /// <summary>Sets the cancellation token of an <c>await foreach</c>.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows.</returns>
    public ConfiguredCancelableAsyncEnumerable<TRow> WithCancellation(CancellationToken cancellationToken) => AsAsyncEnumerable().WithCancellation(cancellationToken);

    /// <summary>Configures the awaits of an <c>await foreach</c>.</summary>
    /// <param name="continueOnCapturedContext">Whether to continue on the captured context.</param>
    /// <returns>The rows.</returns>
    public ConfiguredCancelableAsyncEnumerable<TRow> ConfigureAwait(bool continueOnCapturedContext) =>
        TaskAsyncEnumerableExtensions.ConfigureAwait(AsAsyncEnumerable(), continueOnCapturedContext);

    /// <summary>Returns whether there is a row, with one request for one row.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether there is a row.</returns>
    public Task<bool> AnyAsync(CancellationToken cancellationToken = default) => RowAggregates.AnyAsync(this, cancellationToken);

    /// <summary>Counts the rows, with a request for each 100 rows, which returns one column of each.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The number.</returns>
    public Task<int> CountAsync(CancellationToken cancellationToken = default) => RowAggregates.CountAsync(this, cancellationToken);

    /// <summary>Returns the first row, with one request for one row.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row; null when there is none.</returns>
    public async Task<TRow?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await Create(Context, State.WithTake(1)).AsAsyncEnumerable().FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Returns the first row, with one request for one row.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public async Task<TRow> FirstAsync(CancellationToken cancellationToken = default) =>
        await FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"There is no row: {this}");

    /// <summary>Returns the only row, with one request for two rows.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public async Task<TRow?> SingleOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        List<TRow> rows = await Create(Context, State.WithTake(2)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Count < 2 ? rows.FirstOrDefault() : throw new InvalidOperationException($"There is more than one row: {this}");
    }

    /// <summary>Returns the only row, with one request for two rows.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    public async Task<TRow> SingleAsync(CancellationToken cancellationToken = default) =>
        await SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"There is no row: {this}");

    /// <summary>Reads all rows.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows.</returns>
    public async Task<List<TRow>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<TRow>();
        await foreach (TRow row in AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            rows.Add(row);
        return rows;
    }

    /// <summary>Reads all rows.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows.</returns>
    public async Task<TRow[]> ToArrayAsync(CancellationToken cancellationToken = default) => [.. await ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>Reads all rows into a dictionary.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="key">Returns the key of a row.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows by key.</returns>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    public async Task<Dictionary<TKey, TRow>> ToDictionaryAsync<TKey>(Func<TRow, TKey> key, CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        var rows = new Dictionary<TKey, TRow>();
        await foreach (TRow row in AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            rows.Add(key(row), row);
        return rows;
    }

    /// <summary>Returns the query as C#.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => State.Describe(TRow.RowType.Name);

    /// <summary>Returns the query as it is sent to Notion. Reads the schema first if necessary.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The JSON of the request body.</returns>
    public Task<string> ToRequestJsonAsync(CancellationToken cancellationToken = default) => RowPages.DescribeAsync(Context, State, cancellationToken);
}

using System.ComponentModel;

namespace Notion.Refit.Rows;

/// <content>The methods of LINQ that Notion cannot carry out: the message of the compiler says what to write instead.</content>
public partial class RowSequence<TRow>
{
    /// <summary>Not supported: Notion returns whole rows.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="selector">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion does not project rows. Write await foreach, or AsAsyncEnumerable().Select(row => …) to convert rows in memory; in a query expression end with 'select t' after a where or orderby.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowSequence<TRow> Select<TResult>(Func<TRow, TResult> selector) => throw new NotSupportedException();

    /// <summary>Not supported: Notion does not join.</summary>
    /// <typeparam name="TInner">The inner type.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="collection">Not used.</param>
    /// <param name="selector">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion does not join. Read the related rows by their ids, or use AsAsyncEnumerable().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowSequence<TRow> SelectMany<TInner, TResult>(Func<TRow, IEnumerable<TInner>> collection, Func<TRow, TInner, TResult> selector) => throw new NotSupportedException();

    /// <summary>Not supported: Notion does not join.</summary>
    /// <typeparam name="TInner">The inner type.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="inner">Not used.</param>
    /// <param name="outerKey">Not used.</param>
    /// <param name="innerKey">Not used.</param>
    /// <param name="selector">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion does not join. Read the related rows by their ids, or use AsAsyncEnumerable().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowSequence<TRow> Join<TInner, TKey, TResult>(
        RowSequence<TInner> inner, Func<TRow, TKey> outerKey, Func<TInner, TKey> innerKey, Func<TRow, TInner, TResult> selector)
        where TInner : class, INotionRow<TInner> => throw new NotSupportedException();

    /// <summary>Not supported: Notion does not group.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="key">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion does not group rows. Group in memory: AsAsyncEnumerable().GroupBy(row => …).", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowSequence<TRow> GroupBy<TKey>(Func<TRow, TKey> key) => throw new NotSupportedException();

    /// <summary>Not supported: Notion does not join.</summary>
    /// <typeparam name="TInner">The inner type.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="collection">Not used.</param>
    /// <param name="selector">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion does not join. Read the related rows by their ids, or use AsAsyncEnumerable().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowSequence<TRow> SelectMany<TInner, TResult>(Func<TRow, RowSequence<TInner>> collection, Func<TRow, TInner, TResult> selector)
        where TInner : class, INotionRow<TInner> => throw new NotSupportedException();

    /// <summary>Not supported: rows are read by requests.</summary>
    /// <param name="predicate">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Rows are read by requests. Write await FirstAsync() or FirstOrDefaultAsync().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TRow First(Func<TRow, bool>? predicate = null) => throw new NotSupportedException();

    /// <summary>Not supported: rows are read by requests.</summary>
    /// <param name="predicate">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Rows are read by requests. Write await FirstOrDefaultAsync().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TRow FirstOrDefault(Func<TRow, bool>? predicate = null) => throw new NotSupportedException();

    /// <summary>Not supported: rows are read by requests.</summary>
    /// <param name="predicate">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Rows are read by requests. Write await SingleAsync().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TRow Single(Func<TRow, bool>? predicate = null) => throw new NotSupportedException();

    /// <summary>Not supported: rows are read by requests.</summary>
    /// <param name="predicate">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Rows are read by requests. Write await AnyAsync().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool Any(Func<TRow, bool>? predicate = null) => throw new NotSupportedException();

    /// <summary>Not supported: rows are read by requests.</summary>
    /// <param name="predicate">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Rows are read by requests. Write await CountAsync().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Count(Func<TRow, bool>? predicate = null) => throw new NotSupportedException();

    /// <summary>Not supported: see the message of the compiler.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete("Rows are read by requests. Write await ToListAsync().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public List<TRow> ToList() => throw new NotSupportedException();

    /// <summary>Not supported: see the message of the compiler.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete("Rows are read by requests. Write await ToArrayAsync().", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TRow[] ToArray() => throw new NotSupportedException();

    /// <summary>Not supported: see the message of the compiler.</summary>
    /// <param name="count">Not used.</param>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion does not skip rows. Skip them while reading: AsAsyncEnumerable().Skip(count).", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowSequence<TRow> Skip(int count) => throw new NotSupportedException();

    /// <summary>Not supported: see the message of the compiler.</summary>
    /// <returns>Nothing.</returns>
    [Obsolete("Notion returns each row once. For distinct values, read the rows and use LINQ in memory.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RowSequence<TRow> Distinct() => throw new NotSupportedException();
}

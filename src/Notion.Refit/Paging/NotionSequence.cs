using Notion.Refit.Paging;

namespace Notion.Refit;

/// <summary>The items of a list, requested page by page while they are enumerated.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks>
/// <para>Nothing is requested before the sequence is enumerated; each enumeration sends its own requests. All operators of LINQ apply.</para>
/// <para>
/// <see cref="Take"/>, <see cref="FirstAsync"/>, <see cref="FirstOrDefaultAsync"/> and <see cref="AnyAsync"/>, called directly on this sequence, ask
/// Notion for no more items than are needed (<c>page_size</c>), and for no page ahead that is not. After another operator, such as a condition
/// that is checked in the program, they are LINQ's own and full pages of 100 are requested.
/// </para>
/// </remarks>
public abstract class NotionSequence<T> : IAsyncEnumerable<T>
{
    private protected NotionSequence()
    {
    }

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => Enumerate(null).GetAsyncEnumerator(cancellationToken);

    /// <summary>Returns the first items. Notion is asked for no more.</summary>
    /// <param name="count">The most items.</param>
    /// <returns>The sequence; empty, without a request, when the number is 0 or less.</returns>
    public NotionSequence<T> Take(int count) => new TakenSequence<T>(this, count);

    /// <summary>Returns the first item, which is all that Notion is asked for.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The item.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public async ValueTask<T> FirstAsync(CancellationToken cancellationToken = default)
    {
        (bool isFound, T? item) = await TryFirstAsync(cancellationToken).ConfigureAwait(false);
        return isFound ? item! : throw new InvalidOperationException("The list has no items.");
    }

    /// <summary>Returns the first item, which is all that Notion is asked for, or the default when there is none.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The item; null when there is none.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async ValueTask<T?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        (await TryFirstAsync(cancellationToken).ConfigureAwait(false)).Item;

    /// <summary>Returns whether there are items. Notion is asked for one.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether there is an item.</returns>
    /// <exception cref="NotionException">The request failed.</exception>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        (await TryFirstAsync(cancellationToken).ConfigureAwait(false)).IsFound;

    /// <summary>Enumerates the first items.</summary>
    /// <param name="most">The most items, at least 1; null for all.</param>
    internal abstract IAsyncEnumerable<T> Enumerate(int? most);

    private async ValueTask<(bool IsFound, T? Item)> TryFirstAsync(CancellationToken cancellationToken)
    {
        await foreach (T item in Enumerate(1).WithCancellation(cancellationToken).ConfigureAwait(false))
            return (true, item);
        return default;
    }
}

using System.Globalization;

namespace Notion.Refit.Content;

/// <summary>The result of an export or import.</summary>
public abstract record TransferResult
{
    private protected TransferResult(IReadOnlyList<TransferItem> items, IReadOnlyList<TransferNotice> notices)
    {
        Items = items;
        Notices = notices;
    }

    /// <summary>Gets the pages and databases with what was done, in the order of their paths.</summary>
    public IReadOnlyList<TransferItem> Items { get; }

    /// <summary>Gets what could not be carried over as it was, in the order of the paths. Pages that were not read in this run are not in it.</summary>
    public IReadOnlyList<TransferNotice> Notices { get; }

    /// <summary>Counts the items with a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The number.</returns>
    public int Count(TransferState state) => Items.Count(item => item.State == state);

    /// <summary>Returns the numbers of items by state, such as <c>3 created, 1 updated, 20 unchanged, 0 stale</c>.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(TransferState.Created)} created, {Count(TransferState.Updated)} updated, {Count(TransferState.Unchanged)} unchanged, {Count(TransferState.Stale)} stale");
}

using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>The first rows in an order out of many that come in any order. Costs no more than what it keeps.</summary>
internal sealed class FirstRows(IComparer<RowCursor> order, int count)
{
    // The last of those that are kept is on top: it is the one to go. Each has a cursor of its own, so that what it sorts by is read once.
    private readonly PriorityQueue<RowCursor, RowCursor> _kept = new(Comparer<RowCursor>.Create((left, right) => order.Compare(right, left)));

    /// <summary>Keeps a row if it is among the first so far.</summary>
    /// <returns>A cursor that is free for the next row; null when there is none.</returns>
    public RowCursor? Offer(RowCursor row)
    {
        if (_kept.Count < count)
        {
            _kept.Enqueue(row, row);
            return null;
        }

        return order.Compare(row, _kept.Peek()) < 0 ? _kept.DequeueEnqueue(row, row) : row;
    }

    public StoredPage[] ToArray()
    {
        var rows = new StoredPage[_kept.Count];
        for (int i = rows.Length - 1; i >= 0; i--)
            rows[i] = _kept.Dequeue().Page;
        return rows;
    }
}

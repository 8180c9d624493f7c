using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Values;

/// <summary>The first rows in an order out of many that come in any order. Costs no more than what it keeps.</summary>
internal sealed class FirstRows(IComparer<StoredPage> order, int count)
{
    // The last of those that are kept is on top: it is the one to go.
    private readonly PriorityQueue<StoredPage, StoredPage> _kept = new(Comparer<StoredPage>.Create((left, right) => order.Compare(right, left)));

    public void Offer(StoredPage row)
    {
        if (_kept.Count < count)
            _kept.Enqueue(row, row);
        else if (order.Compare(row, _kept.Peek()) < 0)
            _kept.DequeueEnqueue(row, row);
    }

    public StoredPage[] ToArray()
    {
        var rows = new StoredPage[_kept.Count];
        for (int i = rows.Length - 1; i >= 0; i--)
            rows[i] = _kept.Dequeue();
        return rows;
    }
}

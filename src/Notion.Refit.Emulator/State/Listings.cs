using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>Keeps the lists that requests page through, so that each page after the first costs only its own entries.</summary>
/// <remarks>
/// A list holds until the workspace changes. Between changes the pages of one list are found and ordered once; while others write, each page
/// costs one pass, as a first page does.
/// </remarks>
internal sealed class Listings : ISnapshotCache
{
    /// <summary>The number of lists that are kept: the newest ones.</summary>
    public const int Capacity = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Revision, Listing Listing)> _kept = new(StringComparer.Ordinal);
    private readonly Queue<string> _keys = new();
    private long _visits;

    /// <summary>The number of nodes that lists were made from so far: the work, counted.</summary>
    public long Visits => Interlocked.Read(ref _visits);

    /// <summary>Counts nodes that were looked at to make a list.</summary>
    public void CountVisits(int nodes) => Interlocked.Add(ref _visits, nodes);

    /// <summary>Returns a list, which is made unless it is kept. To be called under the lock of the workspace.</summary>
    /// <param name="key">Identifies the list: what is asked for, by whom, and when if that matters.</param>
    /// <param name="revision">The revision of the workspace.</param>
    /// <param name="make">Makes the list.</param>
    public Listing Get(string key, long revision, Func<Listing> make)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out (long Revision, Listing Listing) kept) && kept.Revision == revision)
                return kept.Listing;
        }

        Listing made = make();
        lock (_lock)
        {
            if (!_kept.ContainsKey(key))
            {
                _keys.Enqueue(key);
                if (_keys.Count > Capacity)
                    _kept.Remove(_keys.Dequeue());
            }

            _kept[key] = (revision, made);
        }

        return made;
    }
}

namespace Notion.Refit.Live.Store;

/// <summary>The knowledge of all objects by their ids: a hash table with open addressing, for one writer at a time and any number of readers.</summary>
/// <remarks>
/// <para>A slot is one reference, and what it refers to does not change: a reader sees an object as it was before a write or as it is after it. Readers take
/// no lock; the writer holds the lock of the store.</para>
/// <para>A store holds every block of a workspace, so its own memory matters: a <c>ConcurrentDictionary</c> has a node of 56 bytes for each entry, which
/// repeats the key and the hash.</para>
/// </remarks>
internal sealed class KnownTable
{
    private const int Least = 16;
    private const double MostFull = 0.7;

    // The mark of a slot whose object was removed: a search goes on after it.
    private static readonly Known s_removed = new KnownParent(Guid.Empty);

    private Known?[] _slots = new Known?[Least];
    private int _count;

    // Those that were removed still count: they make searches longer.
    private int _used;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Returns what is known of an object; null when nothing is.</summary>
    public Known? Find(Guid id)
    {
        Known?[] slots = Volatile.Read(ref _slots);
        for (int i = StartOf(id, slots.Length); ; i = Next(i, slots.Length))
        {
            Known? known = Volatile.Read(ref slots[i]);
            if (known is null)
                return null;
            if (known.Id == id && !ReferenceEquals(known, s_removed))
                return known;
        }
    }

    /// <summary>Adds or replaces what is known of an object.</summary>
    public void Set(Known known)
    {
        Guid id = known.Id;
        int free = -1;
        int i = StartOf(id, _slots.Length);
        for (; _slots[i] is { } other; i = Next(i, _slots.Length))
        {
            if (ReferenceEquals(other, s_removed))
            {
                if (free < 0)
                    free = i;
            }
            else if (other.Id == id)
            {
                Volatile.Write(ref _slots[i], known);
                return;
            }
        }

        Volatile.Write(ref _count, _count + 1);
        if (free >= 0)
        {
            Volatile.Write(ref _slots[free], known);
            return;
        }

        Volatile.Write(ref _slots[i], known);
        if (++_used > _slots.Length * MostFull)
            Rebuild();
    }

    /// <summary>Removes what is known of an object; returns whether something was.</summary>
    public bool Remove(Guid id)
    {
        for (int i = StartOf(id, _slots.Length); _slots[i] is { } known; i = Next(i, _slots.Length))
        {
            if (known.Id != id || ReferenceEquals(known, s_removed))
                continue;
            Volatile.Write(ref _slots[i], s_removed);
            Volatile.Write(ref _count, _count - 1);
            return true;
        }

        return false;
    }

    /// <summary>Returns the ids of all objects.</summary>
    public List<Guid> Ids()
    {
        var ids = new List<Guid>(Count);
        foreach (Known? known in Volatile.Read(ref _slots))
        {
            if (known is not null && !ReferenceEquals(known, s_removed))
                ids.Add(known.Id);
        }

        return ids;
    }

    // Half as large again as what is there needs, since each free slot costs 8 bytes. Readers go on in the old array, which is not changed any more.
    private void Rebuild()
    {
        var slots = new Known?[Math.Max(Least, (int)(_count * 1.5 / MostFull))];
        foreach (Known? known in _slots)
        {
            if (known is null || ReferenceEquals(known, s_removed))
                continue;
            int i = StartOf(known.Id, slots.Length);
            while (slots[i] is not null)
                i = Next(i, slots.Length);
            slots[i] = known;
        }

        _used = _count;
        Volatile.Write(ref _slots, slots);
    }

    // Multiplied, so that ids that differ in few bits are not side by side; then scaled to the length.
    private static int StartOf(Guid id, int length) => (int)(((uint)id.GetHashCode() * 0x9E3779B9u * (ulong)length) >> 32);

    private static int Next(int i, int length) => i + 1 == length ? 0 : i + 1;
}

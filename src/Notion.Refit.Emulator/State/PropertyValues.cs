using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>Values by the decoded ids of their properties, in the order of the ids.</summary>
/// <remarks>
/// Rows are many and have few values each: an array takes less memory than a dictionary, and a query of thousands of rows waits for memory more
/// than for anything else. Rows of one data source mostly have values of the same properties, so what is at some place of one row is there in the next.
/// </remarks>
internal sealed class PropertyValues : ISnapshotState
{
    private Entry[] _entries = [];

    /// <summary>The ids of the properties that have a value.</summary>
    public IEnumerable<string> Ids => _entries.Select(entry => entry.Id);

    /// <summary>Sets a value.</summary>
    public WritablePropertyValue this[string id]
    {
        set
        {
            int place = Search(id);
            if (place >= 0)
                _entries[place] = new Entry(id, value);
            else
                _entries = [.. _entries.AsSpan(0, ~place), new Entry(id, value), .. _entries.AsSpan(~place)];
        }
    }

    /// <summary>Finds a value; null when there is none.</summary>
    public WritablePropertyValue? Find(string id)
    {
        int place = Search(id);
        return place >= 0 ? _entries[place].Value : null;
    }

    /// <summary>Finds a value; null when there is none.</summary>
    /// <param name="id">The decoded id of the property.</param>
    /// <param name="place">Where the value of another row was found: looked at first. Where it is now, if it is there.</param>
    public WritablePropertyValue? Find(string id, ref int place)
    {
        Entry[] entries = _entries;
        if ((uint)place < (uint)entries.Length && string.Equals(entries[place].Id, id, StringComparison.Ordinal))
            return entries[place].Value;
        int found = Search(id);
        if (found < 0)
            return null;
        place = found;
        return entries[found].Value;
    }

    public void Remove(string id)
    {
        int place = Search(id);
        if (place >= 0)
            _entries = [.. _entries.AsSpan(0, place), .. _entries.AsSpan(place + 1)];
    }

    // Where the value is; the complement of where it would be if there is none.
    private int Search(string id)
    {
        int low = 0, high = _entries.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(_entries[middle].Id, id);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    private readonly record struct Entry(string Id, WritablePropertyValue Value);
}

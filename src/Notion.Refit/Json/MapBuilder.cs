using System.Runtime.InteropServices;

namespace Notion.Refit.Json;

/// <summary>Collects the entries of a map that is read. Allocates the map and its entries, and an index only for very large ones.</summary>
/// <remarks>
/// A name that comes twice is one entry with the later value. Looking for each name among all before it would cost most of the reading, so a
/// few bits tell of most names that they are new.
/// </remarks>
/// <typeparam name="T">The values.</typeparam>
[StructLayout(LayoutKind.Auto)]
internal struct MapBuilder<T>
{
    // Beyond it nearly all bits are set, and the map with its index is faster.
    private const int Many = 64;

    private ListBuilder<KeyValuePair<string, T>> _entries;
    private PropertyMap<T>? _map;
    private ulong _seen;
    private int _count;

    /// <summary>Adds an entry.</summary>
    public void Add(string key, T value)
    {
        if (_map is not null)
        {
            _map[key] = value;
            return;
        }

        ulong bit = BitOf(key);
        if ((_seen & bit) != 0 && Replace(key, value))
            return;
        _seen |= bit;
        _entries.Add(new(key, value));
        if (++_count == Many)
            _map = new PropertyMap<T>(_entries.ToList());
    }

    /// <summary>Makes the map.</summary>
    public PropertyMap<T> ToMap() => _map ?? new PropertyMap<T>(_entries.ToList());

    private static ulong BitOf(string key) => key.Length == 0 ? 1 : 1UL << (((key.Length * 31) + (key[0] * 7) + key[^1]) & 63);

    private bool Replace(string key, T value)
    {
        foreach (ref KeyValuePair<string, T> entry in _entries.Items)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                entry = new(key, value);
                return true;
            }
        }

        return false;
    }
}

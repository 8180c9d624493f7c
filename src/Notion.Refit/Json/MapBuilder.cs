using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Notion.Refit.Json;

/// <summary>Collects the entries of a map that is read. Allocates the map and its entries, and an index only for very large ones.</summary>
/// <remarks>
/// A name that comes twice is one entry with the later value. Looking for each name among all before it would cost most of the reading, so a
/// few bits show for most names that they are new.
/// </remarks>
/// <typeparam name="T">The values.</typeparam>
[StructLayout(LayoutKind.Auto)]
internal struct MapBuilder<T>
{
    // Beyond it nearly all bits are set, and the map with its index is faster.
    private const int Many = 64;

    private ListBuilder<KeyValuePair<string, T>> _entries;
    private PropertyMap<T>? _map;
    private Bits _seen;
    private int _count;

    /// <summary>Adds an entry.</summary>
    /// <param name="key">The name.</param>
    /// <param name="hash">Its hash, as <see cref="NameTable"/> gives it.</param>
    /// <param name="value">The value.</param>
    public void Add(string key, uint hash, T value)
    {
        if (_map is not null)
        {
            _map[key] = value;
            return;
        }

        // The lower bits are the place in the table: names that met there have them in common.
        ref ulong seen = ref _seen[(int)(hash >> 16) & (Bits.Length - 1)];
        ulong bit = 1UL << (int)(hash >> 10);
        if ((seen & bit) != 0 && Replace(key, value))
            return;
        seen |= bit;
        _entries.Add(new(key, value));
        if (++_count == Many)
            _map = new PropertyMap<T>(_entries.ToList());
    }

    /// <summary>Makes the map.</summary>
    public PropertyMap<T> ToMap() => _map ?? new PropertyMap<T>(_entries.ToList());

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

    [InlineArray(Length)]
    private struct Bits
    {
        public const int Length = 4;

        private ulong _first;
    }
}

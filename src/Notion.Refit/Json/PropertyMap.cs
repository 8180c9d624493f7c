using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Json;

/// <summary>An object whose member names are data, such as the properties of a page: a dictionary that keeps the order of the members.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <remarks>
/// Names are compared ordinally, as Notion does. The properties of a page or data source are found by their id as well, percent-encoded or not; a
/// name wins over an id. Small maps are searched, larger ones get an index at the first look-up; reading a page whose properties are only
/// enumerated never pays for one. Not safe for writers beside readers.
/// </remarks>
public sealed class PropertyMap<T> : IDictionary<string, T>, IReadOnlyDictionary<string, T>, IEquatable<PropertyMap<T>>
{
    private const int SearchedUpTo = 8;

    private KeyValuePair<string, T>[] _entries = [];
    private Dictionary<string, int>? _index;
    private int _count;

    /// <summary>Creates an empty map.</summary>
    public PropertyMap()
    {
    }

    /// <summary>Creates a map with the entries of another collection.</summary>
    /// <param name="entries">The entries; the last one of a name wins.</param>
    public PropertyMap(IEnumerable<KeyValuePair<string, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (KeyValuePair<string, T> entry in entries)
            this[entry.Key] = entry.Value;
    }

    /// <summary>Creates a map that owns the given entries, which have different names.</summary>
    internal PropertyMap(KeyValuePair<string, T>[] entries)
    {
        _entries = entries;
        _count = entries.Length;
    }

    /// <summary>The number of entries.</summary>
    public int Count => _count;

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Keys => Entries().Select(entry => entry.Key);

    /// <summary>The values, in order.</summary>
    public IEnumerable<T> Values => Entries().Select(entry => entry.Value);

    ICollection<string> IDictionary<string, T>.Keys => [.. Keys];

    ICollection<T> IDictionary<string, T>.Values => [.. Values];

    bool ICollection<KeyValuePair<string, T>>.IsReadOnly => false;

    /// <summary>Gets or sets the value of a name or id.</summary>
    /// <param name="key">The name, or the id of a property. Setting adds an entry or replaces the one of that name.</param>
    /// <exception cref="KeyNotFoundException">There is no such name (reading). The message lists the names there are.</exception>
    public T this[string key]
    {
        get => IndexOfNameOrId(key) is var index and >= 0 ? _entries[index].Value : throw NotFound(key);
        set
        {
            int index = IndexOf(key);
            if (index >= 0)
                _entries[index] = new(key, value);
            else
                Append(key, value);
        }
    }

    /// <summary>Adds an entry at the end.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The name exists already.</exception>
    public void Add(string key, T value)
    {
        if (IndexOf(key) >= 0)
            throw new ArgumentException($"There is a '{key}' already.", nameof(key));
        Append(key, value);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOfNameOrId(key) >= 0;

    /// <inheritdoc cref="IDictionary{TKey, TValue}.TryGetValue"/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        int index = IndexOfNameOrId(key);
        value = index < 0 ? default : _entries[index].Value;
        return index >= 0;
    }

    /// <summary>Removes an entry.</summary>
    /// <param name="key">The name.</param>
    /// <returns>Whether it existed.</returns>
    public bool Remove(string key)
    {
        int index = IndexOf(key);
        if (index < 0)
            return false;
        Array.Copy(_entries, index + 1, _entries, index, _count - index - 1);
        _entries[--_count] = default;
        _index = null;
        return true;
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        _entries = [];
        _index = null;
        _count = 0;
    }

    /// <summary>Enumerates the entries in order, without allocating.</summary>
    /// <returns>The enumerator.</returns>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<string, T>>.Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, T>>.Contains(KeyValuePair<string, T> item) =>
        TryGetValue(item.Key, out T? value) && EqualityComparer<T>.Default.Equals(value, item.Value);

    void ICollection<KeyValuePair<string, T>>.CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => Array.Copy(_entries, 0, array, arrayIndex, _count);

    bool ICollection<KeyValuePair<string, T>>.Remove(KeyValuePair<string, T> item) =>
        ((ICollection<KeyValuePair<string, T>>)this).Contains(item) && Remove(item.Key);

    /// <summary>Whether the same names have equal values, in any order.</summary>
    /// <param name="other">The other map.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(PropertyMap<T>? other)
    {
        if (other is null || other._count != _count)
            return false;
        foreach (KeyValuePair<string, T> entry in this)
        {
            int index = other.IndexOf(entry.Key);
            if (index < 0 || !EqualityComparer<T>.Default.Equals(entry.Value, other._entries[index].Value))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyMap<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _count;

    /// <summary>Lists the names.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{{ {string.Join(", ", Keys)} }}";

    /// <summary>Finds an entry by its name, by the id of its property, or by its name in the notation of code.</summary>
    /// <param name="key">
    /// The name, the id, or the letters and digits of the name in upper or lower case: <c>EstimatedValue</c> and <c>estimated_value</c> find
    /// "💰 Estimated value". Names win over ids, both over the third form.
    /// </param>
    /// <returns>The entry.</returns>
    /// <exception cref="KeyNotFoundException">There is no such entry. The message lists the names that exist.</exception>
    /// <exception cref="ArgumentException">Several names have the same letters and digits. The message lists them.</exception>
    public KeyValuePair<string, T> Find(string key) => TryFind(key, out KeyValuePair<string, T> entry) ? entry : throw NotFound(key);

    /// <summary>Finds an entry as <see cref="Find"/> does.</summary>
    /// <param name="key">The name, the id, or the letters and digits of the name.</param>
    /// <param name="entry">The entry; the default when there is none.</param>
    /// <returns>Whether there is such an entry.</returns>
    /// <exception cref="ArgumentException">Several names have the same letters and digits. The message lists them.</exception>
    public bool TryFind(string key, out KeyValuePair<string, T> entry)
    {
        int index = IndexOfNameOrId(key);
        if (index < 0)
            index = IndexOfSlug(key);
        entry = index < 0 ? default : _entries[index];
        return index >= 0;
    }

    private KeyNotFoundException NotFound(string key) =>
        new($"There is no '{key}'. There are: {string.Join(", ", Keys.Select(name => $"'{name}'"))}.");

    private int IndexOfNameOrId(string key)
    {
        int index = IndexOf(key);

        if (index >= 0 || _count == 0 || key.Length == 0 || typeof(T).IsValueType || _entries[0].Value is not IIdentifiedProperty)
            return index;
        var id = new PropertyId(key);
        for (int i = 0; i < _count; i++)
        {
            if (_entries[i].Value is IIdentifiedProperty property && property.Id == id)
                return i;
        }

        return -1;
    }

    private int IndexOfSlug(string key)
    {
        int found = -1;
        for (int i = 0; i < _count; i++)
        {
            if (!PropertySlug.Matches(_entries[i].Key, key))
                continue;
            if (found >= 0)
                throw new ArgumentException($"'{key}' may be '{_entries[found].Key}' or '{_entries[i].Key}'. Use the name or the id.", nameof(key));
            found = i;
        }

        return found;
    }

    private int IndexOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_count > SearchedUpTo)
            return (_index ??= BuildIndex()).GetValueOrDefault(key, -1);
        for (int i = 0; i < _count; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private void Append(string key, T value)
    {
        if (_count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(4, _count * 2));
        _entries[_count] = new(key, value);
        _index?.Add(key, _count);
        _count++;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(_count, StringComparer.Ordinal);
        for (int i = 0; i < _count; i++)
            index[_entries[i].Key] = i;
        return index;
    }

    private ArraySegment<KeyValuePair<string, T>> Entries() => new(_entries, 0, _count);

    /// <summary>Enumerates the entries in order.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, T>>
    {
        private readonly PropertyMap<T> _map;
        private int _index;

        internal Enumerator(PropertyMap<T> map)
        {
            _map = map;
            _index = -1;
        }

        /// <inheritdoc/>
        public readonly KeyValuePair<string, T> Current => _map._entries[_index];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _map._count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}

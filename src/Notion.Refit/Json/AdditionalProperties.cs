using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Members of a JSON object that this version of the library does not know, in the order they came.</summary>
/// <remarks>They are written back as they were read. Members put in by hand are sent along: the way to use what Notion added yesterday.</remarks>
public sealed class AdditionalProperties : IReadOnlyDictionary<string, JsonElement>, IEquatable<AdditionalProperties>
{
    private readonly List<KeyValuePair<string, JsonElement>> _members = [];

    /// <summary>The number of members.</summary>
    public int Count => _members.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _members.Select(member => member.Key);

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => _members.Select(member => member.Value);

    /// <summary>The value of a member.</summary>
    /// <param name="key">The name of the member, as it is in JSON.</param>
    /// <exception cref="KeyNotFoundException">The member does not exist (reading).</exception>
    public JsonElement this[string key]
    {
        get => TryGetValue(key, out JsonElement value) ? value : throw new KeyNotFoundException($"There is no member '{key}'.");
        set
        {
            int index = IndexOf(key);
            if (index < 0)
                _members.Add(new(key, value));
            else
                _members[index] = new(key, value);
        }
    }

    /// <summary>Adds a member.</summary>
    /// <param name="key">The name of the member, as it is in JSON.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">There is such a member already.</exception>
    public void Add(string key, JsonElement value)
    {
        if (IndexOf(key) >= 0)
            throw new ArgumentException($"There is a member '{key}' already.", nameof(key));
        _members.Add(new(key, value));
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        int index = IndexOf(key);
        value = index < 0 ? default : _members[index].Value;
        return index >= 0;
    }

    /// <summary>Enumerates the members in order.</summary>
    /// <returns>The enumerator.</returns>
    public List<KeyValuePair<string, JsonElement>>.Enumerator GetEnumerator() => _members.GetEnumerator();

    IEnumerator<KeyValuePair<string, JsonElement>> IEnumerable<KeyValuePair<string, JsonElement>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Compares by content: the same names have the same JSON, in any order.</summary>
    /// <param name="other">The object to compare with.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(AdditionalProperties? other) =>
        other is not null
        && other.Count == Count
        && _members.TrueForAll(member => other.TryGetValue(member.Key, out JsonElement value) && RawJsonWriting.AreEqual(member.Value, value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AdditionalProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    internal bool Remove(string key, out JsonElement value)
    {
        int index = IndexOf(key);
        if (index < 0)
        {
            value = default;
            return false;
        }

        value = _members[index].Value;
        _members.RemoveAt(index);
        return true;
    }

    internal void Write(Utf8JsonWriter writer)
    {
        foreach (KeyValuePair<string, JsonElement> member in _members)
        {
            writer.WritePropertyName(member.Key);
            writer.WriteRaw(member.Value);
        }
    }

    private int IndexOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        for (int i = 0; i < _members.Count; i++)
        {
            if (string.Equals(_members[i].Key, key, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}

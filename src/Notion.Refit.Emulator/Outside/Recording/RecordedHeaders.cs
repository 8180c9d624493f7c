using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Emulator.Outside.Recording;

/// <summary>The headers of a recorded request. They are sorted out when they are first looked at, which for most requests is never.</summary>
/// <param name="headers">The headers in order; of those that come twice the last one counts.</param>
internal sealed class RecordedHeaders(IReadOnlyList<KeyValuePair<string, string>> headers) : IReadOnlyDictionary<string, string>
{
    private Dictionary<string, string>? _byName;

    public int Count => ByName.Count;

    public IEnumerable<string> Keys => ByName.Keys;

    public IEnumerable<string> Values => ByName.Values;

    public string this[string key] => ByName[key];

    private Dictionary<string, string> ByName => _byName ??= Sort();

    public bool ContainsKey(string key) => ByName.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => ByName.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ByName.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, string> Sort()
    {
        var byName = new Dictionary<string, string>(headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in headers)
            byName[name] = value;
        return byName;
    }
}

namespace Notion.Refit.Content.Folders;

/// <summary>A mapping, in the order of the file.</summary>
internal sealed record YamlMap : YamlValue
{
    private readonly List<KeyValuePair<string, YamlValue>> _entries = [];

    public IReadOnlyList<KeyValuePair<string, YamlValue>> Entries => _entries;

    public YamlValue? this[string key] => _entries.Find(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)).Value;

    public void Add(string key, YamlValue value) => _entries.Add(new(key, value));
}

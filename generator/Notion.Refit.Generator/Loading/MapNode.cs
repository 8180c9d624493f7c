using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Generator.Loading;

/// <summary>A mapping, in the order of the file.</summary>
internal sealed class MapNode(SourceLocation location, IReadOnlyList<KeyValuePair<string, Node>> entries) : Node(location)
{
    private readonly Dictionary<string, Node> _byKey = new(entries, StringComparer.Ordinal);

    public IReadOnlyList<KeyValuePair<string, Node>> Entries => entries;

    public override string Kind => "a mapping";

    public Node? this[string key] => _byKey.GetValueOrDefault(key);

    public bool Has(string key) => _byKey.ContainsKey(key);

    public MapNode? Map(string key) => this[key] as MapNode;

    public ListNode? List(string key) => this[key] as ListNode;

    public string? Text(string key) => (this[key] as ScalarNode)?.Text;

    public bool Flag(string key) => this[key] is ScalarNode { IsTrue: true };

    /// <summary>The texts of a list; empty when there is none.</summary>
    public IReadOnlyList<string> Texts(string key) => List(key)?.Texts ?? [];

    /// <summary>The mappings of a list; empty when there is none.</summary>
    public IEnumerable<MapNode> Maps(string key) => List(key)?.Items.OfType<MapNode>() ?? [];

    /// <summary>The entries of a mapping whose values are mappings too; empty when there is none.</summary>
    public IEnumerable<KeyValuePair<string, MapNode>> MapEntries(string key) =>
        from entry in Map(key)?.Entries ?? []
        where entry.Value is MapNode
        select KeyValuePair.Create(entry.Key, (MapNode)entry.Value);

    /// <summary>The reference that this node is, or is beside of its own members.</summary>
    public bool IsReference([NotNullWhen(true)] out string? reference) => (reference = Text("$ref")) is not null;
}

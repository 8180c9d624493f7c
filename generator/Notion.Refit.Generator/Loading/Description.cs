using System.Globalization;
using Notion.Refit.Generator.Checks;

namespace Notion.Refit.Generator.Loading;

/// <summary>The files of the description.</summary>
internal sealed class Description
{
    /// <summary>Name of the file that lists paths and webhooks.</summary>
    public const string RootFile = "notion.yaml";

    private readonly string _folder;
    private readonly SortedDictionary<string, MapNode> _documents;

    private Description(string folder, SortedDictionary<string, MapNode> documents)
    {
        _folder = folder;
        _documents = documents;
    }

    /// <summary>The documents by name (without folder), in ordinal order.</summary>
    public IReadOnlyDictionary<string, MapNode> Documents => _documents;

    public MapNode Root => _documents[RootFile];

    /// <summary>Loads every YAML file of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="displayFolder">How messages call it: <c>openapi</c>.</param>
    /// <param name="mistakes">Where to note what is wrong.</param>
    public static Description Load(string folder, string displayFolder, MistakeList mistakes) =>
        Load(Directory.EnumerateFiles(folder, "*.yaml").ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal), displayFolder, mistakes);

    /// <summary>Loads files that are given as text, by name.</summary>
    public static Description Load(IReadOnlyDictionary<string, string> files, string displayFolder, MistakeList mistakes)
    {
        SortedDictionary<string, MapNode> documents = new(StringComparer.Ordinal);
        foreach ((string name, string text) in files)
        {
            if (YamlReader.Read($"{displayFolder}/{name}", text, mistakes) is { } root)
                documents.Add(name, root);
        }

        if (!files.ContainsKey(RootFile))
            mistakes.Add(new SourceLocation($"{displayFolder}/{RootFile}", 1, "#"), "the root of the description is missing", "write it: it lists the paths and webhooks");

        if (!documents.ContainsKey(RootFile))
            documents.Add(RootFile, new MapNode(new SourceLocation($"{displayFolder}/{RootFile}", 1, "#"), []));

        return new Description(displayFolder, documents);
    }

    /// <summary>Returns the name of the file that has a node, without folder.</summary>
    public string FileOf(Node node) => node.Location.File[(_folder.Length + 1)..];

    /// <summary>Follows one reference.</summary>
    /// <returns>Null when it leads nowhere.</returns>
    public Node? Find(MapNode from, string reference)
    {
        int hash = reference.IndexOf('#', StringComparison.Ordinal);
        string file = hash < 0 ? reference : reference[..hash];
        if (!_documents.TryGetValue(file.Length == 0 ? FileOf(from) : file, out MapNode? root))
            return null;

        Node? node = root;
        foreach (string segment in JsonPointer.Split(hash < 0 ? "" : reference[(hash + 1)..]))
        {
            node = node switch
            {
                MapNode map => map[segment],
                ListNode list when int.TryParse(segment, CultureInfo.InvariantCulture, out int index) && index < list.Items.Count => list.Items[index],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>Follows references to the end; returns the node itself when it is not a reference.</summary>
    /// <returns>Null when a reference leads nowhere or in a circle.</returns>
    public MapNode? Resolve(MapNode node)
    {
        HashSet<MapNode> seen = [];
        while (node.IsReference(out string? reference))
        {
            if (!seen.Add(node) || Find(node, reference) is not MapNode next)
                return null;

            node = next;
        }

        return node;
    }
}

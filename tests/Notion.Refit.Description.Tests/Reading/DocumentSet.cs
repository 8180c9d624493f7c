using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>Documents that refer to one another.</summary>
internal sealed class DocumentSet
{
    private readonly Dictionary<string, YamlNode> _roots = new(StringComparer.Ordinal);

    /// <summary>Reads the files; each is known by its name without folder.</summary>
    public DocumentSet(IEnumerable<string> paths)
    {
        foreach (string path in paths)
            Add(Path.GetFileName(path), File.ReadAllText(path));
    }

    /// <summary>The names of the documents, sorted.</summary>
    public IEnumerable<string> Names => _roots.Keys.Order(StringComparer.Ordinal);

    /// <summary>Adds a document.</summary>
    public void Add(string name, string text)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(text));
        _roots[name] = stream.Documents[0].RootNode;
    }

    /// <summary>The root node of a document.</summary>
    public YamlNode Root(string name) => _roots[name];

    /// <summary>What a reference leads to: the document and the node; null when there is no such place.</summary>
    public (string Document, YamlNode Node)? Resolve(string from, string reference)
    {
        int hash = reference.IndexOf('#', StringComparison.Ordinal);
        string document = hash <= 0 ? (hash == 0 ? from : reference) : reference[..hash];
        if (document.StartsWith("./", StringComparison.Ordinal))
            document = document[2..];
        if (!_roots.TryGetValue(document, out YamlNode? node))
            return null;

        IEnumerable<string> steps = hash < 0 ? [] : reference[(hash + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (string step in steps)
        {
            string name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node is YamlSequenceNode sequence && int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out int index) && index < sequence.Children.Count
                ? sequence.Children[index]
                : node.Get(name);
            if (node is null)
                return null;
        }

        return (document, node);
    }
}

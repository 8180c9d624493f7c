using System.Diagnostics.CodeAnalysis;
using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>All components, by name and by the node that describes them.</summary>
internal sealed class SchemaIndex
{
    private readonly Dictionary<string, Schema> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<MapNode, Schema> _byNode = [];

    public IReadOnlyList<Schema> Ordered => [.. _byName.Values.OrderBy(schema => schema.Name, StringComparer.Ordinal)];

    public bool TryGet(string name, [NotNullWhen(true)] out Schema? schema) => _byName.TryGetValue(name, out schema);

    public bool TryGet(MapNode node, [NotNullWhen(true)] out Schema? schema) => _byNode.TryGetValue(node, out schema);

    public static SchemaIndex Create(Description description, MistakeList mistakes)
    {
        SchemaIndex index = new();
        AreaNames areas = new(description);
        SchemaClassifier classifier = new(description, mistakes);
        Dictionary<string, Schema> byFoldedName = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string file, MapNode document) in description.Documents)
        {
            foreach ((string name, MapNode node) in document.Map("components")?.MapEntries("schemas") ?? [])
            {
                if (!Names.IsValid(name))
                    mistakes.Add(node.Location, $"'{name}' cannot be the name of a C# type", "use letters and digits, and begin with a capital");

                Schema schema = classifier.Classify(name, areas.Of(file), node);
                if (byFoldedName.TryGetValue(name, out Schema? other))
                    mistakes.Add(node.Location, $"the C# name '{name}' is taken by the schema at {other.Location.File}:{other.Location.Line}", "name one of the two otherwise");
                else
                    index._byName.Add(name, schema);

                byFoldedName.TryAdd(name, schema);
                index._byNode.TryAdd(node, schema);
            }
        }

        return index;
    }
}

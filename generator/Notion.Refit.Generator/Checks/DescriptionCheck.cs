using Notion.Refit.Generator.Building;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Checks;

/// <summary>Everything that becomes an XML doc has a description.</summary>
/// <remarks>A reference may leave it to what it refers to; a constant and the tag of a union speak for themselves.</remarks>
internal static class DescriptionCheck
{
    private const string Remedy = "say in a sentence what it is: it becomes the XML doc";

    public static void Run(Description description, IReadOnlyList<Schema> schemas, MistakeList mistakes)
    {
        foreach (Schema schema in schemas)
        {
            if (Descriptions.Of(description, schema.Node).Length == 0)
                mistakes.Add(schema.Location, $"'{schema.Name}' has no description", Remedy);

            foreach ((string name, MapNode node) in OwnProperties(schema.Node))
            {
                if (!node.Has("const") && schema is not TaggedUnionSchema && Descriptions.Of(description, node).Length == 0)
                    mistakes.Add(node.Location, $"'{name}' has no description", Remedy);
            }
        }

        foreach (MapNode document in description.Documents.Values)
        {
            foreach (MapNode node in Documented(document))
            {
                if (!node.Has("$ref") && string.IsNullOrWhiteSpace(node.Text("description")))
                    mistakes.Add(node.Location, $"'{node.Text("operationId") ?? node.Text("name")}' has no description", Remedy);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, MapNode>> OwnProperties(MapNode schema) =>
        schema.MapEntries("properties").Concat(schema.Maps("allOf").SelectMany(part => part.MapEntries("properties")));

    /// <summary>Operations and parameters.</summary>
    private static IEnumerable<MapNode> Documented(MapNode document)
    {
        foreach (KeyValuePair<string, MapNode> parameter in document.Map("components")?.MapEntries("parameters") ?? [])
            yield return parameter.Value;

        foreach ((string _, MapNode item) in document.MapEntries("paths"))
        {
            foreach (MapNode parameter in item.Maps("parameters"))
                yield return parameter;

            foreach (MapNode operation in item.Entries.Select(entry => entry.Value).OfType<MapNode>().Where(node => node.Has("responses")))
            {
                yield return operation;
                if (operation.Map("x-stream") is { } stream)
                    yield return stream;
                foreach (MapNode parameter in operation.Maps("parameters"))
                    yield return parameter;
            }
        }
    }
}

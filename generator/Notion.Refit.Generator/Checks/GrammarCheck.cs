using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Checks;

/// <summary>Walks all files: every keyword is a known one, has the right kind of value, and every reference leads somewhere.</summary>
internal sealed class GrammarCheck(Description description, MistakeList mistakes)
{
    public static void Run(Description description, MistakeList mistakes)
    {
        GrammarCheck check = new(description, mistakes);
        foreach (MapNode document in description.Documents.Values)
            check.Visit(document, Element.Document);
    }

    private void Visit(MapNode node, Element element)
    {
        if (node.IsReference(out string? reference))
            VisitReference(node, reference);

        foreach ((string keyword, Node value) in node.Entries)
        {
            if (Grammar.Of(element).TryGetValue(keyword, out Shape? shape))
                VisitValue(keyword, value, shape);
            else
                Refuse(element, keyword, value);
        }
    }

    private void VisitValue(string keyword, Node value, Shape shape)
    {
        if (!shape.Fits(value))
        {
            mistakes.Add(value.Location, $"'{keyword}' is {value.Kind}", $"write {shape.Expected}");
            return;
        }

        if (shape is not Shape.Nested nested)
            return;

        foreach (MapNode child in Children(value, nested.Arity))
            Visit(child, nested.Element);
    }

    private static IEnumerable<MapNode> Children(Node value, Arity arity) => (value, arity) switch
    {
        (ListNode list, _) => list.Items.OfType<MapNode>(),
        (MapNode map, Arity.Map) => map.Entries.Select(entry => entry.Value).OfType<MapNode>(),
        (MapNode map, _) => [map],
        _ => [],
    };

    private void VisitReference(MapNode node, string reference)
    {
        if (description.Find(node, reference) is not MapNode)
            mistakes.Add(node["$ref"]!.Location, $"the reference '{reference}' leads nowhere", "correct it, or write what it should lead to");
        else if (description.Resolve(node) is null)
            mistakes.Add(node["$ref"]!.Location, $"the reference '{reference}' leads in a circle or on to nothing", "refer to the schema itself");
    }

    private void Refuse(Element element, string keyword, Node value)
    {
        string what = keyword.StartsWith("x-", StringComparison.Ordinal) ? "extension" : "keyword";
        mistakes.Add(
            value.Location,
            $"unknown {what} '{keyword}' in {Name(element)}",
            Grammar.Instead(keyword) ?? "remove it or correct its name (openapi/README.md lists what the generator understands)");
    }

    private static string Name(Element element) => element switch
    {
        Element.Operation or Element.Info or Element.Encoding => $"an {element.ToString().ToLowerInvariant()}",
        Element.ExternalDocs => "external docs",
        Element.Components => "the components",
        Element.PathItem => "a path item",
        Element.RequestBody => "a request body",
        Element.MediaType => "a media type",
        Element.SecurityScheme => "a security scheme",
        Element.Pagination => "x-paginated",
        _ => $"a {element.ToString().ToLowerInvariant()}",
    };
}

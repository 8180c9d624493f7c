using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Building;

/// <summary>Finds the description of a node.</summary>
internal static class Descriptions
{
    /// <summary>Returns the description of the node, else that of the component that it refers to, else an empty text.</summary>
    public static string Of(Description description, MapNode node)
    {
        if (node.Text("description") is { } own)
            return own.Trim();

        if (node.IsReference(out string? reference))
            return description.Find(node, reference) is MapNode target && target != node ? Of(description, target) : "";

        // oneOf [reference, null] and allOf [reference] say no more than the reference itself.
        return NodeShapes.Alternatives(node) is [var only] ? Of(description, only) : node.Maps("allOf").ToArray() is [var single] ? Of(description, single) : "";
    }
}

using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Building;

/// <summary>Finds the description of a place.</summary>
internal static class Descriptions
{
    /// <summary>What the place says of itself; else what the component says that it refers to; else nothing.</summary>
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

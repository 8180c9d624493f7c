using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Building;

/// <summary>The kinds of schemas by their form.</summary>
internal static class NodeShapes
{
    public static bool IsNull(MapNode node) => node.Text("type") == "null" && node.Entries.Count == 1;

    /// <summary>The types that <c>type</c> names, without null.</summary>
    public static IReadOnlyList<string> Types(MapNode node) =>
        node["type"] is ListNode list ? [.. list.Texts.Where(type => type != "null")] : node.Text("type") is { } type ? [type] : [];

    public static bool MayBeNull(MapNode node) =>
        (node["type"] is ListNode list && list.Texts.Contains("null", StringComparer.Ordinal)) || node.Maps("oneOf").Any(IsNull);

    /// <summary>The alternatives of <c>oneOf</c>, without null.</summary>
    public static IReadOnlyList<MapNode> Alternatives(MapNode node) => [.. node.Maps("oneOf").Where(branch => !IsNull(branch))];

    /// <summary>Whether the node is a fixed text.</summary>
    public static bool IsWord(MapNode node) => node["const"] is ScalarNode { ScalarKind: not (ScalarKind.Flag or ScalarKind.Number or ScalarKind.Null) };

    /// <summary>Whether the node is a value or a fixed text in its place.</summary>
    public static bool IsValueOrWord(MapNode node) => Alternatives(node) is [var first, var second] && IsWord(first) != IsWord(second);

    /// <summary>An array, or a reference to one.</summary>
    public static bool IsArray(MapNode node, Description description) => description.Resolve(node) is { } resolved && Types(resolved) is ["array"];

    /// <summary>Whether the node is an array and something else, its single item.</summary>
    public static bool IsOneOrMany(MapNode node, Description description) =>
        Alternatives(node) is [var first, var second] && IsArray(first, description) != IsArray(second, description);

    /// <summary>Several alternatives that are neither null nor an array of the other one.</summary>
    public static bool IsObjectUnion(MapNode node, Description description) => Alternatives(node).Count > 1 && !IsOneOrMany(node, description);

    /// <summary>Whether the node is an object with its own members: not a map, not free JSON.</summary>
    public static bool IsObject(MapNode node) =>
        node.Has("properties") || node.Has("allOf") || (Types(node) is ["object"] && !IsOpen(node) && !MayBeNull(node));

    /// <summary>Free JSON: any object, or anything at all.</summary>
    public static bool IsFreeJson(MapNode node) =>
        (Types(node) is ["object"] && node.Flag("additionalProperties"))
        || (Types(node).Count == 0 && !node.Has("oneOf") && !node.Has("allOf") && !node.Has("$ref") && !node.Has("const") && !node.Has("properties"));

    private static bool IsOpen(MapNode node) => node.Map("additionalProperties") is not null || node.Flag("additionalProperties");
}

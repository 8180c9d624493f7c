using System.Collections.Immutable;
using Notion.Refit.Description.Tests.Wire;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>A schema in the dialect of the collected facts: properties carry `schema` and `required`, references are bare names.</summary>
internal sealed class FactsSchema(YamlNode root, YamlNode node, string location) : IWireSchema
{
    private readonly Lazy<WireShape> _shape = new(() => Read(root, node, location));

    public string Key { get; } = $"facts:{node.Start.Index}";

    public string Location => location;

    public WireShape Shape => _shape.Value;

    /// <summary>The type of that name.</summary>
    public static FactsSchema Named(YamlNode root, string name)
    {
        YamlNode? node = name.StartsWith("shared/", StringComparison.Ordinal) ? root.Get("shared")?.Get(name) : root.Get("types")?.Get(name)?.Get("schema");
        return new FactsSchema(root, node ?? throw new InvalidOperationException($"The facts have no type {name}."), name);
    }

    private static WireShape Read(YamlNode root, YamlNode node, string location)
    {
        WireShape own = OwnShape(root, node, location);
        if (node.Text("$ref") is { } reference)
            own = own.And(Named(root, reference).Shape);
        foreach (YamlNode part in node.Get("allOf").Items())
            own = own.And(new FactsSchema(root, part, location).Shape);
        if (node.Get("oneOf") is { } branches)
            own = own.And(branches.Items().Select(b => new FactsSchema(root, b, location).Shape).Aggregate((a, b) => a.Or(b)));
        return node.IsTrue("nullable") ? own with { Kinds = own.Kinds | WireKinds.Null } : own;
    }

    private static WireShape OwnShape(YamlNode root, YamlNode node, string location)
    {
        WireKinds kinds = node.Text("type") switch
        {
            null => WireKinds.None,
            "string" => WireKinds.String,
            "number" => WireKinds.Number,
            "boolean" => WireKinds.Boolean,
            "object" => WireKinds.Object,
            "array" => WireKinds.Array,
            "null" => WireKinds.Null,
            { } other => throw new InvalidOperationException($"{location}: `{other}` is no type."),
        };

        IEnumerable<YamlNode> values = node.Get("enum").Items();
        if (node.Get("const") is { } constant)
            values = values.Append(constant);
        HashSet<string> literals = new(StringComparer.Ordinal);
        foreach (YamlNode value in values)
        {
            kinds |= value.KindOfScalar();
            if (value.IsString(out string? text))
                literals.Add(text);
        }

        YamlNode? mapValue = node.Get("additionalProperties");
        return new WireShape
        {
            Kinds = kinds,
            Literals = [.. literals],
            Objects = kinds.HasFlag(WireKinds.Object) ? [new WireObject(Members(root, node, location))] : [],
            Items = node.Get("items") is { } items ? [new FactsSchema(root, items, location)] : [],
            Values = mapValue is YamlMappingNode ? [new FactsSchema(root, mapValue, location)] : [],
            FreeValues = node.IsTrue("additionalProperties"),
            Limits = [.. ((string[])["maximum", "maxItems"]).Where(node.Has).Select(k => $"{k} {node.Text(k)}")],
        };
    }

    private static ImmutableSortedDictionary<string, WireMember> Members(YamlNode root, YamlNode node, string location) =>
        node.Get("properties").Members()
            .Where(p => p.Value.Get("schema")?.Has("not") != true) // The member must be absent.
            .ToImmutableSortedDictionary(
                p => p.Name,
                p => new WireMember([new FactsSchema(root, p.Value.Get("schema")!, location)], p.Value.IsTrue("required")),
                StringComparer.Ordinal);
}

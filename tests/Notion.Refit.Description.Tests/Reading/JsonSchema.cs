using System.Collections.Immutable;
using Notion.Refit.Description.Tests.Wire;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>A schema of an OpenAPI 3.1 document, with the extensions of the description that change what travels.</summary>
internal sealed class JsonSchema(DocumentSet documents, string document, YamlNode node) : IWireSchema
{
    private static readonly string[] LimitKeywords =
        ["maxLength", "minLength", "maxItems", "minItems", "maximum", "minimum", "exclusiveMinimum", "exclusiveMaximum", "maxProperties", "minProperties"];

    private readonly Lazy<WireShape> _shape = new(() => Read(documents, document, node));

    public string Key { get; } = new JsonSchemaPlace(document, node).Key;

    public string Location { get; } = new JsonSchemaPlace(document, node).Location;

    public WireShape Shape => _shape.Value;

    private static WireShape Read(DocumentSet documents, string document, YamlNode node)
    {
        WireShape own = OwnShape(documents, document, node);
        if (node.Text("$ref") is { } reference)
            own = own.And(Target(documents, document, reference).Shape);

        bool tagged = node.Has("x-tagged-union");
        if (tagged)
            own = own with { Objects = Kinds(own.Objects[0], node, $"{document}:{node.Start.Line}") };

        foreach (YamlNode part in node.Get("allOf").Items())
        {
            WireShape other = new JsonSchema(documents, document, part).Shape;
            if (!IsTagged(documents, document, part))
                own = own.And(other);
            else if (tagged)
                own = own.Or(other);
            else
                own = own.And(node.IsTrue("x-content-optional") ? other with { Objects = [.. other.Objects, WireObject.Empty] } : other);
        }

        foreach (string keyword in (string[])["oneOf", "anyOf"])
        {
            if (node.Get(keyword) is { } branches)
                own = own.And(Union(documents, document, node, branches));
        }

        if (node.Has("x-partial"))
            own = own with { Objects = [.. own.Objects, .. Partial(own.Objects, [.. node.Get("x-partial").Texts()])] };
        return own;
    }

    private static JsonSchema Target(DocumentSet documents, string document, string reference)
    {
        (string Document, YamlNode Node) target = documents.Resolve(document, reference)
            ?? throw new InvalidOperationException($"{document}: nothing stands at {reference}.");
        return new JsonSchema(documents, target.Document, target.Node);
    }

    /// <summary>What the node says by itself, without references and compositions.</summary>
    private static WireShape OwnShape(DocumentSet documents, string document, YamlNode node)
    {
        WireKinds kinds = WireKinds.None;
        foreach (string type in node.Get("type").Texts())
        {
            kinds |= type switch
            {
                "string" => WireKinds.String,
                "number" or "integer" => WireKinds.Number,
                "boolean" => WireKinds.Boolean,
                "object" => WireKinds.Object,
                "array" => WireKinds.Array,
                "null" => WireKinds.Null,
                _ => throw new InvalidOperationException($"{document}:{node.Start.Line}: `{type}` is no type."),
            };
        }

        IEnumerable<YamlNode> values = node.Get("enum").Items().Concat(node.Get("x-extensible-enum").Items());
        if (node.Get("const") is { } constant)
            values = values.Append(constant);
        HashSet<string> literals = new(StringComparer.Ordinal);
        HashSet<string> constants = new(StringComparer.Ordinal);
        foreach (YamlNode value in values)
        {
            kinds |= value.KindOfScalar();
            if (value.IsString(out string? text))
                literals.Add(text);
            else if (((YamlScalarNode)value).Value is { } json)
                constants.Add(json);
        }

        // Words that an id may be written as, and the ids that they mean.
        foreach ((string word, YamlNode id) in node.Get("x-id-words").Members())
            literals.UnionWith([word, ((YamlScalarNode)id).Value!]);

        List<string> formats = [];
        if (node.Text("format") is { } format)
            formats.Add(format);
        if (node.Get("type").Texts().Contains("integer", StringComparer.Ordinal))
            formats.Add("integer");

        List<JsonSchema> mapValues = [];
        bool freeValues = false;
        if (node.Get("additionalProperties") is YamlMappingNode { Children.Count: > 0 } valueSchema)
            mapValues.Add(new JsonSchema(documents, document, valueSchema));
        else
            freeValues = node.Get("additionalProperties") is YamlMappingNode || node.IsTrue("additionalProperties");

        if (node.Has("properties") || node.Has("additionalProperties"))
            kinds |= WireKinds.Object;
        if (node.Has("items"))
            kinds |= WireKinds.Array;

        return new WireShape
        {
            Kinds = kinds,
            Free = node is YamlMappingNode mapping && mapping.Children.Keys.All(k => ((YamlScalarNode)k).Value is "description" or "readOnly" or "writeOnly" or "deprecated" or "x-name"),
            Literals = [.. literals],
            Constants = [.. constants],
            Formats = [.. formats],
            Objects = kinds.HasFlag(WireKinds.Object) ? [new WireObject(Members(documents, document, node))] : [],
            Items = node.Get("items") is { } items ? [new JsonSchema(documents, document, items)] : [],
            Values = [.. mapValues],
            FreeValues = freeValues,
            Limits = [.. LimitKeywords.Where(node.Has).Select(k => $"{k} {node.Text(k)}")],
        };
    }

    private static ImmutableSortedDictionary<string, WireMember> Members(DocumentSet documents, string document, YamlNode node)
    {
        HashSet<string> required = [.. node.Get("required").Texts()];
        return node.Get("properties").Members().ToImmutableSortedDictionary(
            p => p.Name,
            p => new WireMember([new JsonSchema(documents, document, p.Value)], required.Contains(p.Name)),
            StringComparer.Ordinal);
    }

    /// <summary>A tagged union as a union: one form a kind, with the kind as the only value of the tag. Constants are no kinds, every form has them.</summary>
    private static ImmutableArray<WireObject> Kinds(WireObject own, YamlNode node, string location)
    {
        string tag = node.Text("x-tagged-union")!;
        bool tagRequired = own.Members.TryGetValue(tag, out WireMember? member) && member.Required;
        ILookup<bool, KeyValuePair<string, WireMember>> members = own.Members
            .Where(m => !string.Equals(m.Key, tag, StringComparison.Ordinal))
            .ToLookup(m => node.Get("properties")!.Get(m.Key)!.Has("const"));
        return
        [
            .. from kind in members[false]
               select new WireObject(WireObject.Empty.Members
                   .AddRange(members[true])
                   .Add(tag, new WireMember([new WireLiteral(location, kind.Key)], tagRequired))
                   .Add(kind.Key, kind.Value)),
        ];
    }

    private static WireShape Union(DocumentSet documents, string document, YamlNode node, YamlNode branches)
    {
        ILookup<string, string> labels = node.Get("discriminator")?.Get("mapping").Members()
            .ToLookup(m => ((YamlScalarNode)m.Value).Value!, m => m.Name, StringComparer.Ordinal) ?? Array.Empty<string>().ToLookup(s => s, StringComparer.Ordinal);
        string? property = node.Get("discriminator")?.Text("propertyName");

        WireShape union = new();
        foreach (YamlNode branch in branches.Items())
        {
            WireShape form = new JsonSchema(documents, document, branch).Shape;
            if (property is not null && branch.Text("$ref") is { } reference && labels[reference].Any())
            {
                // The mapping says which values of the discriminator lead to the branch, whether or not the branch repeats them.
                WireMember tag = new([new WireLiteral($"{document}:{node.Start.Line}", [.. labels[reference]])], required: false);
                WireObject label = new(WireObject.Empty.Members.Add(property, tag));
                form = form with { Objects = [.. form.Objects.Where(label.MayBe).Select(o => o.And(label))] };
            }

            union = union.Or(form);
        }

        return union;
    }

    private static IEnumerable<WireObject> Partial(ImmutableArray<WireObject> objects, string[] names) =>
        objects.Take(1).Select(o => new WireObject(WireObject.Empty.Members.AddRange(o.Members.Where(m => names.Contains(m.Key, StringComparer.Ordinal)))));

    private static bool IsTagged(DocumentSet documents, string document, YamlNode node)
    {
        while (node.Text("$ref") is { } reference && documents.Resolve(document, reference) is { } target)
            (document, node) = target;
        return node.Has("x-tagged-union");
    }
}

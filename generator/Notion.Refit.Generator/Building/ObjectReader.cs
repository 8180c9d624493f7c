using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the members of an object, with those it takes over by <c>allOf</c>.</summary>
internal sealed class ObjectReader(Description description, SchemaIndex index, TypeReader types, MistakeList mistakes)
{
    public void Read(ObjectSchema schema)
    {
        HashSet<string> required = new(StringComparer.Ordinal);
        ReadPart(schema, schema.Node, required, [schema.Node]);
        for (int i = 0; i < schema.Members.Count; i++)
            schema.Members[i] = schema.Members[i] with { Required = required.Contains(schema.Members[i].Name) };

        CheckRequired(schema, required);
        if (schema.Content is { } content)
            ReadKeptContent(schema, content.Union);
        schema.Partial = schema.Node.List("x-partial")?.Texts;
        foreach (string name in schema.Partial ?? [])
            CheckMember(schema, "x-partial", name);

        foreach (string name in schema.Node.Texts("x-constructor"))
        {
            if (FindForConstructor(schema, name) is { } member)
                schema.Constructor.Add(member);
            else
                mistakes.Add(schema.Node["x-constructor"]!.Location, $"x-constructor names '{name}', which is no member", "name members of this schema");
        }
    }

    private void ReadPart(ObjectSchema schema, MapNode part, HashSet<string> required, HashSet<MapNode> path)
    {
        foreach (MapNode element in part.Maps("allOf"))
        {
            if (description.Resolve(element) is not { } resolved)
                continue;

            if (!path.Add(resolved))
            {
                mistakes.Add(element.Location, $"'{schema.Name}' takes over its own members", "take this element out of allOf");
                continue;
            }

            if (index.TryGet(resolved, out Schema? other) && other is UnionSchema union)
                ReadContent(schema, part, element, union);
            else if (other is null or ObjectSchema)
                ReadPart(schema, resolved, required, path);
            else
                mistakes.Add(element.Location, $"'{other.Name}' is no object, so there is nothing to take over", "refer to an object or to a tagged union");

            path.Remove(resolved);
        }

        required.UnionWith(part.Texts("required"));
        foreach ((string name, MapNode node) in part.MapEntries("properties"))
            AddMember(schema, ReadMember(name, node));
    }

    private void ReadContent(ObjectSchema schema, MapNode part, MapNode element, UnionSchema union)
    {
        if (union is not TaggedUnionSchema tagged)
        {
            mistakes.Add(element.Location, $"'{union.Name}' is a union of whole objects", "give it a member of its own, or make it a tagged union");
            return;
        }

        if (schema.Content is { } content)
        {
            mistakes.Add(element.Location, $"'{schema.Name}' has two contents, '{content.Union.Name}' and '{union.Name}'", "let it have one");
            return;
        }

        // What an envelope says about its own content comes first, then what it takes over together with the content.
        string name = schema.Node.Text("x-content") ?? part.Text("x-content") ?? "Content";
        bool optional = schema.Node.Flag("x-content-optional") || part.Flag("x-content-optional");
        schema.Content = new EnvelopeContent(tagged, name, optional);
    }

    private void AddMember(ObjectSchema schema, Member member)
    {
        if (schema.Members.Find(other => other.Name == member.Name) is { } same)
        {
            mistakes.Add(
                member.Location,
                $"'{schema.Name}' has the member '{member.Name}' twice (also at {same.Location.File}:{same.Location.Line})",
                "leave it out in one of the two places");
        }
        else
        {
            schema.Members.Add(member);
        }
    }

    private Member ReadMember(string name, MapNode node)
    {
        TypeRef type = types.Read(node);
        return new Member
        {
            Name = name,
            CSharpName = node.Text("x-name") ?? Names.Pascal(name),
            Type = type,
            Description = Descriptions.Of(description, node),
            Location = node.Location,
            ThreeState = node.Flag("x-three-state"),
            Constant = node["const"] as ScalarNode,
            Default = ReadDefault(node, type),
            Sent = ReadSent(node),
            Kept = type is TypeRef.Named { Schema: TaggedUnionSchema union } ? ReadKept(node, union) : [],
            Comparison = ReadComparison(name, node),
            ReadOnly = node.Flag("readOnly"),
            WriteOnly = node.Flag("writeOnly"),
            Deprecated = node.Flag("deprecated"),
            Secret = node.Text("format") == "password",
        };
    }

    private void ReadKeptContent(ObjectSchema schema, TaggedUnionSchema union)
    {
        schema.Kept.AddRange(ReadKept(schema.Node, union));
        if (schema.Kept.Count > 0)
            union.Outermost.IsUntagged = true;
    }

    private SentWhen ReadSent(MapNode node)
    {
        switch (node.Text("x-sent"))
        {
            case null:
                return SentWhen.Given;
            case "create":
                return SentWhen.OnCreate;
            case "never":
                return SentWhen.Never;
            default:
                mistakes.Add(node["x-sent"]!.Location, $"x-sent of a member is '{node.Text("x-sent")}'", "write create or never");
                return SentWhen.Given;
        }
    }

    private Comparison ReadComparison(string name, MapNode node)
    {
        switch (node.Text("x-compared"))
        {
            case null:
                // It names the response, on whatever object it is.
                return name == "request_id" ? Comparison.None : Comparison.Content;
            case "never":
                return Comparison.None;
            case "address":
                return Comparison.Address;
            case "or-default":
                return Comparison.OrDefault;
            default:
                mistakes.Add(node["x-compared"]!.Location, $"x-compared is '{node.Text("x-compared")}'", "write never, address or or-default");
                return Comparison.Content;
        }
    }

    private List<UnionCase> ReadKept(MapNode node, TaggedUnionSchema union)
    {
        List<UnionCase> kept = [];
        foreach (string key in node.Texts("x-kept"))
        {
            if (union.Cases.FirstOrDefault(kind => kind.Key == key) is { } kind)
                kept.Add(kind);
            else
                mistakes.Add(node["x-kept"]!.Location, $"'{key}' is not a kind of '{union.Name}'", "name kinds of this union");
        }

        return kept;
    }

    private ScalarNode? ReadDefault(MapNode node, TypeRef type)
    {
        if (node["default"] is not { } value)
            return null;

        bool fits = (type, value) switch
        {
            (TypeRef.Scalar { Type: ScalarType.Flag }, ScalarNode { ScalarKind: ScalarKind.Flag }) => true,
            (TypeRef.Scalar { Type: ScalarType.Integer }, ScalarNode { ScalarKind: ScalarKind.Number }) => true,
            (TypeRef.Named { Schema: OpenValueSchema schema }, ScalarNode text) => schema.Values.Exists(known => known.Text == text.Text),
            _ => false,
        };
        if (!fits)
            mistakes.Add(value.Location, "this default is no value of the member's type", "give a flag, an integer or a known value; say all else in the description");
        else if (type.Nullable)
            mistakes.Add(value.Location, "a member that may be null has a default", "say the default in the description");

        return fits ? value as ScalarNode : null;
    }

    private void CheckRequired(ObjectSchema schema, HashSet<string> required)
    {
        foreach (string name in required)
            CheckMember(schema, "required", name);
    }

    private void CheckMember(ObjectSchema schema, string keyword, string name)
    {
        bool known = schema.Members.Exists(member => member.Name == name)
            || (schema.Content is { } content && (content.Union.Tag == name || content.Union.Cases.Any(kind => kind.Key == name)));
        if (!known)
            mistakes.Add((schema.Node[keyword] ?? schema.Node).Location, $"{keyword} of '{schema.Name}' names '{name}', which is no member", "describe the member or take the name out");
    }

    private static string? FindForConstructor(ObjectSchema schema, string name) =>
        schema.Content is { } content && content.CSharpName == name
            ? content.CSharpName
            : schema.Members.Find(member => member.Name == name || member.CSharpName == name)?.CSharpName;
}

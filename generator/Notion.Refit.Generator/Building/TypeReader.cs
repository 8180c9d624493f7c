using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Building;

/// <summary>Reads the type of a place: a reference to a component, or a scalar, list or map that needs no name.</summary>
internal sealed class TypeReader(Description description, SchemaIndex index, MistakeList mistakes)
{
    private static readonly TypeRef Unreadable = new TypeRef.FreeJson();
    private readonly HashSet<AliasSchema> _beingRead = [];

    /// <summary>The type of a place; free JSON after a mistake.</summary>
    public TypeRef Read(MapNode node)
    {
        if (node.IsReference(out string? reference))
            return ReadReference(node, reference);
        if (node.Has("oneOf"))
            return ReadAlternatives(node);
        if (node.Has("allOf"))
            return ReadAllOf(node);

        return ReadPlain(node);
    }

    /// <summary>Returns the type of a component that is not a record, union or value.</summary>
    public TypeRef ReadAlias(AliasSchema alias)
    {
        if (alias.Type is { } known)
            return known;

        if (!_beingRead.Add(alias))
        {
            mistakes.Add(alias.Location, $"'{alias.Name}' is defined by itself", "refer to something else, or make it an object");
            return Unreadable;
        }

        TypeRef type = Read(alias.Node);
        alias.Type = type;
        _beingRead.Remove(alias);
        return type;
    }

    private TypeRef ReadReference(MapNode node, string reference)
    {
        // A reference that leads nowhere is noted by the grammar check.
        if (description.Find(node, reference) is not MapNode target)
            return Unreadable;

        if (!index.TryGet(target, out Schema? schema))
        {
            mistakes.Add(node.Location, $"the reference '{reference}' leads to something that is no component", "refer to a schema below components/schemas");
            return Unreadable;
        }

        if (schema is ObjectSchema { Case: { } kind })
        {
            mistakes.Add(node.Location, $"'{schema.Name}' is the kind '{kind.Key}' of '{kind.Union.Name}' and cannot stand by itself", "share members by allOf");
            return Unreadable;
        }

        if (schema is ObjectSchema { IsMixin: true })
        {
            mistakes.Add(node.Location, $"'{schema.Name}' is a mixin, which has no C# type", "take its members over by allOf, or remove x-mixin");
            return Unreadable;
        }

        return schema is AliasSchema alias ? ReadAlias(alias) : new TypeRef.Named(schema);
    }

    private TypeRef ReadAlternatives(MapNode node)
    {
        bool nullable = NodeShapes.MayBeNull(node);
        IReadOnlyList<MapNode> alternatives = NodeShapes.Alternatives(node);
        if (alternatives is [var only])
        {
            TypeRef type = Read(only);
            return type with { Nullable = nullable || type.Nullable };
        }

        if (NodeShapes.IsOneOrMany(node, description) && !NodeShapes.IsValueOrWord(node))
            return ReadOneOrMany(node, alternatives, nullable);

        mistakes.Add(
            node.Location,
            "a union that has no name",
            "make it a component with a discriminator or x-discriminator-keys, and refer to it");
        return Unreadable;
    }

    private TypeRef.OneOrMany ReadOneOrMany(MapNode node, IReadOnlyList<MapNode> alternatives, bool nullable)
    {
        bool prefersOne = !NodeShapes.IsArray(alternatives[0], description);
        TypeRef one = Read(alternatives[prefersOne ? 0 : 1]);
        TypeRef many = Read(alternatives[prefersOne ? 1 : 0]);
        TypeRef? item = many switch
        {
            TypeRef.List list => list.Item,
            TypeRef.Named { Schema: HandWrittenSchema schema } when schema.Node.Map("items") is { } items => Read(items),
            _ => null,
        };
        if (item != one)
            mistakes.Add(node.Location, "one of the alternatives is a list, but not of the other one", "let the list have the other alternative as its items");

        return new TypeRef.OneOrMany(one, many, prefersOne, nullable);
    }

    /// <summary>A single reference with something said beside it.</summary>
    private TypeRef ReadAllOf(MapNode node)
    {
        if (node.Maps("allOf").ToArray() is [var only] && !node.Has("properties"))
            return Read(only);

        return Anonymous(node);
    }

    private TypeRef ReadPlain(MapNode node)
    {
        bool nullable = NodeShapes.MayBeNull(node);
        IReadOnlyList<string> types = NodeShapes.Types(node);
        if (types.Count > 1)
        {
            mistakes.Add(node.Location, $"several types in one place ({string.Join(", ", types)})", "make them a union of components, or free JSON ({})");
            return Unreadable;
        }

        return types switch
        {
            ["string"] => ReadText(node, nullable),
            ["integer"] => new TypeRef.Scalar(node.Text("format") == "int64" ? ScalarType.LongInteger : ScalarType.Integer, nullable),
            ["number"] => new TypeRef.Scalar(ScalarType.Number, nullable),
            ["boolean"] => new TypeRef.Scalar(ScalarType.Flag, nullable),
            ["array"] => ReadArray(node, nullable),
            ["object"] => ReadObject(node, nullable),
            [] when node["const"] is ScalarNode constant => ReadConstant(constant, nullable),
            [] when NodeShapes.IsFreeJson(node) => new TypeRef.FreeJson(nullable),
            [] => Anonymous(node),
            _ => Refuse(node, $"unknown type '{types[0]}'", "use string, integer, number, boolean, array or object"),
        };
    }

    private TypeRef ReadText(MapNode node, bool nullable)
    {
        if (node.Has("x-extensible-enum") && !index.TryGet(node, out _))
            return Refuse(node, "a text with known values that has no name", "make it a component and refer to it");

        return node.Text("format") switch
        {
            "date-time" => new TypeRef.Scalar(ScalarType.Timestamp, nullable),
            "binary" => new TypeRef.Scalar(ScalarType.Binary, nullable),
            "uuid" => Refuse(node, "an id without a type", "refer to a component with x-id, or leave the format out"),
            _ => new TypeRef.Scalar(ScalarType.Text, nullable),
        };
    }

    private TypeRef ReadArray(MapNode node, bool nullable)
    {
        if (node.Map("items") is not { } items)
            return Refuse(node, "an array without items", "say what it holds");

        TypeRef item = Read(items);
        bool isKnown = item is TypeRef.Named { Nullable: false } or TypeRef.Scalar { Type: ScalarType.Text } or TypeRef.Scalar { Type: ScalarType.Integer, Nullable: false };
        if (!isKnown)
            return Refuse(node, "an array of something other than texts, integers or components", "make the items a component, or say free JSON ({})");

        return new TypeRef.List(item, nullable);
    }

    private TypeRef ReadObject(MapNode node, bool nullable)
    {
        if (node.Flag("additionalProperties"))
            return new TypeRef.FreeJson(nullable);
        if (node.Map("additionalProperties") is { } value && !node.Has("properties"))
            return ReadMap(node, value, nullable);

        return Anonymous(node);
    }

    private TypeRef ReadMap(MapNode node, MapNode values, bool nullable)
    {
        TypeRef value = Read(values);
        return value is TypeRef.Named { Schema: ObjectSchema or UnionSchema or HandWrittenSchema } or TypeRef.Scalar { Type: ScalarType.Text, Nullable: false }
            ? new TypeRef.Map(value, nullable)
            : Refuse(node, "a map to something other than objects or texts", "make the values a component, or say free JSON (additionalProperties: true)");
    }

    private static TypeRef.Scalar ReadConstant(ScalarNode constant, bool nullable) => new(
        constant.ScalarKind switch
        {
            ScalarKind.Flag => ScalarType.Flag,
            ScalarKind.Number => ScalarType.Integer,
            _ => ScalarType.Text,
        },
        nullable);

    private TypeRef Anonymous(MapNode node) =>
        Refuse(node, "an object that has no name", "make it a component and refer to it");

    private TypeRef Refuse(MapNode node, string what, string remedy)
    {
        mistakes.Add(node.Location, what, remedy);
        return Unreadable;
    }
}

using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Values;

/// <summary>The names of types in C#.</summary>
internal static class TypeNames
{
    /// <summary>The name without the question mark of null at its end.</summary>
    public static string Of(TypeRef type) => type switch
    {
        TypeRef.Scalar scalar => Of(scalar.Type),
        TypeRef.Named named => named.Schema.Name,
        TypeRef.List list => $"IReadOnlyList<{WithNull(list.Item)}>",
        TypeRef.OneOrMany list => Of(list.Many),
        TypeRef.Map map => $"PropertyMap<{WithNull(map.Value)}>",
        _ => "JsonElement",
    };

    public static string WithNull(TypeRef type) => type.Nullable ? $"{Of(type)}?" : Of(type);

    public static bool IsValueType(TypeRef type) => type switch
    {
        TypeRef.Scalar scalar => scalar.Type is not ScalarType.Text and not ScalarType.Binary,
        TypeRef.Named { Schema: OpenValueSchema or IdSchema } => true,
        TypeRef.Named { Schema: HandWrittenSchema schema } => IsText(schema),
        TypeRef.FreeJson => true,
        _ => false,
    };

    /// <summary>Whether a type has an empty value that represents its absence.</summary>
    public static bool IsCollection(TypeRef type) =>
        type is TypeRef.List or TypeRef.OneOrMany or TypeRef.Map || (type is TypeRef.Named { Schema: HandWrittenSchema schema } && IsArray(schema));

    /// <summary>The empty value of a collection.</summary>
    public static string Empty(TypeRef type) => type switch
    {
        TypeRef.Named named => $"{named.Schema.Name}.Empty",
        TypeRef.OneOrMany { Many: TypeRef.Named named } => $"{named.Schema.Name}.Empty",
        _ => "[]",
    };

    /// <summary>Hand-written types of a text are structs with a <c>Value</c>, all others classes.</summary>
    public static bool IsText(HandWrittenSchema schema) => schema.Node.Text("type") == "string";

    /// <summary>The namespaces that a type needs beside those of every model.</summary>
    public static IEnumerable<string> Usings(TypeRef type) => type switch
    {
        TypeRef.List or TypeRef.OneOrMany { Many: TypeRef.List } => ["System.Collections.Generic"],
        _ => [],
    };

    private static bool IsArray(HandWrittenSchema schema) => schema.Node.Text("type") == "array";

    private static string Of(ScalarType type) => type switch
    {
        ScalarType.Text => "string",
        ScalarType.Integer => "int",
        ScalarType.LongInteger => "long",
        ScalarType.Number => "double",
        ScalarType.Flag => "bool",
        ScalarType.Timestamp => "DateTimeOffset",
        _ => "HttpContent",
    };
}

using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Values;

/// <summary>Expressions that read a value from <c>reader</c>.</summary>
internal static class ValueReading
{
    /// <summary>Reads a value that is not null.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="wireName">The member it belongs to, as a key of what is kept in <c>extras</c>.</param>
    /// <param name="memberNames">C# names of the record's members, which hide types of the same name.</param>
    /// <param name="singleBit">The bit in <c>single</c> that says that a list came as its one item.</param>
    /// <param name="repeats">Whether the same text is likely to come again.</param>
    public static string Expression(TypeRef type, string wireName, IReadOnlySet<string> memberNames, int? singleBit, bool repeats = false) => type switch
    {
        TypeRef.Scalar { Type: ScalarType.Text } when repeats => "reader.ReadName()",
        TypeRef.Scalar scalar => Scalar(scalar.Type, wireName),
        TypeRef.Named { Schema: IdSchema id } => $"reader.ReadId<{id.Name}>({CSharpText.Literal(wireName)}, ref extras)",
        TypeRef.Named named => $"{Qualified(named.Schema, memberNames)}.Read(ref reader)",
        TypeRef.List { Item: TypeRef.Scalar { Type: ScalarType.Integer } } => "reader.ReadIntegers()",
        TypeRef.List { Item: TypeRef.Scalar { Nullable: true } } => "reader.ReadNullableStrings()",
        TypeRef.List { Item: TypeRef.Scalar } => "reader.ReadStrings()",
        TypeRef.List { Item: TypeRef.Named { Schema: IdSchema id } } => $"reader.ReadIds<{id.Name}>({CSharpText.Literal(wireName)}, ref extras)",
        TypeRef.List list => $"reader.ReadList<{TypeNames.Of(list.Item)}>()",
        TypeRef.OneOrMany { Item: TypeRef.Scalar } => $"reader.ReadStringOrStrings(1 << {singleBit}, ref single)",
        TypeRef.OneOrMany { Many: TypeRef.Named many } list => $"{Qualified(many.Schema, memberNames)}.Of(reader.ReadOneOrMany<{TypeNames.Of(list.Item)}>(1 << {singleBit}, ref single))",
        TypeRef.OneOrMany list => $"reader.ReadOneOrMany<{TypeNames.Of(list.Item)}>(1 << {singleBit}, ref single)",
        TypeRef.Map { Value: TypeRef.Scalar } => "reader.ReadTextMap()",
        TypeRef.Map { Value: { Nullable: true } value } => $"reader.ReadNullableMap<{TypeNames.Of(value)}>()",
        TypeRef.Map map => $"reader.ReadMap<{TypeNames.Of(map.Value)}>()",
        _ => "reader.ReadElement()",
    };

    /// <summary>Reads a value that may be null.</summary>
    public static string NullableExpression(TypeRef type, string wireName, IReadOnlySet<string> memberNames, int? singleBit, bool repeats = false) => type switch
    {
        TypeRef.Scalar { Type: ScalarType.Text } => repeats ? "reader.ReadNullableName()" : "reader.ReadNullableString()",
        TypeRef.FreeJson => Expression(type, wireName, memberNames, singleBit),

        // The null of a struct says its type: text converts to ids and open values, and null is text, too.
        _ when TypeNames.IsValueType(type) => $"reader.TokenType == JsonTokenType.Null ? default({TypeNames.Of(type)}?) : {Expression(type, wireName, memberNames, singleBit)}",
        _ => $"reader.TokenType == JsonTokenType.Null ? null : {Expression(type, wireName, memberNames, singleBit)}",
    };

    /// <summary>Whether reading may keep an unusual form of the value in <c>extras</c>.</summary>
    public static bool UsesExtras(TypeRef type) => type switch
    {
        TypeRef.Scalar scalar => scalar.Type is ScalarType.Number or ScalarType.Timestamp,
        TypeRef.Named named => named.Schema is IdSchema,
        TypeRef.List list => list.Item is TypeRef.Named { Schema: IdSchema },
        _ => false,
    };

    private static string Qualified(Schema schema, IReadOnlySet<string> memberNames) =>
        !memberNames.Contains(schema.Name) ? schema.Name : InClientNamespace(schema) ? $"Notion.Refit.{schema.Name}" : $"Notion.Refit.Models.{schema.Name}";

    private static bool InClientNamespace(Schema schema) => schema is HandWrittenSchema text && TypeNames.IsText(text);

    private static string Scalar(ScalarType type, string wireName) => type switch
    {
        ScalarType.Integer => "reader.ReadInt32()",
        ScalarType.LongInteger => "reader.ReadInt64()",
        ScalarType.Number => $"reader.ReadDouble({CSharpText.Literal(wireName)}, ref extras)",
        ScalarType.Flag => "reader.ReadBoolean()",
        ScalarType.Timestamp => $"reader.ReadTimestamp({CSharpText.Literal(wireName)}, ref extras)",
        _ => "reader.ReadString()",
    };
}

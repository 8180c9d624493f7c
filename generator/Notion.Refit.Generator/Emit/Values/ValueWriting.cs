using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Values;

/// <summary>Statements that write a member to <c>writer</c>.</summary>
internal static class ValueWriting
{
    /// <summary>Writes a member that is not null.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="name">The expression for its name.</param>
    /// <param name="value">The expression for its value.</param>
    /// <param name="single">The expression that says whether a list travels as its one item.</param>
    public static string Statement(TypeRef type, string name, string value, string? single) => type switch
    {
        TypeRef.Scalar { Type: ScalarType.Text } => $"writer.WriteString({name}, {value});",
        TypeRef.Scalar { Type: ScalarType.Flag } => $"writer.WriteBoolean({name}, {value});",
        TypeRef.Scalar { Type: ScalarType.Timestamp } => $"writer.WriteTimestamp({name}, {value}, _extras);",
        TypeRef.Scalar { Type: ScalarType.Number } => $"writer.WriteNumber({name}, {value}, _extras);",
        TypeRef.Scalar => $"writer.WriteNumber({name}, {value});",
        TypeRef.Named { Schema: IdSchema } => $"writer.WriteId({name}, {value}, _extras);",
        TypeRef.Named when TypeNames.IsValueType(type) => $"writer.WriteString({name}, {value}.Value);",
        TypeRef.Named => $"writer.WriteModel({name}, {value});",
        TypeRef.List { Item: TypeRef.Scalar { Type: ScalarType.Integer } } => $"writer.WriteIntegers({name}, {value});",
        TypeRef.List { Item: TypeRef.Scalar } => $"writer.WriteStrings({name}, {value});",
        TypeRef.List { Item: TypeRef.Named { Schema: IdSchema } } => $"writer.WriteIds({name}, {value}, _extras);",
        TypeRef.List => $"writer.WriteList({name}, {value});",
        TypeRef.OneOrMany { Item: TypeRef.Scalar } => $"writer.WriteStringOrStrings({name}, {value}, {single});",
        TypeRef.OneOrMany => $"writer.WriteOneOrMany({name}, {value}, {single});",
        TypeRef.Map { Value: TypeRef.Scalar } => $"writer.WriteTextMap({name}, {value});",
        TypeRef.Map { Value.Nullable: true } => $"writer.WriteNullableMap({name}, {value});",
        TypeRef.Map => $"writer.WriteMap({name}, {value});",
        _ => $"writer.WriteElement({name}, {value});",
    };

    /// <summary>Writes a value that is not null and has no name: an element of an array, or a value in whose place a word may be.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="value">The expression for its value.</param>
    public static string Element(TypeRef type, string value) => type switch
    {
        TypeRef.Scalar { Type: ScalarType.Flag } => $"writer.WriteBooleanValue({value});",
        TypeRef.Scalar { Type: ScalarType.Timestamp } => $"writer.WriteTimestampValue({value}, _extras);",
        TypeRef.Scalar => $"writer.WriteNumberValue({value}, _extras);",
        TypeRef.List => $"writer.WriteListValue({value});",
        _ => $"{value}.Write(writer);",
    };

    /// <summary>Whether the statement also writes null.</summary>
    public static bool TakesNull(TypeRef type) =>
        type is TypeRef.Scalar { Type: ScalarType.Text } || (type is TypeRef.Named && !TypeNames.IsValueType(type));
}

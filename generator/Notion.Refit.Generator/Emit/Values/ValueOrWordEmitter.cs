using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Values;

/// <summary>Writes the records of values in whose place a word may be sent.</summary>
internal static class ValueOrWordEmitter
{
    private static readonly HashSet<string> NoNames = [];

    public static string Emit(ValueOrWordSchema schema)
    {
        TypeRef type = schema.Value!;
        CodeFile file = new CodeFile(Namespaces.Models).Using(Namespaces.OfModels).Using(TypeNames.Usings(type));
        IndentedWriter code = file.Code;
        string name = schema.Name;
        code.Summary(schema.Description);
        code.Remarks("Words that are not listed here are kept.");
        if (schema.Deprecated)
            code.Line(Deprecation.Attribute);
        code.Line($"[JsonConverter(typeof(NotionModelConverter<{name}>))]");
        code.Block($"public sealed partial record {name} : INotionModel<{name}>", () =>
        {
            if (ValueReading.UsesExtras(type))
            {
                code.Line("private readonly ExtrasField _extras;");
                code.Blank();
            }

            EmitConstructors(code, name, type);
            EmitProperties(code, schema);
            EmitEquality(code, name, type);
            EmitRead(code, name, type);
            EmitWrite(code, type);
        });
        return file.ToString();
    }

    private static void EmitConstructors(IndentedWriter code, string name, TypeRef type)
    {
        code.Summary("Creates a value.");
        code.Param("value", "The value.");
        code.Block($"public {name}({TypeNames.Of(type)} value)", () =>
        {
            if (!TypeNames.IsValueType(type))
                code.Line("ArgumentNullException.ThrowIfNull(value);");
            code.Line("Value = value;");
        });
        code.Blank();

        string extras = ValueReading.UsesExtras(type) ? ", JsonExtras? extras" : "";
        code.Block($"private {name}({TypeNames.Of(type)}? value, string? word{extras})", () =>
        {
            code.Line("Value = value;");
            code.Line("Word = word;");
            if (extras.Length > 0)
                code.Line("_extras = extras;");
        });
        code.Blank();
    }

    private static void EmitProperties(IndentedWriter code, ValueOrWordSchema schema)
    {
        TypeRef type = schema.Value!;
        string word = Names.Pascal(schema.Word);
        code.Element("summary", "", $"<c>{XmlDoc.Escape(schema.Word)}</c> in place of a value.");
        code.Line($"public static {schema.Name} {word} {{ get; }} = new(null, {CSharpText.Literal(schema.Word)}{(ValueReading.UsesExtras(type) ? ", null" : "")});");
        code.Blank();
        code.Summary("The value; null when a word is in its place.");
        code.Line($"public {TypeNames.Of(type)}? Value {{ get; }}");
        code.Blank();
        code.Element("summary", "", $"Whether <c>{XmlDoc.Escape(schema.Word)}</c> is in place of the value.");
        code.Line($"public bool Is{word} => Word == {CSharpText.Literal(schema.Word)};");
        code.Blank();
        code.Summary("The word in place of the value; null when there is a value.");
        code.Line("public string? Word { get; }");
        code.Blank();

        // There is no conversion from an interface.
        if (type is TypeRef.List)
            return;

        code.Summary("Creates a value.");
        code.Param("value", "The value.");
        code.Line($"public static implicit operator {schema.Name}({TypeNames.Of(type)} value) => new(value);");
        code.Blank();
    }

    private static void EmitEquality(IndentedWriter code, string name, TypeRef type)
    {
        bool isList = type is TypeRef.List;
        code.Summary("Compares value and word.");
        code.Param("other", "The object to compare with.");
        code.Returns("Whether the two are equal.");
        code.Line($"public bool Equals({name}? other) =>");
        code.Continued("other is not null");
        code.Continued("&& string.Equals(Word, other.Word, StringComparison.Ordinal)");
        code.Continued(isList ? "&& ContentEquality.Lists(Value, other.Value);" : "&& Equals(Value, other.Value);");
        code.Blank();
        code.Inherit();
        code.Line($"public override int GetHashCode() => HashCode.Combine(Word, {(isList ? "ContentEquality.Hash(Value)" : "Value")});");
        code.Blank();
    }

    private static void EmitRead(IndentedWriter code, string name, TypeRef type)
    {
        bool usesExtras = ValueReading.UsesExtras(type);

        // A timestamp is text as well as a word.
        string isWord = type is TypeRef.Scalar { Type: ScalarType.Timestamp }
            ? "reader.TokenType == JsonTokenType.String && !reader.TryGetDateTimeOffset(out _)"
            : "reader.TokenType == JsonTokenType.String";
        code.Inherit();
        code.Block($"public static {name} Read(ref Utf8JsonReader reader)", () =>
        {
            code.Line($"if ({isWord})");
            code.Continued($"return new(null, reader.ReadName(){(usesExtras ? ", null" : "")});");
            code.Blank();
            if (usesExtras)
                code.Line("JsonExtras? extras = null;");
            code.Line($"{TypeNames.Of(type)} value = {ValueReading.Expression(type, "", NoNames, null)};");
            code.Line($"return new(value, null{(usesExtras ? ", extras" : "")});");
        });
        code.Blank();
    }

    private static void EmitWrite(IndentedWriter code, TypeRef type)
    {
        code.Inherit();
        code.Block("public void Write(Utf8JsonWriter writer)", () =>
        {
            code.Line("if (Value is { } value)");
            code.Continued(ValueWriting.Element(type, "value"));
            code.Line("else");
            code.Continued("writer.WriteStringValue(Word);");
        });
    }
}

using System.Text;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Values;

/// <summary>Writes open values: structs over a text, with a static property for each value that is known.</summary>
internal static class OpenValueEmitter
{
    public static string Emit(OpenValueSchema schema)
    {
        CodeFile file = new CodeFile(Namespaces.Models).Using(Namespaces.OfModels).Using("System.ComponentModel");
        IndentedWriter code = file.Code;
        string name = schema.Name;
        code.Summary(schema.Description);
        code.Remarks("Values that are not listed here are kept.");
        if (schema.Deprecated)
            code.Line(Deprecation.Attribute);
        code.Line($"[JsonConverter(typeof(OpenValueConverter<{name}>))]");
        code.Line($"[TypeConverter(typeof(OpenValueTypeConverter<{name}>))]");
        code.Block($"public readonly partial record struct {name} : INotionModel<{name}>, IOpenValue<{name}>", () =>
        {
            EmitConstructor(code, name);
            foreach (KnownValue value in schema.Values)
            {
                code.Element("summary", "", $"<c>{XmlDoc.Escape(value.Text)}</c>");
                code.Line($"public static {name} {value.CSharpName} {{ get; }} = new({CSharpText.Literal(value.Text)});");
                code.Blank();
            }

            EmitValue(code, schema);
            EmitRead(code, schema);
            code.Inherit();
            code.Line("public void Write(Utf8JsonWriter writer) => writer.WriteStringValue(Value);");
            code.Blank();
            code.Summary("Returns the text, as it is in JSON.");
            code.Returns("The text.");
            code.Line("public override string ToString() => Value;");
        });
        return file.ToString();
    }

    private static void EmitConstructor(IndentedWriter code, string name)
    {
        code.Summary("Creates a value from its text.");
        code.Param("value", "The text, as it is in JSON.");
        code.Block($"public {name}(string value)", () =>
        {
            code.Line("ArgumentNullException.ThrowIfNull(value);");
            code.Line("// The empty text is the default of the type.");
            code.Line("Value = value.Length == 0 ? null! : value;");
        });
        code.Blank();
    }

    private static void EmitValue(IndentedWriter code, OpenValueSchema schema)
    {
        code.Summary("The text, as it is in JSON.");
        code.Line("public string Value { get => field ?? \"\"; }");
        code.Blank();

        // Without it a compiler error, not Notion, reports a text that is not a value of the type.
        if (schema.HasTextConversion)
        {
            code.Summary("Creates a value from its text.");
            code.Param("value", "The text, as it is in JSON.");
            code.Exception("ArgumentNullException", "The text is null.");
            code.Line($"public static implicit operator {schema.Name}(string value) => new(value);");
            code.Blank();
        }

        code.Inherit();
        code.Line($"public static {schema.Name} FromText(string value) => new(value);");
        code.Blank();
    }

    /// <summary>Known values are recognised by their bytes, so that no text is made.</summary>
    private static void EmitRead(IndentedWriter code, OpenValueSchema schema)
    {
        code.Inherit();
        code.Block($"public static {schema.Name} Read(ref Utf8JsonReader reader)", () =>
        {
            code.Block("if (reader.TokenType == JsonTokenType.String)", () =>
            {
                code.Line("ReadOnlySpan<byte> text = reader.Text();");
                code.Block("switch (text.Length)", () =>
                {
                    foreach (KnownValue value in schema.Values.OrderBy(value => Encoding.UTF8.GetByteCount(value.Text)))
                        code.Line($"case {Encoding.UTF8.GetByteCount(value.Text)} when text.SequenceEqual({CSharpText.Literal(value.Text)}u8): return {value.CSharpName};");
                });
            });
            code.Blank();
            code.Line("return new(reader.ReadName());");
        });
        code.Blank();
    }
}

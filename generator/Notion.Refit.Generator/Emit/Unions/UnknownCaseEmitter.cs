using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Unions;

/// <summary>Writes the case of a tagged union that keeps kinds this version does not know.</summary>
internal static class UnknownCaseEmitter
{
    public static string Emit(TaggedUnionSchema innermost)
    {
        string name = innermost.UnknownName;
        CodeFile file = new CodeFile(Namespaces.Models).Using(Namespaces.OfModels);
        IndentedWriter code = file.Code;
        code.Summary("A kind that this version of the library does not know; nothing of it is lost.");
        code.Line($"[JsonConverter(typeof(NotionModelConverter<{name}>))]");
        code.Block($"public sealed partial record {name} : {innermost.Name}, INotionModel<{name}>", () =>
        {
            EmitMembers(code, name);
            code.Inherit();
            code.Line($"public static new {name} Read(ref Utf8JsonReader reader) =>");
            code.Continued($"{innermost.Name}.Read(ref reader) as {name} ?? throw JsonReading.Missing({CSharpText.Literal(name)}, {CSharpText.Literal(innermost.Tag)});");
            code.Blank();
            EmitEquality(code, name);
            EmitInternals(code, name);
        });
        return file.ToString();
    }

    private static void EmitMembers(IndentedWriter code, string name)
    {
        code.Summary("Creates an instance.");
        code.Param("type", "The kind, as it is in JSON.");
        code.Element("param", " name=\"raw\"", "The payload: the JSON under the name of the kind; <see langword=\"default\"/> when there is none.");
        code.Block($"public {name}(string type, JsonElement raw)", () =>
        {
            code.Line("ArgumentNullException.ThrowIfNull(type);");
            code.Line("Type = type;");
            code.Line("Raw = raw;");
        });
        code.Blank();
        code.Inherit();
        code.Line("public override string Type { get; }");
        code.Blank();
        code.Summary("The payload: the JSON under the name of the kind.");
        code.Line("public JsonElement Raw { get; }");
        code.Blank();
    }

    private static void EmitEquality(IndentedWriter code, string name)
    {
        code.Summary("Compares kind and JSON by content.");
        code.Param("other", "The object to compare with.");
        code.Returns("Whether they are equal.");
        code.Line($"public bool Equals({name}? other) =>");
        code.Continued("other is not null && string.Equals(Type, other.Type, StringComparison.Ordinal) && JsonElement.DeepEquals(Raw, other.Raw);");
        code.Blank();
        code.Inherit();
        code.Line("public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Type);");
        code.Blank();
    }

    private static void EmitInternals(IndentedWriter code, string name)
    {
        code.Line("/// <summary>The case for a kind, with its payload taken out of the members beside it; null when no kind was said.</summary>");
        code.Line($"internal static {name}? From(string? type, ref JsonExtras? siblings) =>");
        code.Continued("type is null ? null : new(type, JsonExtras.Take(ref siblings, type));");
        code.Blank();
        code.Block("internal override void WriteMembers(Utf8JsonWriter writer)", () =>
        {
            code.Line("writer.WriteString(MemberNames.Type, Type);");
            code.Block("if (Raw.ValueKind != JsonValueKind.Undefined)", () =>
            {
                code.Line("writer.WritePropertyName(Type);");
                code.Line("writer.WriteRaw(Raw);");
            });
        });
    }
}

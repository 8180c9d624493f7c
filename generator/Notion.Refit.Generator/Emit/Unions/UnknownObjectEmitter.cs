using Notion.Refit.Generator.Emit.Records;
using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Unions;

/// <summary>Writes the branch of a union of whole objects that keeps what this version does not know.</summary>
internal static class UnknownObjectEmitter
{
    public static string Emit(ObjectUnionSchema union)
    {
        string name = union.UnknownName;
        CodeFile file = new CodeFile(Namespaces.Models).Using(Namespaces.OfModels);
        if (union.Common.Count > 0)
            file.Using("System.Diagnostics.CodeAnalysis");
        IndentedWriter code = file.Code;
        code.Summary("An object of a kind that this version of the library does not know; nothing of it is lost.");
        code.Line($"[JsonConverter(typeof(NotionModelConverter<{name}>))]");
        code.Block($"public sealed partial record {name} : {union.Name}, INotionModel<{name}>", () =>
        {
            code.Summary("Creates an instance from JSON.");
            code.Param("raw", "The whole object.");
            if (union.Common.Count == 0)
                code.Line($"public {name}(JsonElement raw) => Raw = raw;");
            else
                EmitConstructor(code, union);
            code.Blank();
            if (union.Discriminator is { } discriminator)
                EmitKind(code, discriminator);

            code.Summary("The whole object.");
            code.Line("public JsonElement Raw { get; }");
            code.Blank();
            code.Inherit();
            code.Line($"public static new {name} Read(ref Utf8JsonReader reader) => new(reader.ReadElement());");
            code.Blank();
            code.Inherit();
            code.Line("public override void Write(Utf8JsonWriter writer) => writer.WriteRaw(Raw);");
            code.Blank();
            EmitEquality(code, name, union.Discriminator is not null);
        });
        return file.ToString();
    }

    /// <summary>The members that all branches have are read from the JSON; of a new kind, one that is missing or of another form is left out.</summary>
    private static void EmitConstructor(IndentedWriter code, ObjectUnionSchema union)
    {
        code.Line("[SetsRequiredMembers]");
        code.Block($"public {union.UnknownName}(JsonElement raw)", () =>
        {
            code.Line("Raw = raw;");
            HashSet<string> memberNames = [.. union.Common.Select(member => member.CSharpName)];
            foreach (Member member in union.Common)
            {
                string type = MemberForm.RequiredNullable == MemberPlan.FormOf(member) || !member.Required ? $"{TypeNames.Of(member.Type)}?" : TypeNames.Of(member.Type);
                string value = ValueReading.NullableExpression(member.Type with { Nullable = true }, member.Name, memberNames, null);
                if (!type.EndsWith('?') || member.Type is TypeRef.List)
                    value = ValueReading.Expression(member.Type, member.Name, memberNames, null);
                string fallback = member.Type is TypeRef.List ? " ?? []" : type.EndsWith('?') || TypeNames.IsValueType(member.Type) ? "" : "!";
                string body = ValueReading.UsesExtras(member.Type) ? $"{{ JsonExtras? extras = null; return {value}; }}" : value;
                code.Line($"{member.CSharpName} = raw.ReadMember<{type}>({CSharpText.Literal(member.Name)}u8, static (ref Utf8JsonReader reader) => {body}){fallback};");
            }
        });
    }

    private static void EmitKind(IndentedWriter code, string discriminator)
    {
        string name = CSharpText.Literal(discriminator);
        code.Summary($"The kind, as it is in JSON in `{discriminator}`; empty when the object does not say it.");
        code.Line($"public string Type => Raw.TryGetProperty({name}u8, out JsonElement kind) && LenientText.Of(kind) is {{ }} text ? text : \"\";");
        code.Blank();
    }

    private static void EmitEquality(IndentedWriter code, string name, bool hasType)
    {
        code.Summary("Compares the JSON by content.");
        code.Param("other", "The object to compare with.");
        code.Returns("Whether they are equal.");
        code.Line($"public bool Equals({name}? other) => other is not null && JsonElement.DeepEquals(Raw, other.Raw);");
        code.Blank();
        code.Inherit();
        code.Line($"public override int GetHashCode() => {(hasType ? "StringComparer.Ordinal.GetHashCode(Type)" : "(int)Raw.ValueKind")};");
    }
}

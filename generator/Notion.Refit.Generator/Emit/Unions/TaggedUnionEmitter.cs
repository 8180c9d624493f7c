using System.Text;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Unions;

/// <summary>Writes the base of a tagged union.</summary>
internal sealed class TaggedUnionEmitter(MemberNameTable names)
{
    public string Emit(TaggedUnionSchema union)
    {
        CodeFile file = new CodeFile(Namespaces.Models).Using(Namespaces.OfModels);
        file.UsesDeprecated = union.Deprecated || union.Cases.Any(kind => kind.Schema.Deprecated);
        IndentedWriter code = file.Code;
        code.Summary(union.Description);
        if (union.Deprecated)
            code.Line(Deprecation.Attribute);
        code.Line($"[JsonConverter(typeof(NotionModelConverter<{union.Name}>))]");
        string bases = union.Base is { } outer ? $"{outer.Name}, INotionModel<{union.Name}>" : $"INotionModel<{union.Name}>";
        code.Block($"public abstract partial record {union.Name} : {bases}", () =>
        {
            if (union.Base is null)
                EmitFields(code, union);
            code.Blank();
            code.Block($"private protected {union.Name}()", () => { });
            code.Blank();
            if (union.Base is null)
                EmitCommonMembers(code);

            EmitRead(code, union);
            if (union.Base is null)
                EmitWrite(code, union);

            EmitReadPayload(code, union);
            if (union.Base is null)
                EmitInternals(code, union);
        });
        return file.ToString();
    }

    private static void EmitFields(IndentedWriter code, TaggedUnionSchema union)
    {
        code.Line("private protected ExtrasField _siblings;");
        if (!union.Innermost.Chain.Any(inner => inner.OwnConstants.Count > 0))
            return;

        code.Blank();
        code.Line("// The constants beside the kind that were present.");
        code.Line("private protected MemberBits _constants;");
    }

    private static void EmitCommonMembers(IndentedWriter code)
    {
        code.Summary("The kind, as it is in JSON.");
        code.Line("public abstract string Type { get; }");
        code.Blank();
        code.Summary("Members beside the kind and its content that this version of the library does not know; null when there are none.");
        code.Line("public AdditionalProperties? SiblingProperties");
        code.Open();
        code.Line("get => _siblings.Members;");
        code.Line("init => _siblings = JsonExtras.With(_siblings, value);");
        code.Close();
        code.Blank();
    }

    private static void EmitRead(IndentedWriter code, TaggedUnionSchema union)
    {
        code.Inherit();
        code.Block($"public static {(union.Base is null ? "" : "new ")}{union.Name} Read(ref Utf8JsonReader reader)", () =>
        {
            IReadOnlyList<KeyValuePair<string, ScalarNode>> constants = [.. union.Constants];
            if (BareCase(union) is { } bare)
            {
                code.Line("// The payload may come without its wrapping.");
                code.Block("if (reader.TokenType == JsonTokenType.StartArray)", () =>
                {
                    string local = Names.Camel(bare.Schema.Name);
                    code.Line($"{bare.Schema.Name} {local} = {bare.Schema.Name}.ReadPayload(ref reader);");
                    code.Line($"{local}.IsBare = true;");
                    code.Line($"return {local};");
                });
                code.Blank();
            }

            code.Line($"{union.Name}? content = null;");
            code.Line("var tag = default(TypeTag);");
            code.Line("JsonExtras? siblings = null;");
            if (constants.Count > 0)
                code.Line("uint seen = 0;");
            code.Blank();
            code.Line("reader.StartObject();");
            code.Block("while (reader.NextMember(out ReadOnlySpan<byte> name))", () =>
            {
                code.Line($"if (name.SequenceEqual({CSharpText.Literal(union.Tag)}u8))");
                code.Continued("tag.Read(ref reader);");
                for (int i = 0; i < constants.Count; i++)
                    EmitReadConstant(code, constants[i], i);

                code.Line("else if (content is not null || !tag.Selects(name, ref reader) || (content = ReadPayload(name, ref reader)) is null)");
                code.Continued("reader.Keep(name, ref siblings);");
            });
            code.Blank();
            code.Line($"content ??= {union.UnknownName}.From(tag.Type, ref siblings) ?? throw JsonReading.Missing({CSharpText.Literal(union.Name)}, {CSharpText.Literal(union.Tag)});");
            code.Line("if (tag.IsUnsaid)");
            code.Continued($"JsonExtras.Omit(ref siblings, {CSharpText.Literal(union.Tag)});");
            code.Line("content._siblings = siblings;");
            if (constants.Count > 0)
                code.Line("content._constants = seen;");
            code.Line("return content;");
        });
        code.Blank();
    }

    private static void EmitReadConstant(IndentedWriter code, KeyValuePair<string, ScalarNode> constant, int bit)
    {
        code.Line($"else if (name.SequenceEqual({CSharpText.Literal(constant.Key)}u8))");
        code.Open();
        code.Line($"reader.ReadConstant({CSharpText.Literal(constant.Key)}, {Constants.Utf8(constant.Value)}, ref siblings);");
        code.Line($"seen |= 1 << {bit};");
        code.Close();
    }

    private void EmitWrite(IndentedWriter code, TaggedUnionSchema union)
    {
        code.Inherit();
        code.Block("public void Write(Utf8JsonWriter writer)", () =>
        {
            if (BareCase(union.Innermost) is { } bare)
            {
                code.Block($"if (this is {bare.Schema.Name} {{ IsBare: true }} bare)", () =>
                {
                    code.Line("bare.WritePayload(writer);");
                    code.Line("return;");
                });
                code.Blank();
            }

            code.Line("writer.WriteStartObject();");
            KeyValuePair<string, ScalarNode>[] constants = [.. union.Innermost.Chain.Last().Constants];
            for (int i = 0; i < constants.Length; i++)
            {
                code.Line($"if ((_constants & (1 << {i})) != 0)");
                code.Continued($"writer.WriteConstant({names.Of(constants[i].Key)}, {Constants.Encoded(constants[i].Value, names)}, _siblings);");
            }

            code.Line("WriteMembers(writer);");
            code.Line("writer.WriteExtras(_siblings);");
            code.Line("writer.WriteEndObject();");
        });
        code.Blank();
    }

    private static void EmitReadPayload(IndentedWriter code, TaggedUnionSchema union)
    {
        string inherited = union.Extends is { } extended ? $"{extended.Name}.ReadPayload(name, ref reader)" : "null";
        code.Line("/// <summary>Reads the payload of a kind by its name; returns null without reading when there is no such kind.</summary>");
        code.Block($"internal static {(union.Base is null ? "" : "new ")}{union.Name}? ReadPayload(scoped ReadOnlySpan<byte> name, ref Utf8JsonReader reader)", () =>
        {
            if (union.OwnCases.Count == 0)
            {
                code.Line($"return {inherited};");
                return;
            }

            code.Block("switch (name.Length)", () =>
            {
                foreach (UnionCase kind in union.OwnCases.OrderBy(kind => Encoding.UTF8.GetByteCount(kind.Key)))
                    code.Line($"case {Encoding.UTF8.GetByteCount(kind.Key)} when name.SequenceEqual({CSharpText.Literal(kind.Key)}u8): return {kind.Schema.Name}.ReadPayload(ref reader);");

                code.Line($"default: return {inherited};");
            });
        });
        code.Blank();
    }

    private static void EmitInternals(IndentedWriter code, TaggedUnionSchema union)
    {
        code.Line("/// <summary>Writes the kind and the payload into an object that is open.</summary>");
        code.Line("internal abstract void WriteMembers(Utf8JsonWriter writer);");
        code.Blank();
        code.Line("/// <summary>Remembers that the JSON had no kind: the name of the payload implied it.</summary>");
        code.Line("internal void OmitType() => _siblings = _siblings.Omitting(\"type\");");
        if (!union.IsUntagged)
            return;

        code.Blank();
        code.Line("/// <summary>A copy that is written without its kind.</summary>");
        code.Block($"internal {union.Name} Untagged()", () =>
        {
            code.Line($"{union.Name} copy = this with {{ _siblings = JsonExtras.With(_siblings, _siblings.Members) }};");
            code.Line("copy.OmitType();");
            code.Line("return copy;");
        });
    }

    private static UnionCase? BareCase(TaggedUnionSchema union)
    {
        for (TaggedUnionSchema? inner = union; inner is not null; inner = inner.Extends)
        {
            if (inner.Bare is { } bare)
                return bare;
        }

        return null;
    }
}

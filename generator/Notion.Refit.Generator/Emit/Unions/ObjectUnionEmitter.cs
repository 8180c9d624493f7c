using System.Text;
using Notion.Refit.Generator.Emit.Records;
using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Unions;

/// <summary>Writes the base of a union of whole objects.</summary>
internal static class ObjectUnionEmitter
{
    public static string Emit(ObjectUnionSchema union)
    {
        CodeFile file = new CodeFile(Namespaces.Models).Using(Namespaces.OfModels);
        file.UsesDeprecated = union.Deprecated || union.Branches.Exists(branch => branch.Deprecated);
        file.Using(union.Common.SelectMany(member => TypeNames.Usings(member.Type)));
        if (EqualityEmitter.IsNeeded(union.Common))
            file.Using("System.Collections.Generic");
        IndentedWriter code = file.Code;
        code.Summary(union.Description);
        if (union.Deprecated)
            code.Line(Deprecation.Attribute);
        code.Line($"[JsonConverter(typeof(NotionModelConverter<{union.Name}>))]");
        code.Block($"public abstract partial record {union.Name} : INotionModel<{union.Name}>", () =>
        {
            code.Block($"private protected {union.Name}()", () => { });
            code.Blank();
            new PropertyEmitter(code).EmitCommon(union);
            code.Inherit();
            code.Block($"public static {union.Name} Read(ref Utf8JsonReader reader)", () => EmitRead(code, union));
            code.Blank();
            code.Inherit();
            code.Line("public abstract void Write(Utf8JsonWriter writer);");
            code.Blank();
            new EqualityEmitter(code).EmitCommon(union);
        });
        return file.ToString();
    }

    private static void EmitRead(IndentedWriter code, ObjectUnionSchema union)
    {
        if (union.Discriminator is { } discriminator)
        {
            code.Line($"ReadOnlySpan<byte> kind = reader.Peek({CSharpText.Literal(discriminator)}u8);");
            code.Block("switch (kind.Length)", () =>
            {
                foreach ((string value, ObjectSchema branch) in union.Mapping.OrderBy(entry => Encoding.UTF8.GetByteCount(entry.Key)))
                    code.Line($"case {Encoding.UTF8.GetByteCount(value)} when kind.SequenceEqual({CSharpText.Literal(value)}u8): return {branch.Name}.Read(ref reader);");
            });
            code.Blank();
            if (union.Keys.Count > 0)
            {
                code.Line($"// Where '{discriminator}' is missing, the members decide.");
                EmitKeys(code, union, "kind.IsEmpty && ");
                code.Blank();
            }
        }
        else
        {
            code.Line("reader.StartObject();");
            EmitKeys(code, union, "");
            code.Blank();
        }

        code.Line($"return {union.UnknownName}.Read(ref reader);");
    }

    private static void EmitKeys(IndentedWriter code, ObjectUnionSchema union, string condition)
    {
        foreach ((string key, ObjectSchema branch) in union.Keys)
        {
            code.Line($"if ({condition}reader.Has({CSharpText.Literal(key)}u8))");
            code.Continued($"return {branch.Name}.Read(ref reader);");
        }
    }
}

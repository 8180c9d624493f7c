using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Writes the record of an object: a standalone object, a branch of a union, or a kind of a tagged union.</summary>
internal sealed class RecordEmitter(MemberNameTable names, ListShapes lists)
{
    public string Emit(ObjectSchema schema)
    {
        RecordPlan plan = new(schema);
        CodeFile file = new CodeFile(Namespaces.Models).Using(Namespaces.OfModels);
        file.Using(plan.Properties.SelectMany(member => TypeNames.Usings(member.Member.Type)));
        file.UsesDeprecated = plan.UsesDeprecated;
        file.IsCase = plan.Base is not null;
        if (schema.Constructor.Count > 0)
            file.Using("System.Diagnostics.CodeAnalysis");
        if (plan.IsRepeated || EqualityEmitter.IsNeeded(schema.Members))
            file.Using("System.Collections.Generic");

        IndentedWriter code = file.Code;
        code.Summary(schema.Description);
        if (schema.Deprecated)
            code.Line(Deprecation.Attribute);
        code.Line($"[JsonConverter(typeof(NotionModelConverter<{schema.Name}>))]");
        code.Block($"public sealed partial record {schema.Name} : {string.Join(", ", Bases(file, schema, plan))}", () =>
        {
            EmitFields(code, plan);
            new ConstructorEmitter(code).Emit(plan);
            PropertyEmitter properties = new(code);
            properties.Emit(plan);
            if (lists.ItemsOf(schema) is { } items)
                EmitListShape(code, items);

            new RecordReaderEmitter(code).Emit(plan);
            new RecordWriterEmitter(code, names).Emit(plan);
            code.Blank();
            new EqualityEmitter(code).Emit(plan);
            if (schema.Members.Exists(member => member.Secret))
                EmitToString(code, schema.Name);
        });
        return file.ToString();
    }

    private IEnumerable<string> Bases(CodeFile file, ObjectSchema schema, RecordPlan plan)
    {
        if (plan.Base is { } union)
            yield return union.Name;

        yield return $"INotionModel<{schema.Name}>";
        if (lists.ItemsOf(schema) is { Type: TypeRef.List list })
        {
            file.Using("System.Collections.Generic");
            yield return $"IPaginatedList<{TypeNames.Of(list.Item)}>";
        }
    }

    private static void EmitFields(IndentedWriter code, RecordPlan plan)
    {
        if (plan.IsRepeated)
        {
            code.Line("// The instance that was read last: the same content often repeats.");
            code.Line("[ThreadStatic]");
            code.Line($"private static {plan.Schema.Name}? t_last;");
            code.Blank();
        }

        code.Line("private ExtrasField _extras;");
        code.Blank();
        if (plan.GivenCount > 0)
        {
            code.Line("// The optional members that were given: their empty value, default or null is written too.");
            code.Line($"private {Bits.Field(plan.GivenCount)} _given;");
            code.Blank();
        }

        if (plan.SingleCount > 0)
        {
            code.Line("// The lists that are a single item in JSON.");
            code.Line($"private MemberBits _single{(plan.PreferredSingles == 0 ? "" : $" = {plan.PreferredSingles}")};");
            code.Blank();
        }

        if (plan.PartialCount > 0)
        {
            code.Line("// The required members that the server did not show.");
            code.Line($"private {Bits.Field(plan.PartialCount)} _hidden;");
            code.Blank();
        }
    }

    /// <summary>The text that the compiler gives a record shows all members.</summary>
    private static void EmitToString(IndentedWriter code, string name)
    {
        code.Blank();
        code.Summary("Returns the name of the type only: some members are secret.");
        code.Returns("The text.");
        code.Line($"public override string ToString() => nameof({name});");
    }

    private static void EmitListShape(IndentedWriter code, Member items)
    {
        if (items.CSharpName == "Items")
            return;

        code.Line($"IReadOnlyList<{TypeNames.Of(((TypeRef.List)items.Type).Item)}> IPaginatedList<{TypeNames.Of(((TypeRef.List)items.Type).Item)}>.Items => {items.CSharpName};");
        code.Blank();
    }
}

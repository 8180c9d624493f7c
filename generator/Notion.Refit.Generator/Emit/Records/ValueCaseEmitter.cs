using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Writes a kind of a tagged union whose payload is not an object: a record with one member.</summary>
internal sealed class ValueCaseEmitter(MemberNameTable names)
{
    public string Emit(AliasSchema schema)
    {
        UnionCase kind = schema.Case!;
        TypeRef type = schema.Type!;
        CodeFile file = new CodeFile(Namespaces.Models).Using(Namespaces.OfModels);
        file.Using(TypeNames.Usings(type));
        file.UsesDeprecated = schema.Deprecated || Deprecation.IsDeprecated(type);
        if (EqualityEmitter.ComparesByReference(type))
            file.Using("System.Collections.Generic");
        file.IsCase = true;
        IndentedWriter code = file.Code;
        code.Summary(schema.Description);
        if (schema.Deprecated)
            code.Line(Deprecation.Attribute);
        code.Line($"[JsonConverter(typeof(NotionModelConverter<{schema.Name}>))]");
        code.Block($"public sealed partial record {schema.Name} : {kind.Union.Name}, INotionModel<{schema.Name}>", () =>
        {
            EmitFields(code, schema, type);
            bool isRequired = EmitConstructors(file, code, schema, type);
            new PropertyEmitter(code).EmitType(kind);
            EmitProperty(code, schema, type, isRequired);
            UnionParts.EmitCaseRead(code, schema.Name, kind);
            EmitReadPayload(code, schema, type);
            EmitWrite(code, schema, type, kind);
            code.Blank();
            new EqualityEmitter(code).Emit(schema);
        });
        return file.ToString();
    }

    private static bool IsBare(AliasSchema schema) => schema.Case!.Union.Chain.Any(union => union.Bare == schema.Case);

    private static string PropertyType(TypeRef type) => TypeNames.WithNull(type);

    private static void EmitFields(IndentedWriter code, AliasSchema schema, TypeRef type)
    {
        if (IsBare(schema))
        {
            code.Line("private MemberBits _bare;");
            code.Blank();
        }

        if (ValueReading.UsesExtras(type))
        {
            code.Line("private ExtrasField _extras;");
            code.Blank();
        }

        if (type is TypeRef.OneOrMany list)
        {
            code.Line("// Whether a list of one is a single item in JSON.");
            code.Line($"private MemberBits _single{(list.PrefersOne ? " = 1" : "")};");
            code.Blank();
        }
    }

    private static bool EmitConstructors(CodeFile file, IndentedWriter code, AliasSchema schema, TypeRef type)
    {
        // What has no natural empty value must be given.
        bool isRequired = !type.Nullable && !TypeNames.IsCollection(type) && type is not TypeRef.Scalar { Type: not (ScalarType.Text or ScalarType.Timestamp) };
        if (isRequired)
            file.Using("System.Diagnostics.CodeAnalysis");

        ConstructorParameter parameter = new(Names.Camel(schema.ValueName), PropertyType(type), schema.ValueName, schema.Description);
        new ConstructorEmitter(code).Emit(schema.Name, [parameter], isRequired);
        return isRequired;
    }

    private static void EmitProperty(IndentedWriter code, AliasSchema schema, TypeRef type, bool isRequired)
    {
        string initial = !type.Nullable && TypeNames.IsCollection(type) ? $" = {TypeNames.Empty(type)};" : "";
        code.Summary(schema.Description);
        code.Line($"public {(isRequired ? "required " : "")}{PropertyType(type)} {schema.ValueName} {{ get; init; }}{initial}");
        code.Blank();
        if (IsBare(schema))
        {
            code.Line("/// <summary>Whether it came without its wrapping: the payload alone.</summary>");
            code.Line("internal bool IsBare");
            code.Open();
            code.Line("get => _bare != 0;");
            code.Line("set => _bare = value ? 1u : 0u;");
            code.Close();
            code.Blank();
        }
    }

    private static void EmitReadPayload(IndentedWriter code, AliasSchema schema, TypeRef type)
    {
        HashSet<string> memberNames = [schema.ValueName];
        string wireName = schema.Case!.Key;
        int? single = type is TypeRef.OneOrMany ? 0 : null;
        string read = type.Nullable
            ? ValueReading.NullableExpression(type, wireName, memberNames, single)
            : ValueReading.Expression(type, wireName, memberNames, single);
        string signature = $"internal static {schema.Name} ReadPayload(ref Utf8JsonReader reader)";
        bool usesExtras = ValueReading.UsesExtras(type);
        if (!usesExtras && single is null)
        {
            EmitShortReadPayload(code, signature, $"{schema.ValueName} = {read}");
            return;
        }

        code.Block(signature, () =>
        {
            if (usesExtras)
                code.Line("JsonExtras? extras = null;");
            if (single is not null)
                code.Line("uint single = 0;");

            // The value is read first: the fields are what reading it found out.
            string local = Locals.Of(schema.ValueName);
            code.Line($"{PropertyType(type)} {local} = {read};");
            code.Line($"return new {schema.Name} {{ {schema.ValueName} = {local}{(usesExtras ? ", _extras = extras" : "")}{(single is null ? "" : ", _single = single")} }};");
        });
        code.Blank();
    }

    private static void EmitShortReadPayload(IndentedWriter code, string signature, string initializer)
    {
        string oneLine = $"{signature} => new() {{ {initializer} }};";
        if (oneLine.Length <= code.Room)
        {
            code.Line(oneLine);
        }
        else
        {
            code.Line($"{signature} =>");
            code.Continued($"new() {{ {initializer} }};");
        }

        code.Blank();
    }

    private void EmitWrite(IndentedWriter code, AliasSchema schema, TypeRef type, UnionCase kind)
    {
        string? single = type is TypeRef.OneOrMany ? "_single != 0" : null;
        string name = names.Of(kind.Key);
        code.Block("internal override void WriteMembers(Utf8JsonWriter writer)", () =>
        {
            RecordWriterEmitter.EmitCheck(code, schema.IsChecked);
            code.Line($"writer.WriteConstant({names.Of(kind.Union.Tag)}, {name}, _siblings);");
            if (!type.Nullable || ValueWriting.TakesNull(type))
            {
                code.Line(ValueWriting.Statement(type, name, schema.ValueName, single));
                return;
            }

            string local = Locals.Of(schema.ValueName);
            code.Line($"if ({schema.ValueName} is {{ }} {local})");
            code.Continued(ValueWriting.Statement(type, name, local, single));
            code.Line("else");
            code.Continued($"writer.WriteNull({name});");
        });

        if (!IsBare(schema))
            return;

        code.Blank();
        if (schema.IsChecked)
            throw new NotSupportedException($"{schema.Name} can be written without its wrapping, where nothing is checked.");
        code.Line($"internal void WritePayload(Utf8JsonWriter writer) => writer.WriteOneOrMany({schema.ValueName}, {single ?? "false"});");
    }
}

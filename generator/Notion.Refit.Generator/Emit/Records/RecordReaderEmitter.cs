using System.Text;
using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Writes the reader of a record: one loop over the members, variables for what was read, and the record from them.</summary>
internal sealed class RecordReaderEmitter(IndentedWriter code)
{
    public void Emit(RecordPlan plan)
    {
        string name = plan.Schema.Name;
        if (plan.Schema.Case is { } kind)
        {
            UnionParts.EmitCaseRead(code, name, kind);
            code.Block($"internal static {name} ReadPayload(ref Utf8JsonReader reader)", () => EmitBody(plan));
        }
        else
        {
            code.Inherit();
            code.Block($"public static {(plan.Base is null ? "" : "new ")}{name} Read(ref Utf8JsonReader reader)", () => EmitBody(plan));
        }

        code.Blank();
    }

    private void EmitBody(RecordPlan plan)
    {
        EmitVariables(plan);
        code.Line("reader.StartObject();");
        code.Block("while (reader.NextMember(out ReadOnlySpan<byte> name))", () => EmitLoop(plan));
        code.Blank();
        EmitMissing(plan);
        EmitResult(plan);
    }

    private void EmitVariables(RecordPlan plan)
    {
        foreach (MemberPlan member in plan.Properties)
            code.Line($"{VariableType(member)} {member.Local} = {InitialValue(member)};");

        if (plan.Content is { } content)
        {
            code.Line($"{content.Union.Name}? content = null;");
            code.Line("var tag = default(TypeTag);");
        }

        code.Line("JsonExtras? extras = null;");
        if (plan.SeenCount > 0)
            code.Line($"{Bits.Local(plan.SeenCount)} seen = 0;");
        if (plan.GivenCount > 0)
            code.Line($"{Bits.Local(plan.GivenCount)} given = 0;");
        if (plan.SingleCount > 0)
            code.Line("uint single = 0;");
        code.Blank();
    }

    private static string VariableType(MemberPlan member) => member.Form switch
    {
        MemberForm.Required or MemberForm.Collection when !member.IsValueType => $"{TypeNames.Of(member.Member.Type)}?",
        _ => member.PropertyType,
    };

    private static string InitialValue(MemberPlan member) => member.Form switch
    {
        MemberForm.ThreeState => "default",
        MemberForm.Defaulted => DefaultValues.Of(member.Member),
        MemberForm.Required when member.IsValueType => member.Member.Type is TypeRef.Scalar scalar
            ? scalar.Type switch { ScalarType.Flag => "false", ScalarType.Timestamp => "default", _ => "0" }
            : "default",
        _ => "null",
    };

    private void EmitLoop(RecordPlan plan)
    {
        IReadOnlyList<(int Length, Action Emit)> cases = [.. Cases(plan).OrderBy(member => member.Length)];
        if (cases.Count == 0 && plan.Content is null)
        {
            code.Line("reader.Keep(name, ref extras);");
            return;
        }

        code.Block("switch (name.Length)", () =>
        {
            foreach ((int _, Action emit) in cases)
                emit();

            code.Line("default:");
            code.Indent(() =>
            {
                if (plan.Content is { } content)
                {
                    code.Line($"if (content is not null || !tag.Selects(name, ref reader) || (content = {content.Union.Name}.ReadPayload(name, ref reader)) is null)");
                    code.Continued("reader.Keep(name, ref extras);");
                }
                else
                {
                    code.Line("reader.Keep(name, ref extras);");
                }

                code.Line("break;");
            });
        });
    }

    private IEnumerable<(int Length, Action Emit)> Cases(RecordPlan plan)
    {
        if (plan.Content is { } content)
            yield return (content.Union.Tag.Length, () => EmitCase(content.Union.Tag, "", ["tag.Read(ref reader);"]));

        HashSet<string> memberNames = [.. plan.Properties.Select(member => member.Member.CSharpName)];
        foreach (MemberPlan member in plan.Members)
        {
            // Null where the description knows of none goes to the unknown members, so that it is not lost.
            string guard = member.Form is MemberForm.Optional or MemberForm.Defaulted or MemberForm.Collection && member.Member.Type is not TypeRef.FreeJson
                ? " && reader.TokenType != JsonTokenType.Null"
                : "";
            string wireName = member.Member.Name;
            yield return (Encoding.UTF8.GetByteCount(wireName), () => EmitCase(wireName, guard, Statements(plan, member, memberNames)));
        }
    }

    private void EmitCase(string wireName, string guard, IEnumerable<string> statements)
    {
        code.Line($"case {Encoding.UTF8.GetByteCount(wireName)} when name.SequenceEqual({CSharpText.Literal(wireName)}u8){guard}:");
        code.Indent(() =>
        {
            foreach (string statement in statements)
                code.Line(statement);
            code.Line("break;");
        });
    }

    private static IEnumerable<string> Statements(RecordPlan plan, MemberPlan member, HashSet<string> memberNames)
    {
        TypeRef type = member.Member.Type;
        string wireName = member.Member.Name;
        bool repeats = plan.Schema.IsRepeated;
        yield return member.Form switch
        {
            MemberForm.Constant => $"reader.ReadConstant({CSharpText.Literal(wireName)}, {Constants.Utf8(member.Member.Constant!)}, ref extras);",
            MemberForm.ThreeState when type.Nullable => $"{member.Local} = new({ValueReading.NullableExpression(type, wireName, memberNames, member.SingleBit, repeats)});",
            MemberForm.RequiredNullable or MemberForm.NullableOptional => $"{member.Local} = {ValueReading.NullableExpression(type, wireName, memberNames, member.SingleBit, repeats)};",
            _ => $"{member.Local} = {ValueReading.Expression(type, wireName, memberNames, member.SingleBit, repeats)};",
        };
        if (member.SeenBit is { } seen)
            yield return $"seen |= {Bits.One(seen, plan.SeenCount)};";
        if (member.GivenBit is { } given)
            yield return $"given |= {Bits.One(given, plan.GivenCount)};";
    }

    private void EmitMissing(RecordPlan plan)
    {
        if (plan.Content is { } content)
        {
            string otherwise = content.Optional || plan.ContentBit is not null
                ? ";"
                : $" ?? throw JsonReading.Missing({CSharpText.Literal(plan.Schema.Name)}, {CSharpText.Literal(content.Union.Tag)});";
            code.Line($"content ??= {content.Union.UnknownName}.From(tag.Type, ref extras){otherwise}");
            bool mayBeNull = otherwise == ";";
            code.Line("if (tag.IsUnsaid)");
            code.Continued(mayBeNull ? "content?.OmitType();" : "content.OmitType();");
            if (plan.ContentBit is { } bit)
            {
                code.Line("if (content is not null)");
                code.Continued($"seen |= {Bits.One(bit, plan.SeenCount)};");
            }
        }

        foreach (MemberPlan member in plan.Members.Where(member => member is { SeenBit: not null, MayBeHidden: false }))
        {
            string wireName = CSharpText.Literal(member.Member.Name);
            code.Line($"if ((seen & ({Bits.One(member.SeenBit!.Value, plan.SeenCount)})) == 0)");
            code.Continued(member.Form == MemberForm.Constant
                ? $"JsonExtras.Omit(ref extras, {wireName});"
                : $"throw JsonReading.Missing({CSharpText.Literal(plan.Schema.Name)}, {wireName});");
        }

        code.Blank();
    }

    private void EmitResult(RecordPlan plan)
    {
        if (plan.IsRepeated)
            EmitRepeated(plan);
        code.Line(plan.Schema.IsCompletedByHand
            ? $"{plan.Schema.Name} read = new()"
            : $"return {(plan.IsRepeated ? "t_last = " : "")}new {plan.Schema.Name}");
        code.Open();
        foreach (MemberPlan member in plan.Properties)
            code.Line($"{member.Member.CSharpName} = {Result(plan, member)},");

        if (plan.Content is { } content)
            code.Line($"{content.CSharpName} = content{(plan.ContentBit is null ? "" : "!")},");

        // After the properties, whose init accessors set these bits.
        code.Line("_extras = extras,");
        if (plan.GivenCount > 0)
            code.Line("_given = given,");
        if (plan.SingleCount > 0)
            code.Line("_single = single,");
        if (plan.PartialCount > 0)
            code.Line($"_hidden = ~seen & ({Bits.First(plan.PartialCount, plan.SeenCount)}),");
        code.Close(";");
        if (!plan.Schema.IsCompletedByHand)
            return;

        code.Line("read.CompleteReading();");
        code.Line("return read;");
    }

    private void EmitRepeated(RecordPlan plan)
    {
        List<string> conditions = ["t_last is { } last", "extras is null", "(JsonExtras?)last._extras is null"];
        foreach (MemberPlan member in plan.Properties)
        {
            conditions.Add(member.IsValueType || member.Form == MemberForm.ThreeState
                ? $"EqualityComparer<{member.PropertyType}>.Default.Equals(last.{member.Member.CSharpName}, {member.Local})"
                : $"ReferenceEquals(last.{member.Member.CSharpName}, {member.Local})");
        }

        if (plan.Content is { } content)
            conditions.Add($"ReferenceEquals(last.{content.CSharpName}, content)");
        if (plan.GivenCount > 0)
            conditions.Add("last._given == given");
        if (plan.SingleCount > 0)
            conditions.Add("last._single == single");
        if (plan.PartialCount > 0)
            conditions.Add($"last._hidden == (~seen & ({Bits.First(plan.PartialCount, plan.SeenCount)}))");

        code.Line($"if ({conditions[0]}");
        foreach (string condition in conditions.Skip(1).SkipLast(1))
            code.Continued($"&& {condition}");
        code.Continued($"&& {conditions[^1]})");
        code.Continued("return last;");
        code.Blank();
    }

    private static string Result(RecordPlan plan, MemberPlan member)
    {
        string missing = $"throw JsonReading.Missing({CSharpText.Literal(plan.Schema.Name)}, {CSharpText.Literal(member.Member.Name)})";
        return member.Form switch
        {
            MemberForm.Collection => $"{member.Local} ?? {TypeNames.Empty(member.Member.Type)}",
            MemberForm.Required when member is { MayBeHidden: true, Member.Type: TypeRef.Map or TypeRef.List } => $"{member.Local} ?? []",
            MemberForm.Required when member is { MayBeHidden: true } && TypeNames.IsCollection(member.Member.Type) => $"{member.Local} ?? {TypeNames.Empty(member.Member.Type)}",
            MemberForm.Required when member.MayBeHidden && !member.IsValueType => $"{member.Local}!",
            MemberForm.Required when !member.IsValueType => $"{member.Local} ?? {missing}",
            _ => member.Local,
        };
    }
}

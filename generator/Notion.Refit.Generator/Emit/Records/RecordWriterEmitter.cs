using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Writes the writer of a record.</summary>
internal sealed class RecordWriterEmitter(IndentedWriter code, MemberNameTable names)
{
    public void Emit(RecordPlan plan)
    {
        if (plan.Schema.Case is { } kind)
        {
            code.Block("internal override void WriteMembers(Utf8JsonWriter writer)", () =>
            {
                if (plan.Schema.IsCreateOnly)
                {
                    code.Line("if (Sending.IsUpdate)");
                    code.Continued($"Sending.RefuseKindOnUpdate({CSharpText.Literal(plan.Schema.Name)});");
                }

                EmitCheck(code, plan.Schema.IsChecked);
                code.Line($"writer.WriteConstant({names.Of(kind.Union.Tag)}, {names.Of(kind.Key)}, _siblings);");
                code.Line($"writer.WriteStartObject({names.Of(kind.Key)});");
                EmitMembers(plan);
            });
            return;
        }

        code.Inherit();
        code.Block($"public {(plan.Base is null ? "" : "override ")}void Write(Utf8JsonWriter writer)", () =>
        {
            if (plan.Schema.IsUpdate)
                code.Line("using Sending.Scope scope = Sending.BeginUpdate();");
            code.Line("writer.WriteStartObject();");
            EmitMembers(plan);
        });
    }

    public static void EmitCheck(IndentedWriter code, bool isChecked)
    {
        if (!isChecked)
            return;

        code.Line("if (Sending.IsActive)");
        code.Continued("CheckBeforeSending();");
    }

    private void EmitMembers(RecordPlan plan)
    {
        foreach (MemberPlan member in plan.Members)
            EmitSent(plan, member);

        if (plan.Content is { } content)
            EmitContent(plan, content);

        code.Line("writer.WriteExtras(_extras);");
        code.Line("writer.WriteEndObject();");
    }

    private void EmitContent(RecordPlan plan, EnvelopeContent content)
    {
        string name = content.CSharpName;
        string mayBeNull = content.Optional || plan.ContentBit is not null ? "?" : "";
        if (plan.Schema.Kept.Count == 0)
        {
            code.Line($"{name}{mayBeNull}.WriteMembers(writer);");
            return;
        }

        // An update names no kind, and leaves out what it cannot set.
        code.Line($"if (!({name} is {Kinds(plan.Schema.Kept)} && Sending.Keeps({CSharpText.Literal($"{plan.Schema.Name}.{name}")})))");
        code.Continued($"(Sending.IsUpdate ? {name}{mayBeNull}.Untagged() : {name}){mayBeNull}.WriteMembers(writer);");
    }

    private static string Kinds(IReadOnlyList<UnionCase> kept) => string.Join(" or ", kept.Select(kind => kind.Schema.Name));

    /// <summary>Writes a member where a request carries it.</summary>
    private void EmitSent(RecordPlan plan, MemberPlan member)
    {
        string name = $"{plan.Schema.Name}.{member.Member.CSharpName}";
        string? condition = member.Member switch
        {
            { Sent: SentWhen.Never } => "!Sending.IsActive",
            { Sent: SentWhen.OnCreate } => "!Sending.IsUpdate",
            { Kept.Count: > 0 } => $"!({member.Member.CSharpName} is {Kinds(member.Member.Kept)} && Sending.Keeps({CSharpText.Literal(name)}))",
            _ => null,
        };
        if (condition is null)
        {
            Emit(plan, member);
            return;
        }

        code.Block($"if ({condition})", () => Emit(plan, member));

        // Only what a caller has set can be there: nothing of it comes from a response.
        if (member.Member is { Sent: SentWhen.OnCreate, WriteOnly: true, Type: TypeRef.List })
        {
            code.Line($"else if ({member.Member.CSharpName}.Count > 0)");
            code.Continued($"Sending.RefuseOnUpdate({CSharpText.Literal(name)});");
        }

        code.Blank();
    }

    private void Emit(RecordPlan plan, MemberPlan member)
    {
        TypeRef type = member.Member.Type;
        string name = names.Of(member.Member.Name);
        string property = member.Member.CSharpName;
        string? single = member.SingleBit is { } bit ? $"(_single & ({Bits.One(bit, plan.SingleCount)})) != 0" : null;
        string? condition = Condition(plan, member);
        switch (member.Form)
        {
            case MemberForm.Constant:
                code.Line($"writer.WriteConstant({name}, {Constants.Encoded(member.Member.Constant!, names)}, _extras);");
                break;
            case MemberForm.Optional:
                code.Line($"if ({property} is {{ }} {member.Local})");
                code.Continued(ValueWriting.Statement(type, name, member.Local, single));
                break;
            case MemberForm.ThreeState when ValueWriting.TakesNull(type) || !type.Nullable:
                code.Line($"if ({property}.TryGetValue(out {OutType(type)} {member.Local}))");
                code.Continued(ValueWriting.Statement(type, name, member.Local, single));
                break;
            case MemberForm.ThreeState:
                code.Block($"if ({property}.TryGetValue(out {OutType(type)} {member.Local}))", () => EmitNullable(type, name, member.Local, $"{member.Local}Value", single));
                code.Blank();
                break;
            case MemberForm.RequiredNullable or MemberForm.NullableOptional when ValueWriting.TakesNull(type):
                EmitConditional(condition, () => code.Line(ValueWriting.Statement(type, name, property, single)));
                break;
            case MemberForm.RequiredNullable or MemberForm.NullableOptional when condition is null:
                EmitNullable(type, name, property, member.Local, single);
                break;
            case MemberForm.RequiredNullable or MemberForm.NullableOptional:
                code.Block($"if ({condition})", () => EmitNullable(type, name, property, member.Local, single));
                code.Blank();
                break;
            default:
                EmitConditional(condition, () => code.Line(ValueWriting.Statement(type, name, property, single)));
                break;
        }
    }

    private static string OutType(TypeRef type) => type.Nullable || !TypeNames.IsValueType(type) ? $"{TypeNames.Of(type)}?" : TypeNames.Of(type);

    /// <summary>Returns the condition for writing a member; null when it is always written.</summary>
    private static string? Condition(RecordPlan plan, MemberPlan member)
    {
        if (member.MayBeHidden)
            return $"(_hidden & ({Bits.One(member.SeenBit!.Value, plan.PartialCount)})) == 0";
        if (member.GivenBit is not { } bit)
            return null;

        string given = $"(_given & ({Bits.One(bit, plan.GivenCount)})) != 0";

        // A map can be filled without being set.
        return member.Member.Type is TypeRef.Map && member.Form == MemberForm.Collection ? $"{given} || {member.Member.CSharpName}.Count > 0" : given;
    }

    private void EmitConditional(string? condition, Action body)
    {
        if (condition is null)
        {
            body();
            return;
        }

        code.Line($"if ({condition})");
        code.Indent(body);
    }

    private void EmitNullable(TypeRef type, string name, string value, string local, string? single)
    {
        code.Line($"if ({value} is {{ }} {local})");
        code.Continued(ValueWriting.Statement(type, name, local, single));
        code.Line("else");
        code.Continued($"writer.WriteNull({name});");
    }
}

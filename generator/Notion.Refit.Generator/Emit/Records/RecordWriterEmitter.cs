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
                code.Line($"writer.WriteConstant({names.Of(kind.Union.Tag)}, {names.Of(kind.Key)}, _siblings);");
                code.Line($"writer.WriteStartObject({names.Of(kind.Key)});");
                EmitMembers(plan);
            });
            return;
        }

        code.Inherit();
        code.Block($"public {(plan.Base is null ? "" : "override ")}void Write(Utf8JsonWriter writer)", () =>
        {
            code.Line("writer.WriteStartObject();");
            EmitMembers(plan);
        });
    }

    private void EmitMembers(RecordPlan plan)
    {
        foreach (MemberPlan member in plan.Members)
            Emit(plan, member);

        if (plan.Content is { } content)
            code.Line($"{content.CSharpName}{(content.Optional || plan.ContentBit is not null ? "?" : "")}.WriteMembers(writer);");

        code.Line("writer.WriteExtras(_extras);");
        code.Line("writer.WriteEndObject();");
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

    /// <summary>What must hold for a member to be written; null when it always is.</summary>
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

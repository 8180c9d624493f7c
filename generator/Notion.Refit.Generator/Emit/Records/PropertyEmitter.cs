using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>Writes the properties of a record.</summary>
internal sealed class PropertyEmitter(IndentedWriter code)
{
    public void Emit(RecordPlan plan)
    {
        if (plan.Schema.Case is { } kind)
            EmitType(kind);

        foreach (MemberPlan member in plan.Properties.Where(member => !member.Member.Inherited))
            Emit(member, plan.GivenCount);

        if (plan.Content is { } content)
            EmitContent(content);

        if (plan.PartialCount > 0)
        {
            code.Summary("Whether the server showed only a part of the object, because the connection may not see more. What is missing then has no meaning.");
            code.Line("public bool IsPartial => _hidden != 0;");
            code.Blank();
        }

        EmitAdditionalProperties();
    }

    /// <summary>The kind of a case of a tagged union.</summary>
    public void EmitType(UnionCase kind)
    {
        code.Inherit();
        code.Line($"public override string Type => {CSharpText.Literal(kind.Key)};");
        code.Blank();
    }

    public void EmitAdditionalProperties()
    {
        code.Summary("Members that this version of the library does not know; null when there are none.");
        code.Line("public AdditionalProperties? AdditionalProperties");
        code.Open();
        code.Line("get => _extras.Members;");
        code.Line("init => _extras = JsonExtras.With(_extras, value);");
        code.Close();
        code.Blank();
    }

    /// <summary>The members that all branches of a union have.</summary>
    public void EmitCommon(ObjectUnionSchema union)
    {
        foreach (Member member in union.Common)
            Emit(new MemberPlan(member, MemberPlan.FormOf(member)), 0);
    }

    private void EmitContent(EnvelopeContent content)
    {
        code.Summary(content.Union.Description + (content.Optional ? " Null when it is not there." : ""));
        code.Line(content.Optional
            ? $"public {content.Union.Name}? {content.CSharpName} {{ get; init; }}"
            : $"public required {content.Union.Name} {content.CSharpName} {{ get; init; }}");
        code.Blank();
    }

    private void Emit(MemberPlan member, int givenCount)
    {
        code.Summary(member.Member.Description);
        if (Remark(member) is { } remark)
            code.Value(remark);
        if (member.Member.Deprecated)
            code.Line(Deprecation.Attribute);

        string declaration = $"public {(member.IsDemanded ? "required " : "")}{member.PropertyType} {member.Member.CSharpName}";
        string initial = Initial(member) is { } value ? $" = {value};" : "";
        if (member.GivenBit is not { } bit)
        {
            code.Line($"{declaration} {{ get; init; }}{initial}");
        }
        else
        {
            code.Line(declaration);
            code.Open();
            code.Line("get;");
            code.Block("init", () =>
            {
                code.Line("field = value;");
                code.Line($"_given |= {Bits.One(bit, givenCount)};");
            });
            code.Close(initial);
        }

        code.Blank();
    }

    private static string? Remark(MemberPlan member) => member.Form switch
    {
        MemberForm.Collection => "Empty when it is absent.",
        MemberForm.ThreeState => "Absent unless it is set; null is sent as null.",
        MemberForm.NullableOptional when member.Member.ThreeState => "Absent unless it is set; null is sent as null.",
        _ => null,
    };

    /// <summary>Returns the initial value of the property.</summary>
    private static string? Initial(MemberPlan member) => member.Form switch
    {
        MemberForm.Collection => TypeNames.Empty(member.Member.Type),
        MemberForm.Required when member.Member.Type is TypeRef.Map => "[]",
        MemberForm.Defaulted => DefaultValues.Of(member.Member) is "false" or "0" ? null : DefaultValues.Of(member.Member),
        _ => null,
    };
}

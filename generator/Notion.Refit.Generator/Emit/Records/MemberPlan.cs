using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>The plan by which one member is declared, read and written.</summary>
internal sealed record MemberPlan(Member Member, MemberForm Form)
{
    /// <summary>The variable that holds it while an object is read.</summary>
    public string Local => Locals.Of(Member.CSharpName);

    /// <summary>The bit that remembers that an optional member was given; null when none is needed.</summary>
    public int? GivenBit { get; init; }

    /// <summary>The bit that remembers that a required member was present; null when the value itself shows it.</summary>
    public int? SeenBit { get; init; }

    /// <summary>The bit that remembers that a list is a single item in JSON; null when it cannot.</summary>
    public int? SingleBit { get; init; }

    /// <summary>May be missing in an object of which the server shows only a part.</summary>
    public bool MayBeHidden { get; init; }

    /// <summary>The type of the property, with its question mark.</summary>
    public string PropertyType => Form switch
    {
        MemberForm.Optional or MemberForm.NullableOptional or MemberForm.RequiredNullable => $"{TypeNames.Of(Member.Type)}?",
        MemberForm.ThreeState => $"Optional<{TypeNames.Of(Member.Type)}{(Member.Type.Nullable ? "?" : "")}>",
        _ => TypeNames.Of(Member.Type),
    };

    /// <summary>Whether a caller must give it. A map is filled where it is, so it cannot be demanded.</summary>
    public bool IsDemanded => Form is MemberForm.RequiredNullable || (Form is MemberForm.Required && Member.Type is not TypeRef.Map);

    public bool IsValueType => TypeNames.IsValueType(Member.Type);

    public static MemberForm FormOf(Member member) => member switch
    {
        { Constant: not null } => MemberForm.Constant,
        { Required: true, Type.Nullable: true } => MemberForm.RequiredNullable,
        { Required: true } => MemberForm.Required,

        // No conversion leads from an interface into Optional, so a list remembers itself that it was given.
        { ThreeState: true, Type: not TypeRef.List } => MemberForm.ThreeState,
        { Default: not null } => MemberForm.Defaulted,
        { Type.Nullable: true } => MemberForm.NullableOptional,
        { Type: var type } when TypeNames.IsCollection(type) => MemberForm.Collection,
        _ => MemberForm.Optional,
    };
}

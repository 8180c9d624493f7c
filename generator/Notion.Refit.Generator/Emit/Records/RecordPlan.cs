using Notion.Refit.Generator.Emit.Values;
using Notion.Refit.Generator.Model;

namespace Notion.Refit.Generator.Emit.Records;

/// <summary>The plan by which a record is declared, read and written: its members, and the bits that say which of them were there.</summary>
internal sealed class RecordPlan
{
    public RecordPlan(ObjectSchema schema)
    {
        Schema = schema;
        int given = 0;
        int single = 0;
        int seen = HiddenCount(schema);
        int hidden = 0;
        List<MemberPlan> members = [];
        foreach (Member member in schema.Members)
        {
            MemberForm form = MemberPlan.FormOf(member);
            bool mayBeHidden = MayBeHidden(schema, member, form);
            bool needsSeen = form is MemberForm.Constant or MemberForm.RequiredNullable || (form is MemberForm.Required && TypeNames.IsValueType(member.Type));
            members.Add(new MemberPlan(member, form)
            {
                MayBeHidden = mayBeHidden,
                GivenBit = form is MemberForm.NullableOptional or MemberForm.Defaulted or MemberForm.Collection ? given++ : null,
                SeenBit = mayBeHidden ? hidden++ : needsSeen ? seen++ : null,
                SingleBit = member.Type is TypeRef.OneOrMany ? single++ : null,
            });
        }

        Members = members;
        ContentBit = ContentMayBeHidden(schema) ? hidden : null;
        SeenCount = seen;
        GivenCount = given;
        SingleCount = single;
        PartialCount = HiddenCount(schema);
    }

    /// <summary>Whether the reader returns the instance that it read last while the content is the same. A payload is marked with its kind afterwards, so it cannot be shared.</summary>
    public bool IsRepeated => Schema is { IsRepeated: true, Case: null };

    public ObjectSchema Schema { get; }

    public IReadOnlyList<MemberPlan> Members { get; }

    public EnvelopeContent? Content => Schema.Content;

    /// <summary>The bit that remembers that the content was present, where it may be hidden.</summary>
    public int? ContentBit { get; }

    public int SeenCount { get; }

    public int GivenCount { get; }

    public int SingleCount { get; }

    /// <summary>The number of members that may be hidden.</summary>
    public int PartialCount { get; }

    /// <summary>The lists that travel as their one item unless they were read otherwise.</summary>
    public ulong PreferredSingles => Members
        .Where(member => member.Member.Type is TypeRef.OneOrMany { PrefersOne: true })
        .Aggregate(0UL, (bits, member) => bits | (1UL << member.SingleBit!.Value));

    public IEnumerable<MemberPlan> Properties => Members.Where(member => member.Form != MemberForm.Constant);

    public bool UsesDeprecated => Schema.Deprecated || Members.Any(member => member.Member.Deprecated || Deprecation.IsDeprecated(member.Member.Type));

    /// <summary>The union that is its base class, where there is one.</summary>
    public UnionSchema? Base => (UnionSchema?)Schema.Case?.Union ?? Schema.Union;

    private static bool MayBeHidden(ObjectSchema schema, Member member, MemberForm form) =>
        form is MemberForm.Required or MemberForm.RequiredNullable
        && schema.Partial?.Contains(member.Name, StringComparer.Ordinal) == false;

    private static bool ContentMayBeHidden(ObjectSchema schema) => schema is { Partial: not null, Content.Optional: false };

    private static int HiddenCount(ObjectSchema schema) =>
        schema.Members.Count(member => MayBeHidden(schema, member, MemberPlan.FormOf(member))) + (ContentMayBeHidden(schema) ? 1 : 0);
}

using System.Collections.Immutable;

namespace Notion.Refit.Description.Tests.Wire;

/// <summary>One form an object may take: its members by name. A union of objects has several.</summary>
internal sealed record WireObject(ImmutableSortedDictionary<string, WireMember> Members)
{
    /// <summary>The object without known members.</summary>
    public static WireObject Empty { get; } = new(ImmutableSortedDictionary.Create<string, WireMember>(StringComparer.Ordinal));

    /// <summary>The form of an object that takes this form and the other one at once.</summary>
    public WireObject And(WireObject other)
    {
        ImmutableSortedDictionary<string, WireMember>.Builder members = Members.ToBuilder();
        foreach ((string name, WireMember member) in other.Members)
            members[name] = members.TryGetValue(name, out WireMember? mine) ? mine.And(member) : member;
        return new WireObject(members.ToImmutable());
    }

    /// <summary>Whether one object could take both forms, as far as known strings tell.</summary>
    public bool MayBe(WireObject other)
    {
        foreach ((string name, WireMember member) in Members)
        {
            if (other.Members.TryGetValue(name, out WireMember? theirs)
                && member.Literals.Count > 0 && theirs.Literals.Count > 0 && !member.Literals.Overlaps(theirs.Literals))
            {
                return false;
            }
        }

        return true;
    }
}

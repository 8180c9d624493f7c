using System.Collections.Immutable;

namespace Notion.Refit.Description.Tests.Wire;

/// <summary>What a schema allows at one place of a JSON document, with unions and references dissolved.</summary>
internal sealed record WireShape
{
    /// <summary>Whether the schema says nothing about the value, apart from limits.</summary>
    public bool IsSilent => Kinds == WireKinds.None && !Free && Literals.IsEmpty && Objects.IsEmpty && Items.IsEmpty && Values.IsEmpty;

    /// <summary>Kinds of value allowed.</summary>
    public WireKinds Kinds { get; init; }

    /// <summary>Whether everything is allowed: free JSON.</summary>
    public bool Free { get; init; }

    /// <summary>The known strings.</summary>
    public ImmutableSortedSet<string> Literals { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The values of constants that are no strings, as JSON.</summary>
    public ImmutableSortedSet<string> Constants { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Formats of the strings and numbers, as the schema calls them; `integer` for whole numbers.</summary>
    public ImmutableSortedSet<string> Formats { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The forms an object may take.</summary>
    public ImmutableArray<WireObject> Objects { get; init; } = [];

    /// <summary>Schemas of the items of an array.</summary>
    public ImmutableArray<IWireSchema> Items { get; init; } = [];

    /// <summary>Schemas of the values of a map.</summary>
    public ImmutableArray<IWireSchema> Values { get; init; } = [];

    /// <summary>Whether an object may have any members besides the known ones.</summary>
    public bool FreeValues { get; init; }

    /// <summary>Limits as `keyword value`, such as `maxLength 2000`.</summary>
    public ImmutableSortedSet<string> Limits { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What is allowed by this schema or the other one.</summary>
    public WireShape Or(WireShape other) => new()
    {
        Kinds = Kinds | other.Kinds,
        Free = Free || other.Free,
        Literals = Literals.Union(other.Literals),
        Constants = Constants.Union(other.Constants),
        Formats = Formats.Union(other.Formats),
        Objects = [.. Objects, .. other.Objects],
        Items = [.. Items, .. other.Items],
        Values = [.. Values, .. other.Values],
        FreeValues = FreeValues || other.FreeValues,
        Limits = Limits.Union(other.Limits),
    };

    /// <summary>What is allowed by both schemas.</summary>
    public WireShape And(WireShape other)
    {
        if (IsSilent || Free)
            return other with { Limits = Limits.Union(other.Limits) };
        if (other.IsSilent || other.Free)
            return this with { Limits = Limits.Union(other.Limits) };
        return new WireShape
        {
            Kinds = Kinds & other.Kinds,
            Literals = Literals.IsEmpty ? other.Literals : other.Literals.IsEmpty ? Literals : Literals.Intersect(other.Literals),
            Objects = Objects.IsEmpty ? other.Objects : other.Objects.IsEmpty ? Objects
                : [.. from mine in Objects from theirs in other.Objects where mine.MayBe(theirs) select mine.And(theirs)],
            Constants = Constants.Union(other.Constants),
            Formats = Formats.Union(other.Formats),
            Items = [.. Items, .. other.Items],
            Values = [.. Values, .. other.Values],
            FreeValues = FreeValues || other.FreeValues,
            Limits = Limits.Union(other.Limits),
        };
    }
}

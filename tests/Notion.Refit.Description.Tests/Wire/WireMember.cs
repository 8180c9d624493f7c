namespace Notion.Refit.Description.Tests.Wire;

/// <summary>A member of an object: the schemas its value may follow, and whether it is always there.</summary>
internal sealed class WireMember(IReadOnlyList<IWireSchema> schemas, bool required)
{
    // Lazy, because schemas contain themselves by way of their members.
    private readonly Lazy<HashSet<string>> _literals = new(() => LiteralsOf(schemas));

    public IReadOnlyList<IWireSchema> Schemas => schemas;

    public bool Required => required;

    /// <summary>The strings the value is limited to; empty when it is not limited to known strings.</summary>
    public IReadOnlySet<string> Literals => _literals.Value;

    /// <summary>The member of an object that follows two schemas at once: the narrower one says more.</summary>
    public WireMember And(WireMember other)
    {
        bool always = Required || other.Required;
        if (Literals.Count == 0 && other.Literals.Count == 0)
            return new WireMember([.. Schemas, .. other.Schemas.ExceptBy(Schemas.Select(s => s.Key), s => s.Key, StringComparer.Ordinal)], always);

        bool thisIsNarrower = other.Literals.Count == 0 || (Literals.Count > 0 && Literals.Count <= other.Literals.Count);
        return new WireMember(thisIsNarrower ? Schemas : other.Schemas, always);
    }

    private static HashSet<string> LiteralsOf(IReadOnlyList<IWireSchema> schemas)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (WireShape shape in schemas.Select(s => s.Shape))
        {
            if (shape.Literals.Count == 0)
                return [];
            known.UnionWith(shape.Literals);
        }

        return known;
    }
}

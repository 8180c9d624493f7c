using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>Content under its own name: <c>{ "type": T, T: payload }</c>.</summary>
internal sealed class TaggedUnionSchema(string name, string area, MapNode node) : UnionSchema(name, area, node)
{
    /// <summary>The member that names the kind.</summary>
    public string Tag => Node.Text("x-tagged-union")!;

    /// <summary>The type of that member.</summary>
    public TypeRef TagType { get; set; } = new TypeRef.Scalar(ScalarType.Text);

    /// <summary>Whether something is updated by its content without a kind.</summary>
    public bool IsUntagged { get; set; }

    /// <summary>The kinds listed by this union itself.</summary>
    public List<UnionCase> OwnCases { get; } = [];

    /// <summary>Members beside the kinds that always have the same value and may be left out, listed by this union itself.</summary>
    public List<KeyValuePair<string, ScalarNode>> OwnConstants { get; } = [];

    /// <summary>All such members, those of the inner unions first.</summary>
    public IEnumerable<KeyValuePair<string, ScalarNode>> Constants => Extends is null ? OwnConstants : Extends.Constants.Concat(OwnConstants);

    /// <summary>The union whose kinds this one has too: its subclass in C#.</summary>
    public TaggedUnionSchema? Extends { get; set; }

    /// <summary>The union that takes this one's kinds over: its base class in C#.</summary>
    public TaggedUnionSchema? Base { get; set; }

    /// <summary>The kind whose payload may come as an array in place of the object; null when there is none.</summary>
    public UnionCase? Bare { get; set; }

    /// <summary>All kinds: the inherited ones first.</summary>
    public IEnumerable<UnionCase> Cases => Extends is null ? OwnCases : Extends.Cases.Concat(OwnCases);

    /// <summary>The smallest union in the chain: the one whose content may be written, to which the unknown case belongs.</summary>
    public TaggedUnionSchema Innermost => Extends?.Innermost ?? this;

    /// <summary>The name of the unknown case: the one that the innermost or any outer union names, else one made from the outermost union's name.</summary>
    public override string UnknownName => Chain.Select(union => union.Node.Text("x-unknown")).FirstOrDefault(name => name is not null) ?? $"Unknown{Outermost.Name}";

    public TaggedUnionSchema Outermost => Base?.Outermost ?? this;

    /// <summary>The innermost union and all that extend it, one after the other.</summary>
    public IEnumerable<TaggedUnionSchema> Chain
    {
        get
        {
            for (TaggedUnionSchema? union = Innermost; union is not null; union = union.Base)
                yield return union;
        }
    }
}

using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>One of several whole objects.</summary>
internal sealed class ObjectUnionSchema(string name, string area, MapNode node) : UnionSchema(name, area, node)
{
    /// <summary>The member whose value distinguishes the branches; null when only the presence of members does.</summary>
    public string? Discriminator { get; set; }

    public List<ObjectSchema> Branches { get; } = [];

    /// <summary>The members that all branches have alike: they belong to the base class.</summary>
    public List<Member> Common { get; } = [];

    /// <summary>The values of the discriminator and their branches.</summary>
    public List<KeyValuePair<string, ObjectSchema>> Mapping { get; } = [];

    /// <summary>Members whose presence decides the branch, in the order of the search.</summary>
    public List<KeyValuePair<string, ObjectSchema>> Keys { get; } = [];
}

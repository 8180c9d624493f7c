using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>A name for a scalar, a list, a map or for something that may be null: no C# type, except as a case of a tagged union.</summary>
internal sealed class AliasSchema(string name, string area, MapNode node) : Schema(name, area, node)
{
    /// <summary>The aliased type.</summary>
    public TypeRef? Type { get; set; }

    /// <summary>The place among the cases of a union, where it is one; then it is a record with one member.</summary>
    public UnionCase? Case { get; set; }

    /// <summary>Whether a method by hand checks it before it is sent.</summary>
    public bool IsChecked { get; } = node.Flag("x-checked");

    /// <summary>The name of that member.</summary>
    public string ValueName => Node.Text("x-member") ?? Names.Pascal(Case?.Key ?? Name);
}

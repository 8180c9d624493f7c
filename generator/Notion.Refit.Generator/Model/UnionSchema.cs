using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>One of several things: an abstract record and its cases.</summary>
internal abstract class UnionSchema(string name, string area, MapNode node) : Schema(name, area, node)
{
    /// <summary>The name of the case that keeps what this version does not know.</summary>
    public virtual string UnknownName => Node.Text("x-unknown") ?? $"Unknown{Name}";
}

using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>A text of which some values are known.</summary>
internal sealed class OpenValueSchema(string name, string area, MapNode node) : Schema(name, area, node)
{
    public List<KnownValue> Values { get; } = [];

    /// <summary>Whether any text converts to the type.</summary>
    public bool HasTextConversion { get; } = !node.Flag("x-explicit");
}

using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>A value in whose place a fixed word may be sent, such as a number or <c>hidden</c>.</summary>
internal sealed class ValueOrWordSchema(string name, string area, MapNode node) : Schema(name, area, node)
{
    /// <summary>The type of the value; null until it was read.</summary>
    public TypeRef? Value { get; set; }

    /// <summary>The word.</summary>
    public string Word { get; set; } = "";
}

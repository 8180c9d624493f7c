using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Model;

/// <summary>An id: a UUID with its own C# type, so that ids of different things cannot be mixed up.</summary>
internal sealed class IdSchema(string name, string area, MapNode node) : Schema(name, area, node)
{
    /// <summary>The ids it converts to.</summary>
    public List<IdSchema> ConvertsTo { get; } = [];

    /// <summary>Words that name one id each, with its UUID.</summary>
    public List<KeyValuePair<string, string>> Words { get; } = [];
}

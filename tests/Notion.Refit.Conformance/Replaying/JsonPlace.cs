using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Where a text stands, as far as it tells what the text means.</summary>
/// <param name="Name">Name of the member, also for the items of its array.</param>
/// <param name="ParentName">Name of the member that the object of the member is in.</param>
/// <param name="GrandparentName">Name of the member around that.</param>
/// <param name="Owner">The object of the member.</param>
internal readonly record struct JsonPlace(string? Name, string? ParentName, string? GrandparentName, JsonObject? Owner)
{
    /// <summary>Whether it is the id of a property: of a schema, a value, or a property item.</summary>
    public bool IsPropertyId => Name is "id"
        && (GrandparentName is "properties"
            || ParentName is "property_item"
            || (Owner?["object"] is JsonValue kind && kind.TryGetValue(out string? text) && text is "property_item"));

    public JsonPlace Member(string name, JsonObject owner) => new(name, Name, ParentName, owner);
}

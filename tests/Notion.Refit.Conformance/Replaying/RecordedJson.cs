using System.Text.Json;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Reads recorded JSON that may have any shape: samples made by hand lack properties, and ids are not always ids.</summary>
internal static class RecordedJson
{
    extension(JsonElement json)
    {
        /// <summary>Gets a property; null when there is none, or when this is not an object.</summary>
        public JsonElement? Member(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) ? member : null;

        /// <summary>Gets a property that is a text; null when it is absent or something else.</summary>
        public string? Text(string name) => json.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

        /// <summary>Gets a property that is an id; null when it is absent or something else.</summary>
        public Guid? Id(string name) => RecordedIds.Whole(json.Text(name));

        /// <summary>Gets the items of a property that is an array; none when it is absent or something else.</summary>
        public IEnumerable<JsonElement> Items(string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } member ? member.EnumerateArray() : [];
    }
}

using System.Text.Json;

namespace Notion.Refit.Benchmarks.Json;

/// <summary>Compares JSON by what it says: System.Text.Json writes instants in another form than Notion, and cannot tell null from absent.</summary>
internal static class SameJson
{
    public static bool Equals(JsonElement a, JsonElement b) => a.ValueKind switch
    {
        JsonValueKind.Object => EqualObjects(a, b),
        JsonValueKind.Array => b.ValueKind == JsonValueKind.Array
            && a.GetArrayLength() == b.GetArrayLength()
            && a.EnumerateArray().Zip(b.EnumerateArray()).All(static pair => Equals(pair.First, pair.Second)),
        JsonValueKind.String when b.ValueKind == JsonValueKind.String && a.TryGetDateTimeOffset(out DateTimeOffset time) => b.TryGetDateTimeOffset(out DateTimeOffset other) && time == other,
        _ => JsonElement.DeepEquals(a, b),
    };

    private static bool EqualObjects(JsonElement a, JsonElement b) =>
        b.ValueKind == JsonValueKind.Object
        && Covers(a, b)
        && Covers(b, a);

    private static bool Covers(JsonElement a, JsonElement b) =>
        b.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.Null || (a.TryGetProperty(member.Name, out JsonElement value) && Equals(value, member.Value)));
}

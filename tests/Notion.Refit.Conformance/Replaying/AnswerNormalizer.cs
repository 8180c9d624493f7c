using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Brings answers into a form in which only what must be the same is compared: of times, cursors, signed addresses only how they look.</summary>
internal static partial class AnswerNormalizer
{
    private static readonly string[] TimeMembers = ["created_time", "last_edited_time", "expiry_time", "expires_at", "upload_expiry_time"];
    private static readonly string[] OwnAddresses = ["next_url", "upload_url", "status_url", "complete_url"];

    /// <summary>Normalizes an answer.</summary>
    /// <returns>A copy.</returns>
    public static JsonNode? Of(JsonNode? answer)
    {
        JsonNode? copy = answer?.DeepClone();
        (copy as JsonObject)?.Remove("request_id");
        return Of(copy, name: null);
    }

    private static JsonNode? Of(JsonNode? node, string? name)
    {
        switch (node)
        {
            case JsonObject json:
                bool isSigned = json["expiry_time"] is not null && json["url"] is not null;
                foreach ((string member, JsonNode? value) in json.ToArray())
                {
                    json[member] = null;
                    json[member] = isSigned && member is "url" ? "(signed address)" : Of(value, member);
                }

                return json;
            case JsonArray array:
                for (int i = 0; i < array.Count; i++)
                {
                    JsonNode? item = array[i];
                    array[i] = null;
                    array[i] = Of(item, name);
                }

                return array;
            case JsonValue value when value.TryGetValue(out string? text):
                return Of(text, name);
            default:
                return node;
        }
    }

    private static JsonValue Of(string text, string? name)
    {
        if (TimeMembers.Contains(name, StringComparer.Ordinal) && Time().Match(text) is { Success: true } time)
            return JsonValue.Create($"(time to the {(time.Groups["fine"].Value is ":00.000" ? "minute" : "millisecond")}, {time.Groups["zone"].Value})");
        if (name is "next_cursor")
            return JsonValue.Create("(cursor)");
        if (OwnAddresses.Contains(name, StringComparer.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
            return JsonValue.Create(Cursor().Replace(address.PathAndQuery, "start_cursor=(cursor)"));
        return JsonValue.Create(Signature().IsMatch(text) ? "(signed address)" : text);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(?<fine>:\d\d\.\d{3})(?<zone>Z|\+00:00)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();

    [GeneratedRegex("start_cursor=[^&]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cursor();

    [GeneratedRegex("^https?://.*[?&]X-Amz-Signature=", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signature();
}

using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Json;

namespace Notion.Refit.Live.Saving;

/// <summary>The text of a value as Notion keeps it: two values with the same text are one value to Notion.</summary>
/// <remarks>
/// Left out are defaults, what only responses have, the colors and ids of options with a name, the signatures of hosted files; pieces of text that look
/// the same are joined.
/// </remarks>
internal static class CanonicalText
{
    /// <summary>Returns the text of a model.</summary>
    public static string Of<T>(T model)
        where T : INotionModel<T>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
            model.Write(writer);
        return Reduce(JsonNode.Parse(buffer.WrittenSpan))?.ToJsonString() ?? "";
    }

    private static JsonNode? Reduce(JsonNode? node) => node switch
    {
        JsonObject value => Reduce(value),
        JsonArray list => Reduce(list),
        JsonValue value when value.GetValueKind() == JsonValueKind.False => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(value.GetValue<double>()),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Reduce(JsonObject value)
    {
        if (value["object"] is JsonValue kind && kind.GetValueKind() == JsonValueKind.String && kind.GetValue<string>() is "user" or "group")
            return JsonValue.Create(value["id"]?.ToString());

        var reduced = new JsonObject();
        bool isOption = value.ContainsKey("name") && value.All(member => member.Key is "id" or "name" or "color" or "description");
        foreach ((string name, JsonNode? member) in value.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (name is "plain_text" or "href" or "expiry_time" or "type" or "object" or "has_more" or "request_id" || (isOption && name is not "name"))
                continue;
            if (name is "color" && member is JsonValue color && color.ToString() == "default")
                continue;
            JsonNode? inner = name == "url" && value.ContainsKey("expiry_time") ? JsonValue.Create(WithoutQuery(member)) : Reduce(member);
            if (inner is not null)
                reduced.Add(name, inner);
        }

        return reduced.Count == 0 ? null : reduced;
    }

    private static JsonArray? Reduce(JsonArray list)
    {
        var reduced = new JsonArray();
        JsonObject? last = null;
        foreach (JsonNode? item in list)
        {
            // Rows of a table have empty cells, which keep their place.
            JsonNode inner = Reduce(item) ?? JsonValue.Create("");
            if (inner is JsonObject piece && last is not null && TryJoin(last, piece))
                continue;
            last = inner as JsonObject;
            reduced.Add(inner);
        }

        return reduced.Count == 0 ? null : reduced;
    }

    private static bool TryJoin(JsonObject left, JsonObject right)
    {
        if (left["text"] is not JsonObject leftText || right["text"] is not JsonObject rightText || leftText["content"] is not { } start || rightText["content"] is not { } end)
            return false;
        if (!JsonNode.DeepEquals(left["annotations"], right["annotations"]) || !JsonNode.DeepEquals(leftText["link"], rightText["link"]))
            return false;
        leftText["content"] = start.ToString() + end;
        return true;
    }

    private static string? WithoutQuery(JsonNode? address) => address?.ToString().Split('?')[0];
}

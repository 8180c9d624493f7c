using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Makes answers for objects of which a conversation shows only a part: a title, a row, a mention.</summary>
internal static class SeedAnswers
{
    public static JsonObject Page(Sighting sighting) => Common(sighting, "page", new JsonObject
    {
        ["properties"] = new JsonObject
        {
            ["title"] = new JsonObject { ["id"] = "title", ["type"] = "title", ["title"] = Text(sighting.Title) },
        },
    });

    public static JsonObject Database(Sighting sighting, JsonElement? source) => Common(sighting, "database", new JsonObject
    {
        ["title"] = Member(source, "title") ?? Text(sighting.Title),
        ["description"] = Member(source, "description") ?? new JsonArray(),
        ["is_inline"] = Member(source, "is_inline") ?? false,
        ["is_locked"] = false,
        ["data_sources"] = new JsonArray(),
    });

    public static JsonObject DataSource(Sighting sighting, Guid databaseId, IEnumerable<JsonElement> rows)
    {
        JsonObject properties = [];
        foreach (JsonElement row in rows)
        {
            if (row.Member("properties") is { ValueKind: JsonValueKind.Object } values)
            {
                foreach (JsonProperty value in values.EnumerateObject())
                    AddProperty(properties, value, sighting.Id);
            }
        }

        if (!properties.Any(property => property.Value!["type"]!.GetValue<string>() is "title"))
            properties["Name"] = new JsonObject { ["id"] = "title", ["name"] = "Name", ["description"] = null, ["type"] = "title", ["title"] = new JsonObject() };
        JsonObject answer = Common(sighting, "data_source", new JsonObject { ["title"] = Text(sighting.Title), ["description"] = new JsonArray(), ["properties"] = properties });
        answer["parent"] = Parent("database_id", databaseId);
        return answer;
    }

    /// <summary>A block that stands for others that are there but were not shown.</summary>
    public static JsonObject Block(Guid id, JsonObject parent, JsonElement? like) => new()
    {
        ["object"] = "block",
        ["id"] = id.ToString(),
        ["parent"] = parent,
        ["created_time"] = Member(like, "created_time") ?? LongAgo,
        ["last_edited_time"] = Member(like, "last_edited_time") ?? LongAgo,
        ["created_by"] = Member(like, "created_by") ?? Nobody,
        ["last_edited_by"] = Member(like, "last_edited_by") ?? Nobody,
        ["has_children"] = false,
        ["in_trash"] = false,
        ["type"] = "toggle",
        ["toggle"] = new JsonObject { ["rich_text"] = new JsonArray(), ["color"] = "default" },
    };

    /// <summary>An upload of which only the id is known: it is the next one of a list.</summary>
    public static JsonObject FileUpload(Guid id, Guid bot) => new()
    {
        ["object"] = "file_upload",
        ["id"] = id.ToString(),
        ["created_time"] = LongAgo,
        ["last_edited_time"] = LongAgo,
        ["created_by"] = new JsonObject { ["id"] = bot.ToString(), ["type"] = "bot" },
        ["expiry_time"] = null,
        ["in_trash"] = false,
        ["status"] = "expired",
        ["filename"] = null,
        ["content_type"] = null,
        ["content_length"] = null,
    };

    public static JsonObject Parent(string member, Guid id) => new() { ["type"] = member, [member] = id.ToString() };

    private static JsonNode LongAgo => "2020-01-01T00:00:00.000Z";

    private static JsonObject Nobody => new() { ["object"] = "user", ["id"] = Guid.Empty.ToString() };

    // What pages, databases and data sources have in common; as much of it as their block tells.
    private static JsonObject Common(Sighting sighting, string kind, JsonObject own)
    {
        JsonObject answer = new()
        {
            ["object"] = kind,
            ["id"] = sighting.Id.ToString(),
            ["created_time"] = Member(sighting.AsBlock, "created_time") ?? LongAgo,
            ["last_edited_time"] = Member(sighting.AsBlock, "last_edited_time") ?? LongAgo,
            ["created_by"] = Member(sighting.AsBlock, "created_by") ?? Nobody,
            ["last_edited_by"] = Member(sighting.AsBlock, "last_edited_by") ?? Nobody,
            ["cover"] = null,
            ["icon"] = null,
            ["parent"] = Member(sighting.AsBlock, "parent") ?? new JsonObject { ["type"] = "workspace", ["workspace"] = true },
            ["in_trash"] = Member(sighting.AsBlock, "in_trash") ?? false,
            ["is_archived"] = false,
            ["is_locked"] = false,
        };
        foreach ((string name, JsonNode? member) in own)
            answer[name] = member?.DeepClone();
        return answer;
    }

    // The schema that a value must have: its type, and its options as far as rows have them. How values are computed it cannot tell; relations
    // that nobody showed are to the same data source.
    private static void AddProperty(JsonObject properties, JsonProperty value, Guid related)
    {
        if (value.Value.Text("type") is not { } type)
            return;
        if (!properties.TryGetPropertyValue(value.Name, out JsonNode? property))
        {
            property = new JsonObject
            {
                ["id"] = value.Value.Text("id"),
                ["name"] = value.Name,
                ["description"] = null,
                ["type"] = type,
                [type] = type switch
                {
                    "select" or "multi_select" => new JsonObject { ["options"] = new JsonArray() },
                    "status" => new JsonObject { ["options"] = new JsonArray(), ["groups"] = new JsonArray() },
                    "number" => new JsonObject { ["format"] = "number" },
                    "formula" => new JsonObject { ["expression"] = "" },
                    "relation" => new JsonObject
                    {
                        ["data_source_id"] = related.ToString(),
                        ["type"] = "single_property",
                        ["single_property"] = new JsonObject(),
                    },
                    "rollup" => new JsonObject { ["function"] = Member(value.Value.Member(type), "function") },
                    "unique_id" => new JsonObject { ["prefix"] = Member(value.Value.Member(type), "prefix") },
                    _ => new JsonObject(),
                },
            };
            properties[value.Name] = property;
        }

        if (property![type]?["options"] is not JsonArray options)
            return;
        IEnumerable<JsonElement> chosen = value.Value.Member(type) is { ValueKind: JsonValueKind.Object } one ? [one] : value.Value.Items(type);
        foreach (JsonElement option in chosen)
        {
            if (option.Text("id") is { } id && !options.Any(known => string.Equals(known!["id"]!.GetValue<string>(), id, StringComparison.Ordinal)))
                options.Add(JsonNode.Parse(option.GetRawText()));
        }
    }

    private static JsonNode? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? JsonNode.Parse(member.GetRawText())
            : null;

    private static JsonArray Text(string? text) => string.IsNullOrEmpty(text)
        ? []
        :
        [
            new JsonObject
            {
                ["type"] = "text",
                ["text"] = new JsonObject { ["content"] = text, ["link"] = null },
                ["annotations"] = new JsonObject
                {
                    ["bold"] = false, ["italic"] = false, ["strikethrough"] = false, ["underline"] = false, ["code"] = false, ["color"] = "default",
                },
                ["plain_text"] = text,
                ["href"] = null,
            },
        ];

    public static DateTimeOffset? Time(JsonObject answer, string name) =>
        answer[name] is JsonValue value && value.TryGetValue(out string? text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;
}

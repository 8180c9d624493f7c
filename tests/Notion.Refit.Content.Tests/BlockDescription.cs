using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests;

/// <summary>Blocks as JSON in request shape without what makes no difference: defaults, empty lists, plain text; equal neighbours of text are one.</summary>
internal static class BlockDescription
{
    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal) { "plain_text", "href", "object", "id", "created_time", "last_edited_time", "created_by", "last_edited_by", "has_children", "in_trash", "archived", "parent", "request_id" };

    private static readonly HashSet<string> FalseByDefault = new(StringComparer.Ordinal) { "bold", "italic", "strikethrough", "underline", "code", "is_toggleable", "has_column_header", "has_row_header", "checked" };

    public static string Of(BlockContent content) => Reduced(content).ToJsonString();

    public static string Of(IEnumerable<BlockContent> blocks) => string.Join('\n', blocks.Select(Of));

    public static JsonNode Reduced(BlockContent content) => Reduce(JsonSerializer.SerializeToNode(content)!)!;

    public static JsonNode? Reduce(JsonNode node)
    {
        switch (node)
        {
            case JsonObject json:
                var result = new JsonObject();
                foreach ((string name, JsonNode? value) in json.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    // Ids of mentions and files say what they are; those of blocks are the envelope's.
                    bool isNoise = Noise.Contains(name) && !(name is "id" && !json.ContainsKey("object")) || (name is "object");
                    if (isNoise || value is null || IsDefault(name, value))
                        continue;
                    JsonNode? reduced = Reduce(value);
                    if (reduced is null || (reduced is JsonArray { Count: 0 } && name is not "cells") || (reduced is JsonObject { Count: 0 } && name is "annotations" or "link"))
                        continue;
                    result[name] = reduced;
                }

                return result;
            case JsonArray array:
                return Merged([.. array.Select(item => item is null ? null : Reduce(item))]);
            default:
                return node.DeepClone();
        }
    }

    private static bool IsDefault(string name, JsonNode value) =>
        (FalseByDefault.Contains(name) && value.GetValueKind() == JsonValueKind.False)
        || (name is "color" && value is JsonValue color && color.GetValue<string>() is "default");

    private static JsonArray Merged(List<JsonNode?> items)
    {
        var result = new JsonArray();
        foreach (JsonNode? item in items)
        {
            if (item is JsonObject piece && piece["type"]?.GetValueKind() == JsonValueKind.String && (string?)piece["type"] == "text" && piece["text"] is JsonObject text)
            {
                if (((string?)text["content"] ?? "").Length == 0)
                    continue;
                if (result.Count > 0 && result[^1] is JsonObject last && (string?)last["type"] == "text"
                    && JsonNode.DeepEquals(last["annotations"], piece["annotations"]) && JsonNode.DeepEquals(last["text"]!["link"], text["link"]))
                {
                    last["text"]!["content"] = (string?)last["text"]!["content"] + (string?)text["content"];
                    continue;
                }
            }

            result.Add(item);
        }

        return result;
    }
}

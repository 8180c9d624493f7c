using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notion.Refit.Benchmarks.Bytes;

/// <summary>Puts answers together from answers.</summary>
internal static class JsonAssembly
{
    // As Notion writes it: text as it is.
    private static readonly JsonSerializerOptions s_asNotion = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of an answer.</summary>
    public static byte[] ToBytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, s_asNotion);

    /// <summary>A last page of a list with these results.</summary>
    public static byte[] ListOf(string type, IEnumerable<JsonElement> results)
    {
        var list = new JsonObject
        {
            ["object"] = "list",
            ["results"] = new JsonArray([.. results.Select(static item => (JsonNode?)JsonObject.Create(item))]),
            ["next_cursor"] = null,
            ["has_more"] = false,
            ["type"] = type,
            [type] = new JsonObject(),
        };
        return ToBytes(list);
    }

    /// <summary>The page with its properties repeated until it has a length.</summary>
    public static byte[] Enlarge(byte[] page, int length)
    {
        JsonNode root = JsonNode.Parse(page)!;
        JsonObject properties = root["properties"]!.AsObject();
        KeyValuePair<string, JsonNode?>[] originals = [.. properties];
        for (int copy = 2; ToBytes(root).Length < length; copy++)
        {
            foreach ((string name, JsonNode? value) in originals)
                properties[string.Create(CultureInfo.InvariantCulture, $"{name} {copy}")] = value!.DeepClone();
        }

        return ToBytes(root);
    }
}

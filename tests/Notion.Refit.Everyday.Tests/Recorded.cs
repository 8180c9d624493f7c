using System.Text.Json;
using Notion.Refit.Testing;

namespace Notion.Refit.Everyday.Tests;

/// <summary>The responses of the real API in the recordings beside the checkout.</summary>
internal static class Recorded
{
    private static readonly Lazy<IReadOnlyList<JsonElement>> s_exchanges = new(Read);

    /// <summary>The successful exchanges. The test is skipped where there are no recordings.</summary>
    public static IReadOnlyList<JsonElement> Exchanges
    {
        get
        {
            if (s_exchanges.Value.Count == 0)
                Assert.Ignore("There are no recordings beside the checkout (shared/recordings).");
            return s_exchanges.Value;
        }
    }

    /// <summary>The objects of a kind in the responses, alone and in lists.</summary>
    public static IEnumerable<JsonElement> Objects(string kind)
    {
        foreach (JsonElement exchange in Exchanges)
        {
            JsonElement response = exchange.GetProperty("response");
            if (IsOf(response, kind))
                yield return response;
            if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty("results", out JsonElement results) || results.ValueKind != JsonValueKind.Array)
                continue;
            foreach (JsonElement result in results.EnumerateArray().Where(result => IsOf(result, kind)))
                yield return result;
        }
    }

    private static bool IsOf(JsonElement json, string kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("object", out JsonElement type) && type.ValueEquals(kind);

    private static List<JsonElement> Read()
    {
        var exchanges = new List<JsonElement>();
        foreach (string line in Surroundings.Recordings().SelectMany(File.ReadLines))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("status").GetInt32() == 200)
                exchanges.Add(json.RootElement.Clone());
        }

        return exchanges;
    }
}

using System.Text.Json.Nodes;

namespace Notion.Refit.AspNetCore.OpenApi.Schemas;

/// <summary>A kind of a tagged union: its content is under the name of the kind.</summary>
/// <param name="Tag">The property that has the name of the kind.</param>
/// <param name="Key">The name of the kind.</param>
internal sealed record UnionKind(string Tag, string Key)
{
    /// <summary>Finds all kinds, by the names of their schemas.</summary>
    public static Dictionary<string, UnionKind> Find(JsonObject described)
    {
        var kinds = new Dictionary<string, UnionKind>(StringComparer.Ordinal);
        foreach (JsonNode? union in described.Select(static pair => pair.Value))
        {
            if ((string?)union!["x-tagged-union"] is not { } tag || union["properties"] is not JsonObject properties)
                continue;
            foreach ((string key, JsonNode? property) in properties)
            {
                if (key != tag && (string?)property!["$ref"] is { } reference)
                    kinds.TryAdd(SchemaConversion.NameOf(reference), new UnionKind(tag, key));
            }
        }

        return kinds;
    }
}

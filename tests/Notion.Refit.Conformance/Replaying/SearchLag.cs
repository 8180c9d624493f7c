using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>A search finds what was just made only some time later. How much later no recording tells, so both is right.</summary>
internal static class SearchLag
{
    /// <summary>Takes results that the conversation made itself, and that were not found yet when it was recorded, out of the answer.</summary>
    public static void Allow(JsonNode? recorded, JsonNode? expected, JsonNode? actual, CassetteScan scan, IdMap ids)
    {
        if (recorded?["results"] is not JsonArray found || actual?["results"] is not JsonArray now || expected?["results"] is not JsonArray)
            return;
        HashSet<Guid> then = [.. found.Select(result => RecordedIds.Whole(result?["id"]?.GetValue<string>())).OfType<Guid>()];
        HashSet<Guid> young =
        [
            .. scan.Sightings.Where(sighting => scan.IsCreated(sighting.Id) && !then.Contains(sighting.Id)).Select(sighting => ids.Find(sighting.Id)).OfType<Guid>(),
        ];
        for (int i = now.Count - 1; i >= 0; i--)
        {
            if (RecordedIds.Whole(now[i]?["id"]?.GetValue<string>()) is { } id && young.Contains(id))
                now.RemoveAt(i);
        }
    }
}

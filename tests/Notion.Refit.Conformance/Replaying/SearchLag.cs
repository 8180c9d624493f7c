using System.Text.Json.Nodes;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>A search finds what was just made only some time later, and what is in the trash for a while. How long no recording tells, so both is right.</summary>
internal static class SearchLag
{
    /// <summary>Takes results that were not found when the conversation was recorded out of the answer, where nobody can know whether they should have been.</summary>
    public static void Allow(JsonNode? recorded, JsonNode? actual, CassetteScan scan, IdMap ids)
    {
        if ((recorded as JsonObject)?["results"] is not JsonArray found || (actual as JsonObject)?["results"] is not JsonArray now)
            return;
        HashSet<Guid> then = [.. found.Select(result => IdOf(result)).OfType<Guid>()];
        HashSet<Guid> unsure =
        [
            .. scan.Sightings.Where(sighting => !then.Contains(sighting.Id) && (scan.IsCreated(sighting.Id) || IsOnlyNamed(sighting))).Select(sighting => ids.Find(sighting.Id)).OfType<Guid>(),
        ];
        for (int i = now.Count - 1; i >= 0; i--)
        {
            if (IdOf(now[i]) is { } id && (unsure.Contains(id) || (IsInTrash(now[i]!) && !then.Select(ids.Find).Contains(id))))
                now.RemoveAt(i);
        }
    }

    private static Guid? IdOf(JsonNode? result) => RecordedIds.Whole((result as JsonObject)?["id"]?.ToString());

    // The target of a relation, for one, may be gone for long.
    private static bool IsOnlyNamed(Sighting sighting) => sighting.Full is null && sighting.AsBlock is null;

    private static bool IsInTrash(JsonNode result) => result["in_trash"] is JsonValue value && value.TryGetValue(out bool isInTrash) && isInTrash;
}

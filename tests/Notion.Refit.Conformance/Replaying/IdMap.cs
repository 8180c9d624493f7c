using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Which recorded id is which in the emulator: of objects, properties, and cursors.</summary>
/// <remarks>
/// Two ids become one pair when they stand at the same place of an answer that was recorded and of the one to the same request now, and neither
/// belongs to another pair. A wrong id therefore stays a difference.
/// </remarks>
internal sealed partial class IdMap
{
    private readonly Dictionary<Guid, Guid> _ids = [];
    private readonly HashSet<Guid> _taken = [];
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _takenProperties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _cursors = new(StringComparer.Ordinal);

    // What addresses of pages begin with: where it was recorded, and in the emulator.
    private (string Recorded, string Emulated)? _address;

    /// <summary>Notes a pair; the first one counts.</summary>
    public void Bind(Guid recorded, Guid emulated)
    {
        if (!_ids.ContainsKey(recorded) && _taken.Add(emulated))
            _ids.Add(recorded, emulated);
    }

    /// <summary>Notes that an id is the same in the emulator: that of something seeded.</summary>
    public void Keep(Guid id) => Bind(id, id);

    /// <summary>Notes that the ids of things that are seeded, and of their properties, are the same in the emulator.</summary>
    public void Keep(IEnumerable<Seed> seeds)
    {
        foreach (Seed seed in seeds)
        {
            Keep(seed.Id);
            if (seed.Answer["properties"] is not JsonObject properties)
                continue;
            foreach (string? id in properties.Select(property => (property.Value as JsonObject)?["id"]?.ToString()))
            {
                if (id is not null)
                    BindProperty(Uri.UnescapeDataString(id), Uri.UnescapeDataString(id));
            }
        }
    }

    /// <summary>The id in the emulator; null when it is not known.</summary>
    public Guid? Find(Guid recorded) => _ids.TryGetValue(recorded, out Guid emulated) ? emulated : null;

    /// <summary>Learns pairs from two answers to one request.</summary>
    public void Learn(JsonNode? recorded, JsonNode? emulated)
    {
        // Properties first: expressions of the same answer refer to them.
        Learn(recorded, emulated, new JsonPlace(), LearnProperty);
        Learn(recorded, emulated, new JsonPlace(), LearnText);
    }

    /// <summary>Learns pairs from the results of a search, whose order and extent may differ: results are paired by what identifies them, not by their place.</summary>
    public void LearnSearch(JsonNode? recorded, JsonNode? emulated)
    {
        if (recorded is not JsonObject left || emulated is not JsonObject right || left["results"] is not JsonArray wanted || right["results"] is not JsonArray found)
        {
            Learn(recorded, emulated);
            return;
        }

        if (left["next_cursor"] is JsonValue cursor && right["next_cursor"] is JsonValue other)
            _cursors[cursor.ToString()] = other.ToString();
        JsonObject[] free = [.. found.OfType<JsonObject>().Where(result => IdOf(result) is { } id && !_taken.Contains(id))];
        foreach (JsonObject result in wanted.OfType<JsonObject>())
        {
            if (IdOf(result) is not { } id)
                continue;
            if (Find(id) is { } known)
            {
                Learn(result, found.OfType<JsonObject>().FirstOrDefault(candidate => IdOf(candidate) == known));
                continue;
            }

            // Only what is certain: several results of one title and time remain differences.
            string key = Key(result);
            JsonObject[] same = [.. free.Where(candidate => string.Equals(Key(candidate), key, StringComparison.Ordinal))];
            if (same is [var only] && wanted.OfType<JsonObject>().Count(rival => string.Equals(Key(rival), key, StringComparison.Ordinal)) == 1)
                Learn(result, only);
        }
    }

    /// <summary>Recorded JSON with the ids of the emulator.</summary>
    public JsonNode? Translate(JsonNode? recorded) => Translate(recorded, new JsonPlace());

    /// <summary>A recorded path with the ids of the emulator.</summary>
    public string TranslatePath(string path)
    {
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            segments[i] = i > 0 && segments[i - 1] is "properties" && _properties.TryGetValue(Uri.UnescapeDataString(segments[i]), out string? property)
                ? Uri.EscapeDataString(property)
                : TranslateText(segments[i]);
        }

        return string.Join('/', segments);
    }

    /// <summary>A recorded value of a query parameter with the ids of the emulator.</summary>
    public string TranslateQuery(string name, string value) =>
        name.StartsWith("filter_properties", StringComparison.Ordinal) ? TranslateProperty(value, isEncoded: true)
        : _cursors.TryGetValue(value, out string? cursor) ? cursor
        : TranslateText(value);

    private static Guid? IdOf(JsonObject result) => RecordedIds.Whole(result["id"]?.ToString());

    // The kind, the time of creation and the title of a page or data source.
    private static string Key(JsonObject result)
    {
        JsonNode? title = result["title"] ?? (result["properties"] as JsonObject)?.Select(property => (property.Value as JsonObject)?["title"]).FirstOrDefault(value => value is JsonArray);
        string text = title is JsonArray pieces ? string.Concat(pieces.Select(piece => (piece as JsonObject)?["plain_text"]?.ToString())) : "";
        return string.Join('\n', result["object"], result["created_time"], text);
    }

    private static void Learn(JsonNode? recorded, JsonNode? emulated, JsonPlace place, Action<JsonPlace, string, string> learn)
    {
        switch (recorded, emulated)
        {
            case (JsonObject left, JsonObject right):
                foreach ((string name, JsonNode? member) in left)
                {
                    if (right.TryGetPropertyValue(name, out JsonNode? other))
                        Learn(member, other, place.Member(name, left), learn);
                }

                break;
            case (JsonArray left, JsonArray right):
                for (int i = 0; i < left.Count && i < right.Count; i++)
                    Learn(left[i], right[i], place, learn);
                break;
            case (JsonValue left, JsonValue right) when left.TryGetValue(out string? text) && right.TryGetValue(out string? other):
                learn(place, text, other);
                break;
        }
    }

    private void LearnProperty(JsonPlace place, string recorded, string emulated)
    {
        if (place.IsPropertyId || place.Name is "synced_property_id" or "relation_property_id" or "rollup_property_id")
            BindProperty(Uri.UnescapeDataString(recorded), Uri.UnescapeDataString(emulated));
    }

    private void LearnText(JsonPlace place, string recorded, string emulated)
    {
        if (place.Name is "request_id")
            return;
        if (place.Name is "next_cursor")
            _cursors[recorded] = emulated;
        if (place.Name is "url" && place.Owner?["object"] is not null)
            _address ??= (recorded[..(recorded.LastIndexOf('/') + 1)], emulated[..(emulated.LastIndexOf('/') + 1)]);
        if (recorded.Length < 32 || !string.Equals(RecordedIds.Form(recorded), RecordedIds.Form(emulated), StringComparison.Ordinal))
        {
            // Expressions hold ids of properties, too, which are of no known form.
            if (place.Name is not "expression")
                return;
        }

        IReadOnlyList<Guid> left = RecordedIds.In(recorded);
        IReadOnlyList<Guid> right = RecordedIds.In(emulated);
        if (left.Count != right.Count)
            return;
        for (int i = 0; i < left.Count; i++)
            Bind(left[i], right[i]);
    }

    private void BindProperty(string recorded, string emulated)
    {
        if (!_properties.ContainsKey(recorded) && _takenProperties.Add(emulated))
            _properties.Add(recorded, emulated);
    }

    private JsonNode? Translate(JsonNode? node, JsonPlace place)
    {
        switch (node)
        {
            case JsonObject json:
                JsonObject translated = [];
                foreach ((string name, JsonNode? member) in json)
                {
                    // Requests may name a property by its id.
                    string key = place.Name is "properties" && _properties.ContainsKey(Uri.UnescapeDataString(name)) ? TranslateProperty(name, isEncoded: true) : name;
                    translated[key] = Translate(member, place.Member(name, json));
                }

                return translated;
            case JsonArray array:
                return new JsonArray([.. array.Select(item => Translate(item, place))]);
            case JsonValue value when value.TryGetValue(out string? text):
                return JsonValue.Create(Translate(text, place));
            default:
                return node?.DeepClone();
        }
    }

    private string Translate(string text, JsonPlace place) => place switch
    {
        { Name: "start_cursor" or "next_cursor" } => _cursors.TryGetValue(text, out string? cursor) ? cursor : TranslateText(text),
        { IsPropertyId: true } or { Name: "property" or "synced_property_id" or "property_id" } => TranslateProperty(text, isEncoded: true),
        { Name: "relation_property_id" or "rollup_property_id" } => TranslateProperty(text, isEncoded: false),
        { Name: "expression" } => TranslateText(PropertyReference().Replace(
            text, match => $"{match.Groups["head"].Value}{TranslateProperty(match.Groups["id"].Value, isEncoded: true)}:")),
        _ => TranslateText(text),
    };

    private string TranslateText(string text)
    {
        if (_address is { } address && text.StartsWith(address.Recorded, StringComparison.Ordinal) && RecordedIds.IsAtEnd(text))
            text = address.Emulated + text[address.Recorded.Length..];
        return RecordedIds.Replace(text, id => _ids.TryGetValue(id, out Guid other) ? other : null);
    }

    private string TranslateProperty(string text, bool isEncoded)
    {
        if (!_properties.TryGetValue(text, out string? other) && !_properties.TryGetValue(Uri.UnescapeDataString(text), out other))
            return text;
        return isEncoded ? Uri.EscapeDataString(other) : other;
    }

    [GeneratedRegex("(?<head>block_property:)(?<id>[^:]+):", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PropertyReference();
}

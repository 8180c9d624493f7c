using System.Globalization;
using System.Text.Json;

namespace Notion.Refit.Conformance.Recordings;

/// <summary>Reads recorded exchanges: one JSON object a line.</summary>
internal static class RecordingFile
{
    // Answers with blocks in blocks are deeper than the default of 64.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>The exchanges of a file, in order.</summary>
    /// <exception cref="RecordingException">The file cannot be opened, or a line is no recorded exchange.</exception>
    public static IEnumerable<RecordedExchange> Read(string path)
    {
        int number = 0;
        foreach (string line in Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            string origin = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}:{number}");
            yield return Parse(line, origin);
        }
    }

    /// <summary>Reads one line.</summary>
    /// <exception cref="RecordingException">The line is no recorded exchange.</exception>
    public static RecordedExchange Parse(string line, string origin)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Options);
            JsonElement root = document.RootElement.Clone();
            return new RecordedExchange
            {
                Origin = origin,
                Cassette = $"{Text(root, "source")}/{Text(root, "cassette")}",
                Index = root.TryGetProperty("index", out JsonElement index) ? index.GetInt32() : 0,
                Method = Text(root, "method")?.ToUpperInvariant() ?? throw new FormatException("member `method` is missing"),
                Path = Text(root, "path") ?? throw new FormatException("member `path` is missing"),
                Query = QueryOf(root),
                Version = Text(root, "version"),
                ContentType = Text(root, "content_type"),
                Request = Member(root, "request"),
                Status = root.GetProperty("status").GetInt32(),
                Response = Member(root, "response"),
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RecordingException($"{origin} is no recorded exchange: {e.Message}", e);
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        StreamReader reader;
        try
        {
            reader = File.OpenText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{path} cannot be read: {e.Message}", e);
        }

        using (reader)
        {
            while (reader.ReadLine() is { } line)
                yield return line;
        }
    }

    private static JsonElement Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) ? value : JsonElement.Parse("null"u8);

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<KeyValuePair<string, string>> QueryOf(JsonElement root) =>
        root.TryGetProperty("query", out JsonElement query) && query.ValueKind == JsonValueKind.Array
            ? [.. query.EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!))]
            : [];
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Notion.Refit.Http;

/// <summary>Names places in JSON. Costs a second walk over the text, hence for errors only.</summary>
internal static class JsonPath
{
    /// <summary>The path of the token that begins at a position; where the JSON breaks before it, the path up to there.</summary>
    public static string Find(ReadOnlySpan<byte> json, long position)
    {
        var places = new Stack<Place>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                    places.Pop();
                else if (reader.TokenType == JsonTokenType.PropertyName)
                    places.Peek().Name = Json.LenientText.Decode(ref reader);
                else if (places.TryPeek(out Place? place) && place.IsArray)
                    place.Index++;

                if (reader.TokenStartIndex >= position)
                    break;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    places.Push(new Place { IsArray = reader.TokenType == JsonTokenType.StartArray });
            }
        }
        catch (JsonException)
        {
            // What breaks in an array is the element after the last good one.
            if (places.TryPeek(out Place? place) && place.IsArray)
                place.Index++;
        }

        return Format(places);
    }

    private static string Format(Stack<Place> places)
    {
        var path = new StringBuilder("$");
        foreach (Place place in places.Reverse())
        {
            if (place.IsArray && place.Index >= 0)
                path.Append(CultureInfo.InvariantCulture, $"[{place.Index}]");
            else if (place.Name is { } name)
                Append(path, name);
        }

        return path.ToString();
    }

    private static void Append(StringBuilder path, string name)
    {
        bool isPlain = name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_');
        if (isPlain)
            path.Append('.').Append(name);
        else
            path.Append("['").Append(name.Replace("'", "\\'", StringComparison.Ordinal)).Append("']");
    }

    private sealed class Place
    {
        public bool IsArray { get; init; }

        public int Index { get; set; } = -1;

        public string? Name { get; set; }
    }
}

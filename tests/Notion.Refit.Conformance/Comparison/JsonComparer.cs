using System.Globalization;
using System.Text.Json;

namespace Notion.Refit.Conformance.Comparison;

/// <summary>
/// Compares JSON documents. The order of members means nothing, numbers are compared by value, strings character by character;
/// a member that is null is not the same as one that is absent.
/// </summary>
internal static class JsonComparer
{
    private const int LongestExcerpt = 80;

    /// <summary>The places where the documents differ, in the order of the original.</summary>
    public static IEnumerable<JsonDifference> Compare(JsonElement expected, JsonElement actual) => Compare(expected, actual, "$");

    private static IEnumerable<JsonDifference> Compare(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.ValueKind != actual.ValueKind)
            return [new JsonDifference(path, JsonDifferenceKind.Value, Excerpt(expected), Excerpt(actual))];

        return expected.ValueKind switch
        {
            JsonValueKind.Object => CompareObjects(expected, actual, path),
            JsonValueKind.Array => CompareArrays(expected, actual, path),
            _ when JsonElement.DeepEquals(expected, actual) => [],
            _ => [new JsonDifference(path, JsonDifferenceKind.Value, Excerpt(expected), Excerpt(actual))],
        };
    }

    private static IEnumerable<JsonDifference> CompareObjects(JsonElement expected, JsonElement actual, string path)
    {
        foreach (JsonProperty member in expected.EnumerateObject())
        {
            string place = path + Step(member.Name);
            if (!actual.TryGetProperty(member.Name, out JsonElement other))
                yield return new JsonDifference(place, JsonDifferenceKind.Missing, Excerpt(member.Value), "");
            else
            {
                foreach (JsonDifference difference in Compare(member.Value, other, place))
                    yield return difference;
            }
        }

        foreach (JsonProperty member in actual.EnumerateObject())
        {
            if (!expected.TryGetProperty(member.Name, out _))
                yield return new JsonDifference(path + Step(member.Name), JsonDifferenceKind.Added, "", Excerpt(member.Value));
        }

        if (actual.EnumerateObject().GroupBy(m => m.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            && expected.EnumerateObject().Count(m => string.Equals(m.Name, twice.Key, StringComparison.Ordinal)) == 1)
        {
            // Readers take the last one and would not see it; JSON with a name twice is broken all the same.
            yield return new JsonDifference(path + Step(twice.Key), JsonDifferenceKind.Added, "", "the same name once more");
        }
    }

    private static IEnumerable<JsonDifference> CompareArrays(JsonElement expected, JsonElement actual, string path)
    {
        int count = Math.Max(expected.GetArrayLength(), actual.GetArrayLength());
        for (int i = 0; i < count; i++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            if (i >= actual.GetArrayLength())
            {
                yield return new JsonDifference(place, JsonDifferenceKind.Missing, Excerpt(expected[i]), "");
            }
            else if (i >= expected.GetArrayLength())
            {
                yield return new JsonDifference(place, JsonDifferenceKind.Added, "", Excerpt(actual[i]));
            }
            else
            {
                foreach (JsonDifference difference in Compare(expected[i], actual[i], place))
                    yield return difference;
            }
        }
    }

    private static string Step(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? "." + name : $"['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";

    private static string Excerpt(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= LongestExcerpt ? text : text[..LongestExcerpt] + "…";
    }
}

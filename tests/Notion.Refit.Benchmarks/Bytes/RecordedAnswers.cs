using System.Text.Json;
using Notion.Refit.Testing;

namespace Notion.Refit.Benchmarks.Bytes;

/// <summary>Answers of the real API, where recordings lie beside the checkout: <c>../shared/recordings/*.jsonl</c>, an exchange a line.</summary>
internal static class RecordedAnswers
{
    private const int Rows = 100;

    /// <summary>Chooses among the recordings; null where there are none that fit.</summary>
    public static AnswerBytes? TryLoad()
    {
        JsonElement[] answers = [.. Surroundings.Recordings().SelectMany(File.ReadLines).Select(Answer).OfType<JsonElement>()];
        JsonElement[] lists = [.. answers.Where(answer => Is(answer, "list"))];
        JsonElement[] pages = [.. answers.Where(answer => Is(answer, "page"))];

        JsonElement[] queries = [.. lists.Where(list => list.GetProperty("results").GetArrayLength() == Rows && ResultsAre(list, "page"))];
        JsonElement[] blocks = [.. lists.Where(list => ResultsAre(list, "block")).SelectMany(static list => Results(list)).DistinctBy(block => block.GetProperty("id").GetString(), StringComparer.Ordinal).Take(Rows)];
        if (queries.Length == 0 || blocks.Length < Rows || pages.Length == 0)
            return null;

        byte[] page = Bytes(pages.MaxBy(static page => (Kinds(page), page.GetRawText().Length)));
        return new AnswerBytes(
            "recorded answers",
            Bytes(queries.MaxBy(static query => query.GetRawText().Length)),
            JsonAssembly.ListOf("block", blocks),
            page,
            Bytes(pages.MinBy(static page => (Math.Abs(Kinds(page) - 1), page.GetRawText().Length))),
            JsonAssembly.Enlarge(page, 34 * 1024));
    }

    private static JsonElement? Answer(string line)
    {
        if (line.Length == 0)
            return null;
        JsonElement exchange = JsonElement.Parse(line);
        JsonElement answer = exchange.GetProperty("response");
        return exchange.GetProperty("status").GetInt32() == 200 && answer.ValueKind == JsonValueKind.Object ? answer : null;
    }

    private static bool Is(JsonElement answer, string kind) => answer.TryGetProperty("object", out JsonElement value) && value.ValueEquals(kind);

    private static JsonElement.ArrayEnumerator Results(JsonElement list) => list.GetProperty("results").EnumerateArray();

    private static bool ResultsAre(JsonElement list, string kind) => Results(list).Any() && Results(list).All(item => Is(item, kind));

    private static int Kinds(JsonElement page) =>
        page.GetProperty("properties").EnumerateObject().Select(static property => property.Value.GetProperty("type").GetString()).Distinct(StringComparer.Ordinal).Count();

    private static byte[] Bytes(JsonElement answer) => JsonAssembly.ToBytes(System.Text.Json.Nodes.JsonObject.Create(answer)!);
}

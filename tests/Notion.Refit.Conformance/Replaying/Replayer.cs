using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Conformance.Comparison;
using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Replays one conversation and compares the responses.</summary>
/// <param name="cassette">The conversation.</param>
/// <param name="scan">What it says about the objects it speaks of.</param>
/// <param name="plan">What to seed.</param>
/// <param name="versions">The API version to send for each exchange.</param>
/// <param name="open">Opens the emulator.</param>
internal sealed class Replayer(Cassette cassette, CassetteScan scan, SeedPlan plan, ReplayVersions versions, Func<IdMap, IReplayTarget> open)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    private readonly IdMap _ids = new();

    /// <summary>What could not be put into the emulator, with the reason.</summary>
    public List<string> NotSeeded { get; } = [];

    /// <summary>The API versions of exchanges that were not sent, once for each of them.</summary>
    public List<string> OtherVersions { get; } = [];

    /// <summary>Sends all requests in order.</summary>
    public async Task<IReadOnlyList<ReplayResult>> RunAsync()
    {
        await using IReplayTarget target = open(_ids);
        List<ReplayResult> results = [];
        for (int i = 0; i < cassette.Exchanges.Count; i++)
        {
            await target.MoveClockAsync(TimeOf(i));
            Seed[] due = [.. plan.Seeds.Where(seed => seed.Due == i)];
            if (due.Length > 0)
                NotSeeded.AddRange(await target.SeedAsync(due, scan.Children, _ids));

            RecordedExchange exchange = cassette.Exchanges[i];
            if (versions.Allows(exchange))
                results.Add(await TryAsync(exchange, target));
            else
                OtherVersions.Add(exchange.Version!);
        }

        return results;
    }

    // A recording that was made by hand may have any shape; it is reported and does not end the others.
    private async Task<ReplayResult> TryAsync(RecordedExchange exchange, IReplayTarget target)
    {
        try
        {
            return await RunAsync(exchange, target);
        }
        catch (Exception e) when (e is not HttpRequestException)
        {
            return ReplayResult.Failed(exchange, ExchangeSorter.KindOf(exchange, scan), e);
        }
    }

    private async Task<ReplayResult> RunAsync(RecordedExchange exchange, IReplayTarget target)
    {
        ReplayAnswer answer = await target.SendAsync(RequestOf(exchange));
        JsonNode? recorded = Node(exchange.Response);
        if (exchange.Path is "/v1/search" && exchange.Status == 200 && answer.Status == 200)
            SearchLag.Allow(recorded, answer.Body, scan, _ids);
        if (answer.Status == exchange.Status && exchange.Path is "/v1/search")
            _ids.LearnSearch(recorded, answer.Body);
        else if (answer.Status == exchange.Status)
            _ids.Learn(recorded, answer.Body);

        JsonNode? expected = AnswerNormalizer.Of(_ids.Translate(recorded));
        JsonNode? actual = AnswerNormalizer.Of(answer.Body);

        List<JsonDifference> differences = [];
        if (answer.Status != exchange.Status)
            differences.Add(new JsonDifference("status", JsonDifferenceKind.Value, Text(exchange.Status), Text(answer.Status) + ErrorOf(answer)));
        else
            differences.AddRange(JsonComparer.Compare(JsonSerializer.SerializeToElement(expected, Options), JsonSerializer.SerializeToElement(actual, Options)));
        return new ReplayResult(exchange, ExchangeSorter.KindOf(exchange, scan), differences);
    }

    private ReplayRequest RequestOf(RecordedExchange exchange)
    {
        string query = string.Join('&', exchange.Query.Select(parameter =>
            $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(_ids.TranslateQuery(parameter.Key, parameter.Value))}"));
        return new ReplayRequest
        {
            Method = exchange.Method,
            Address = _ids.TranslatePath(exchange.Path) + (query.Length > 0 ? "?" + query : ""),
            Version = versions.Of(exchange),
            ContentType = exchange.ContentType,
            Body = exchange.Request.ValueKind switch
            {
                JsonValueKind.Null or JsonValueKind.Undefined => null,
                JsonValueKind.String => Encoding.UTF8.GetBytes(exchange.Request.GetString()!),
                _ => JsonSerializer.SerializeToUtf8Bytes(_ids.Translate(Node(exchange.Request)), Options),
            },
            HasBadToken = exchange.Status == 401,
        };
    }

    // The clock stands at the end of the minute that answers tell, as they are written to the minute; each exchange is a moment later.
    private DateTimeOffset TimeOf(int index)
    {
        DateTimeOffset time = scan.Times[index];
        if (time == DateTimeOffset.MinValue)
            return time;
        return new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero) + TimeSpan.FromSeconds(59) + TimeSpan.FromMilliseconds(Math.Min(index, 990));
    }

    private static JsonNode? Node(JsonElement json) => json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : JsonNode.Parse(json.GetRawText(), documentOptions: new JsonDocumentOptions { MaxDepth = 256 });

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string ErrorOf(ReplayAnswer answer) =>
        answer.Body is JsonObject error && error["message"] is JsonValue message && message.TryGetValue(out string? text) ? $" ({text})" : "";
}

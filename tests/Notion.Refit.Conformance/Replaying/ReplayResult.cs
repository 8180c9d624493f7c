using Notion.Refit.Conformance.Comparison;
using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>What came of one exchange.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Differences">Where the answer differs from the recorded one.</param>
internal sealed record ReplayResult(RecordedExchange Exchange, ExchangeKind Kind, IReadOnlyList<JsonDifference> Differences)
{
    /// <summary>Creates the result of an exchange that could not be replayed.</summary>
    public static ReplayResult Failed(RecordedExchange exchange, ExchangeKind kind, Exception reason) =>
        new(exchange, kind, [new JsonDifference("exchange", JsonDifferenceKind.Value, "recorded", $"not replayable ({reason.GetType().Name}: {reason.Message})")]);

    public bool IsMatch => Differences.Count == 0;
}

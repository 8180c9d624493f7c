using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Notion.Refit.Resilience;

/// <summary>How long an answer asks to wait. What is negative, past or cannot be read counts as absent.</summary>
internal static class RetryAfter
{
    // What a timer can hold: 24 days. No longer wait makes sense, and what does not even fit into the usual integer is no number of seconds.
    private const double MostSeconds = int.MaxValue / 1000;

    /// <summary>By the header: seconds or a date.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values))
            return null;
        foreach (string value in values)
        {
            if (Of(value) is { } wait)
                return wait;
            if (RetryConditionHeaderValue.TryParse(value, out RetryConditionHeaderValue? parsed) && parsed.Date is { } date)
            {
                // By the clock that named the date, where it is known: ours may be wrong.
                TimeSpan until = date - (response.Headers.Date ?? time.GetUtcNow());
                return until < TimeSpan.Zero ? null : AtMost(until.TotalSeconds);
            }
        }

        return null;
    }

    /// <summary>By a number of seconds as text, as the body repeats it.</summary>
    public static TimeSpan? Of(string? seconds) =>
        double.TryParse(seconds, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double value)
        && value <= int.MaxValue
            ? AtMost(value)
            : null;

    /// <summary>By the further facts of an error.</summary>
    public static TimeSpan? Of(IReadOnlyDictionary<string, JsonElement> additionalData) =>
        !additionalData.TryGetValue("retry_after", out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? Of(value.GetString())
        : value.ValueKind == JsonValueKind.Number ? Of(value.GetRawText())
        : null;

    private static TimeSpan AtMost(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds));
}

using System.Globalization;
using System.Net.Http.Headers;

namespace Notion.Refit.Resilience;

/// <summary>Reads how long a response asks to wait. A value that is negative, in the past or unreadable counts as absent.</summary>
internal static class RetryAfter
{
    // The longest time that a timer holds: 24 days. How much of it is really waited is decided elsewhere (NotionRateLimitOptions.MaxPause).
    private const double MostSeconds = int.MaxValue / 1000;

    /// <summary>Reads the header: seconds or a date.</summary>
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
                // Measured by the clock of the server where the response has its time: the clock of this machine may be wrong.
                TimeSpan until = date - (response.Headers.Date ?? time.GetUtcNow());
                return until < TimeSpan.Zero ? null : AtMost(until.TotalSeconds);
            }
        }

        return null;
    }

    /// <summary>Reads a number of seconds as text, in which form the body repeats it.</summary>
    /// <remarks>As a decimal: a double would also accept "-Infinity", whatever the styles.</remarks>
    public static TimeSpan? Of(string? seconds) =>
        decimal.TryParse(seconds, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal value)
        && value is >= 0 and <= int.MaxValue
            ? AtMost((double)value)
            : null;

    private static TimeSpan AtMost(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds));
}

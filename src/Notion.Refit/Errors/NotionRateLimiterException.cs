using System.Text;

namespace Notion.Refit;

/// <summary>The exception for a request that the rate limiter of the client has held back: it was not sent, or not sent again.</summary>
/// <remarks>
/// The queue is full, or the wait is longer than allowed (<see cref="NotionRateLimitOptions"/>). When Notion itself refuses a request for
/// its rate, a <see cref="NotionApiException"/> with status 429 is thrown.
/// </remarks>
public sealed class NotionRateLimiterException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="innerException">The cause.</param>
    public NotionRateLimiterException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The time to wait before the next request; null when it is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    private protected override void AppendDetails(StringBuilder text) => AppendDetail(text, "retry after", RetryAfter);
}

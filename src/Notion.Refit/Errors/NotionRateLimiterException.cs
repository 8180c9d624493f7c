using System.Text;

namespace Notion.Refit;

/// <summary>The rate limiter of this client did not let a request pass: it was not sent, or not sent again.</summary>
/// <remarks>
/// The queue is full, or the wait is longer than allowed (<see cref="NotionRateLimitOptions"/>). When Notion itself refuses a request for
/// its rate, that is a <see cref="NotionApiException"/> with status 429.
/// </remarks>
public sealed class NotionRateLimiterException : NotionException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">Why the request did not pass.</param>
    /// <param name="innerException">What caused it.</param>
    public NotionRateLimiterException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>How long to wait before the next request; null when it is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    private protected override void AppendDetails(StringBuilder text) => AppendDetail(text, "retry after", RetryAfter);
}

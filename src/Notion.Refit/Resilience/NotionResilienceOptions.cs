using Notion.Refit.Resilience;

namespace Notion.Refit;

/// <summary>The options of a resilience pipeline that is built by hand.</summary>
/// <remarks>A client added by <c>AddNotion</c> is configured by <see cref="NotionOptions"/> instead.</remarks>
public sealed class NotionResilienceOptions
{
    /// <summary>The retries.</summary>
    public NotionRetryOptions Retry { get; set; } = new();

    /// <summary>The rate limit.</summary>
    public NotionRateLimitOptions RateLimit { get; set; } = new();

    /// <summary>
    /// The time limit of one attempt, from the first byte sent to the last byte of the response. The default is 65 seconds, since Notion
    /// itself gives up after 60. <see cref="Timeout.InfiniteTimeSpan"/> switches it off.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(65);

    /// <summary>
    /// The time limit of a call with all its attempts and the waits between them. The default is 5 minutes. The wait for the first
    /// attempt is limited by <see cref="NotionRateLimitOptions.MaxWait"/> instead. <see cref="Timeout.InfiniteTimeSpan"/> switches it off.
    /// </summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The longest time between two pieces of a stream of events (<c>text/event-stream</c>). The default is 2 minutes. It applies where the request
    /// has asked for a stream by its <c>Accept</c> header; such a body is read by the caller, all others are read within
    /// <see cref="AttemptTimeout"/>, whatever their headers say. <see cref="Timeout.InfiniteTimeSpan"/> switches it off.
    /// </summary>
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The largest body of a response in bytes, decompressed. The default is 128 MiB (134,217,728). A longer one fails with
    /// <see cref="NotionResponseException"/> as soon as it is exceeded. Of an error 1 MiB is read at most.
    /// </summary>
    public long MaxResponseSize { get; set; } = 128 * 1024 * 1024;

    /// <summary>
    /// Whether a request may safely be carried out twice. The default knows every operation of the API; of other requests, GET, HEAD and
    /// DELETE are idempotent.
    /// </summary>
    public Func<HttpRequestMessage, bool> IsIdempotent { get; set; } = RequestIdempotency.Of;

    /// <summary>
    /// Returns the key of the rate limit: the token that a request will be sent with. Called once a call. The default takes the
    /// <c>Authorization</c> the request already has; requests without any share one limit.
    /// </summary>
    public Func<HttpRequestMessage, CancellationToken, ValueTask<string?>> RateLimitPartition { get; set; } = RequestPartition.Default;

    /// <summary>Called for a request that had to wait, before it is sent.</summary>
    internal Action<HttpRequestMessage>? Delayed { get; set; }

    /// <summary>The limiters to share.</summary>
    internal LimiterScope Limiters { get; set; } = new(new LimiterRegistry());

    /// <summary>Receives wait and retry events.</summary>
    internal ResilienceEvents Events { get; set; } = ResilienceEvents.None;

    /// <summary>Returns random numbers from 0 (inclusive) to 1 (exclusive).</summary>
    internal Func<double> Random { get; set; } = System.Random.Shared.NextDouble;
}

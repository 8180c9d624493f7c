using Notion.Refit.Resilience;

namespace Notion.Refit;

/// <summary>How calls survive rate limits, failures and slow answers; for pipelines built by hand.</summary>
/// <remarks>A client added by <c>AddNotion</c> takes all this from <see cref="NotionOptions"/>.</remarks>
public sealed class NotionResilienceOptions
{
    /// <summary>When and how often a request is sent again.</summary>
    public NotionRetryOptions Retry { get; set; } = new();

    /// <summary>How requests are held back.</summary>
    public NotionRateLimitOptions RateLimit { get; set; } = new();

    /// <summary>
    /// How long one attempt may take, from the first byte sent to the last byte of the answer. The default is 65 seconds, since Notion
    /// itself gives up after 60. <see cref="Timeout.InfiniteTimeSpan"/> switches it off.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(65);

    /// <summary>
    /// How long a call may take with all its attempts and the waits between them. The default is 5 minutes. The wait for the first
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
    /// Whether a request may safely be carried out twice. The default knows every operation of the API; of what it does not know, GET, HEAD
    /// and DELETE.
    /// </summary>
    public Func<HttpRequestMessage, bool> IsIdempotent { get; set; } = RequestIdempotency.Of;

    /// <summary>
    /// Names what shares a rate limit: the token a request will be sent with. Asked once a call. The default takes the
    /// <c>Authorization</c> the request already has; requests without any share one limit.
    /// </summary>
    public Func<HttpRequestMessage, CancellationToken, ValueTask<string?>> RateLimitPartition { get; set; } = RequestPartition.Default;

    /// <summary>Called for a request that had to wait, before it is sent.</summary>
    internal Action<HttpRequestMessage>? Delayed { get; set; }

    /// <summary>The limiters to share.</summary>
    internal LimiterScope Limiters { get; set; } = new(new LimiterRegistry());

    /// <summary>Receives wait and retry events.</summary>
    internal ResilienceEvents Events { get; set; } = ResilienceEvents.None;

    /// <summary>Random numbers from 0 up to, and without, 1.</summary>
    internal Func<double> Random { get; set; } = System.Random.Shared.NextDouble;
}

using System.Threading.RateLimiting;

namespace Notion.Refit;

/// <summary>How requests are held back, so that Notion need not refuse them.</summary>
/// <remarks>
/// <para>Notion gives each connection a number of requests in 60 seconds that depends on the plan of the workspace (180 or 600). By default
/// nothing is held back until Notion says 429. Then all requests with that token pause for as long as the answer asks, and what was sent
/// in that window is taken as the budget: from then on, requests beyond it wait their turn. From time to time a little more is
/// tried, so that a larger budget is found again.</para>
/// <para>All clients of a process that use the same token at the same address, with the same clock and the same settings here, share
/// budget, pause and queue. Clients over a handler in memory, such as an emulator or the handler of a test, or over a loopback address share them
/// within their container only. The token itself is not kept, only a hash of it that is worthless outside the process.</para>
/// </remarks>
public sealed class NotionRateLimitOptions
{
    // No property: the binder of configurations looks at all of them, and cannot make a limiter.
    private RateLimiter? _limiter;

    /// <summary>Nothing is held back, not even after a 429.</summary>
    public static NotionRateLimitOptions None => new() { Enabled = false };

    /// <summary>Whether requests are held back at all. The default is true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// A fixed number of requests in any <see cref="Window"/>. The default is null: the budget is learned. A 429 pauses the requests in
    /// both cases.
    /// </summary>
    public int? RequestsPerWindow { get; set; }

    /// <summary>The length of the window. The default is 60 seconds, which is what Notion counts by.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many calls may be under way at the same time. The default is null: any number.</summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>How many calls may wait. The default is 1,000; one more fails at once with <see cref="NotionRateLimiterException"/>.</summary>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>
    /// How long a call may wait before it is sent for the first time. The default is 5 minutes; what cannot be sent in that time fails with
    /// <see cref="NotionRateLimiterException"/>, at once where it is known before. This time comes on top of
    /// <see cref="NotionResilienceOptions.TotalTimeout"/>. <see cref="Timeout.InfiniteTimeSpan"/> switches it off.
    /// </summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The longest pause that one response can cause. The default is one hour. Where a 429 or 529 asks for more, requests pause for this time;
    /// then a single request is sent to find out whether the limit still holds, and the others wait for its outcome. It also limits the wait
    /// before a retry. Exceptions show what the response asked for, unchanged.
    /// </summary>
    public TimeSpan MaxPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A limiter of the app instead of all this, for instance one that several machines share.</summary>
    /// <remarks>
    /// Each attempt takes one permit and gives it back before the next one. Of the settings here only <see cref="Enabled"/>,
    /// <see cref="MaxWait"/> and <see cref="MaxPause"/> apply. The limiter stays the app's, which disposes it.
    /// </remarks>
    /// <param name="limiter">The limiter.</param>
    /// <returns>The options.</returns>
    public static NotionRateLimitOptions FromLimiter(RateLimiter limiter)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        return new NotionRateLimitOptions { _limiter = limiter };
    }

    /// <summary>What applies.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        !Enabled ? "no rate limit"
        : _limiter is not null ? "rate limit by the app"
        : RequestsPerWindow is { } requests ? $"{requests} requests in {Window}"
        : "adaptive rate limit";

    internal RateLimiter? GetLimiter() => _limiter;
}

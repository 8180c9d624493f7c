using System.Threading.RateLimiting;

namespace Notion.Refit;

/// <summary>The options for holding requests back, so that Notion need not refuse them.</summary>
/// <remarks>
/// <para>Notion gives each connection a number of requests in 60 seconds that depends on the plan of the workspace (180 or 600). By default
/// nothing is held back until Notion returns 429. Then all requests with that token pause for as long as the response asks, and the number of
/// requests that were sent in that window is taken as the budget: from then on, requests beyond it wait their turn. From time to time a few
/// more are tried, so that a larger budget is found again.</para>
/// <para>All clients of a process that use the same token at the same address, with the same clock and the same settings here, share
/// budget, pause and queue. Clients over a handler in memory, such as an emulator or the handler of a test, or over a loopback address share them
/// within their container only. The token itself is not kept, only a hash of it that is worthless outside the process.</para>
/// </remarks>
public sealed class NotionRateLimitOptions
{
    // Not a property: the configuration binder looks at all of them, and cannot create a limiter.
    private RateLimiter? _limiter;
    private INotionRateLimitStore? _store;

    /// <summary>Gets options that hold nothing back, not even after a 429.</summary>
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

    /// <summary>The largest number of calls in flight. The default is null: any number.</summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>The largest number of calls that wait. The default is 1,000; one more fails at once with <see cref="NotionRateLimiterException"/>.</summary>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>
    /// The longest time that a call waits before it is sent for the first time. The default is 5 minutes; a call that cannot be sent in that time
    /// fails with <see cref="NotionRateLimiterException"/>, at once where this is known in advance. This time comes on top of
    /// <see cref="NotionResilienceOptions.TotalTimeout"/>. <see cref="Timeout.InfiniteTimeSpan"/> switches it off.
    /// </summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The longest pause that one response can cause. The default is one hour. Where a 429 or 529 asks for more, requests pause for this time;
    /// then a single request is sent to find out whether the limit still holds, and the others wait for its outcome. It also limits the wait
    /// before a retry. Exceptions show what the response asked for, unchanged.
    /// </summary>
    public TimeSpan MaxPause { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether these options use a limiter of the app (<see cref="FromLimiter"/>).</summary>
    public bool HasLimiter => _limiter is not null;

    /// <summary>Creates options that use a limiter of the app instead, for instance one that several machines share.</summary>
    /// <remarks>
    /// Each attempt takes one permit and releases it before the next one. Of the settings here only <see cref="Enabled"/>,
    /// <see cref="MaxWait"/> and <see cref="MaxPause"/> apply. The app owns and disposes the limiter.
    /// </remarks>
    /// <param name="limiter">The limiter.</param>
    /// <returns>The options.</returns>
    public static NotionRateLimitOptions FromLimiter(RateLimiter limiter)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        return new NotionRateLimitOptions { _limiter = limiter };
    }

    /// <summary>
    /// Shares budget and pause with other processes by a store, such as that of the package <c>Notion.Refit.Redis</c>. All processes with the same token,
    /// address, <see cref="Window"/>, <see cref="RequestsPerWindow"/> and <see cref="MaxPause"/> share them; <see cref="MaxConcurrency"/> and
    /// <see cref="QueueLimit"/> apply to each process by itself.
    /// </summary>
    /// <remarks>
    /// Permits come from the store in batches. A call that finds none waits for the response of the store, which counts as waiting: so
    /// <see cref="QueueLimit"/> and <see cref="MaxWait"/> must not be zero. The app owns and disposes the store.
    /// </remarks>
    /// <param name="store">The store.</param>
    /// <exception cref="InvalidOperationException">The options use a limiter of the app.</exception>
    public void UseStore(INotionRateLimitStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (_limiter is not null)
            throw new InvalidOperationException("These options use a limiter of the app, which is shared or not by its own means.");
        _store = store;
    }

    /// <summary>Returns the settings as text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        !Enabled ? "no rate limit"
        : _limiter is not null ? "rate limit by the app"
        : RequestsPerWindow is { } requests ? $"{requests} requests in {Window}"
        : "adaptive rate limit";

    internal RateLimiter? GetLimiter() => _limiter;

    internal INotionRateLimitStore? GetStore() => _store;
}

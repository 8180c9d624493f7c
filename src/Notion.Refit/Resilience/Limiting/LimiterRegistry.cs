using System.Collections.Concurrent;

namespace Notion.Refit.Resilience;

/// <summary>The limiters of a process, container or client, one a token.</summary>
/// <remarks>An app may serve thousands of tokens: limiters that have not been used for ten minutes are removed.</remarks>
internal sealed class LimiterRegistry
{
    private static readonly TimeSpan s_forgetAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<LimiterKey, TokenRateLimiter> _limiters = new();
    private Tidied? _tidied;

    /// <summary>The registry of the process.</summary>
    public static LimiterRegistry Shared { get; } = new();

    /// <summary>The number of limiters.</summary>
    public int Count => _limiters.Count;

    /// <summary>The number of calls that wait, over all tokens.</summary>
    public long QueueLength => _limiters.Values.Sum(static limiter => limiter.GetStatistics().CurrentQueuedCount);

    /// <summary>The longest remaining pause of a token; zero when none is paused.</summary>
    public TimeSpan LongestPause => _limiters.Values.Select(static limiter => limiter.PausedFor).DefaultIfEmpty().Max();

    /// <summary>Gets the limiter of a key.</summary>
    public TokenRateLimiter Get(LimiterKey key, Func<double> random)
    {
        Tidy(key.Time);
        return _limiters.TryGetValue(key, out TokenRateLimiter? limiter)
            ? limiter
            : _limiters.GetOrAdd(key, static (added, numbers) => new TokenRateLimiter(added.Settings, added.Time, numbers, added.Sharing), random);
    }

    // At most once in the time after which a limiter is forgotten, so the work a call is small however many there are. A limiter that was just
    // asked for, but not used yet, may be forgotten too. It still works; only others do not find it any more.
    private void Tidy(TimeProvider time)
    {
        Tidied? last = Volatile.Read(ref _tidied);
        if (last is not null && ReferenceEquals(last.Time, time) && time.GetElapsedTime(last.Timestamp) <= s_forgetAfter)
            return;
        if (Interlocked.CompareExchange(ref _tidied, new Tidied(time, time.GetTimestamp()), last) != last || last?.Time != time)
            return;
        foreach (KeyValuePair<LimiterKey, TokenRateLimiter> item in _limiters)
        {
            if (item.Value.IdleDuration > s_forgetAfter && _limiters.TryRemove(item))
                item.Value.Forget();
        }
    }

    /// <summary>The last time that idle limiters were removed.</summary>
    private sealed record Tidied(TimeProvider Time, long Timestamp);
}

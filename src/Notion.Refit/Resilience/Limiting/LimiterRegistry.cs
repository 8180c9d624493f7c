using System.Collections.Concurrent;

namespace Notion.Refit.Resilience;

/// <summary>The limiters of the process, one a token.</summary>
/// <remarks>An app may serve thousands of tokens: limiters that nobody has used for a while are forgotten when new ones are added.</remarks>
internal sealed class LimiterRegistry
{
    private const int FewEnough = 64;

    private static readonly TimeSpan s_forgetAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<LimiterKey, TokenRateLimiter> _limiters = new();
    private int _tidyAt = FewEnough;

    /// <summary>The registry of the process.</summary>
    public static LimiterRegistry Shared { get; } = new();

    /// <summary>How many limiters there are.</summary>
    public int Count => _limiters.Count;

    /// <summary>How many calls wait, over all tokens.</summary>
    public long QueueLength => _limiters.Values.Sum(static limiter => limiter.GetStatistics().CurrentQueuedCount);

    /// <summary>Gives the limiter that goes with the key.</summary>
    public TokenRateLimiter Get(LimiterKey key, Func<double> random)
    {
        if (_limiters.TryGetValue(key, out TokenRateLimiter? limiter))
            return limiter;
        limiter = _limiters.GetOrAdd(key, static (added, numbers) => new TokenRateLimiter(added.Settings, added.Time, numbers), random);
        Tidy();
        return limiter;
    }

    // A limiter that somebody has just asked for, but not yet used, may be forgotten too. It works on; only others do not see it any more.
    private void Tidy()
    {
        if (_limiters.Count <= Volatile.Read(ref _tidyAt))
            return;
        foreach (KeyValuePair<LimiterKey, TokenRateLimiter> item in _limiters)
        {
            if (item.Value.IdleDuration > s_forgetAfter && _limiters.TryRemove(item))
                item.Value.IsForgotten = true;
        }

        Volatile.Write(ref _tidyAt, Math.Max(FewEnough, 2 * _limiters.Count));
    }
}

namespace Notion.Refit.Resilience;

/// <summary>Computes the wait before another attempt.</summary>
internal static class RetryDelay
{
    /// <summary>Returns what the response asked for, at most <paramref name="maxPause"/>; otherwise a time that grows with each retry and differs between calls.</summary>
    /// <param name="options">The options.</param>
    /// <param name="maxPause">The longest wait that a response can impose.</param>
    /// <param name="failure">The failure of the attempt.</param>
    /// <param name="retry">The number of the retry, from 0.</param>
    /// <param name="random">Random numbers from 0 (inclusive) to 1 (exclusive).</param>
    public static TimeSpan Of(NotionRetryOptions options, TimeSpan maxPause, in Failure failure, int retry, Func<double> random)
    {
        if (failure.RetryAfter is { } asked)
            return asked < maxPause ? asked : maxPause;
        double milliseconds = options.InitialRetryDelay.TotalMilliseconds * Math.Pow(2, retry) * (0.5 + random());
        return milliseconds < options.MaxRetryDelay.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : options.MaxRetryDelay;
    }
}

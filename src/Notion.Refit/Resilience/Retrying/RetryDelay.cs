namespace Notion.Refit.Resilience;

/// <summary>The wait before another attempt.</summary>
internal static class RetryDelay
{
    /// <summary>What the answer asked for; else longer with each retry, and different for each call.</summary>
    /// <param name="options">The options.</param>
    /// <param name="failure">How the attempt failed.</param>
    /// <param name="retry">The number of the retry, from 0.</param>
    /// <param name="random">Random numbers from 0 up to, and without, 1.</param>
    public static TimeSpan Of(NotionRetryOptions options, in Failure failure, int retry, Func<double> random)
    {
        if (failure.RetryAfter is { } asked)
            return asked;
        double milliseconds = options.InitialRetryDelay.TotalMilliseconds * Math.Pow(2, retry) * (0.5 + random());
        return milliseconds < options.MaxRetryDelay.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : options.MaxRetryDelay;
    }
}

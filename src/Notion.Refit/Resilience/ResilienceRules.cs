namespace Notion.Refit.Resilience;

/// <summary>Validates options.</summary>
internal static class ResilienceRules
{
    // The time limits that Polly accepts.
    private static readonly TimeSpan s_shortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromDays(1);

    /// <summary>Returns the errors.</summary>
    public static IEnumerable<ResilienceError> Check(TimeSpan attempt, TimeSpan total, NotionRetryOptions? retry, NotionRateLimitOptions? limits) =>
        CheckTimes(attempt, total).Concat(CheckRetry(retry)).Concat(CheckRateLimit(limits));

    /// <summary>Returns the errors, including those of options that only pipelines built by hand have.</summary>
    public static IEnumerable<ResilienceError> Check(NotionResilienceOptions options)
    {
        foreach (ResilienceError error in Check(options.AttemptTimeout, options.TotalTimeout, options.Retry, options.RateLimit))
            yield return error;
        if (!IsTimeout(options.StreamIdleTimeout))
            yield return new(nameof(options.StreamIdleTimeout), $"{options.StreamIdleTimeout} is not a time from 10 milliseconds to one day. Use Timeout.InfiniteTimeSpan for no limit.");
        foreach (ResilienceError error in CheckSize(options.MaxResponseSize))
            yield return error;
        if (options.IsIdempotent is null)
            yield return new(nameof(options.IsIdempotent), "It is null.");
        if (options.RateLimitPartition is null)
            yield return new(nameof(options.RateLimitPartition), "It is null.");
    }

    /// <summary>Checks the largest size of a response.</summary>
    public static IEnumerable<ResilienceError> CheckSize(long size)
    {
        if (size < 1024 || size > Array.MaxLength)
            yield return new(nameof(NotionOptions.MaxResponseSize), $"{size} is not a number of bytes from 1,024 to {Array.MaxLength}.");
    }

    private static IEnumerable<ResilienceError> CheckTimes(TimeSpan attempt, TimeSpan total)
    {
        const string Attempt = nameof(NotionOptions.AttemptTimeout), Total = nameof(NotionOptions.TotalTimeout);
        if (!IsTimeout(attempt))
            yield return new(Attempt, $"{attempt} is not a time from 10 milliseconds to one day. Use Timeout.InfiniteTimeSpan for no limit.");
        if (!IsTimeout(total))
            yield return new(Total, $"{total} is not a time from 10 milliseconds to one day. Use Timeout.InfiniteTimeSpan for no limit.");
        else if (IsTimeout(attempt) && total != Timeout.InfiniteTimeSpan && attempt > total)
            yield return new(Total, $"{total} is shorter than one attempt may take ({attempt}).");
    }

    private static IEnumerable<ResilienceError> CheckRetry(NotionRetryOptions? retry)
    {
        const string Name = nameof(NotionOptions.Retry);
        if (retry is null)
        {
            yield return new(Name, "It is null. Use NotionRetryOptions.None for no retries.");
            yield break;
        }

        if (retry.MaxRetries is < 0 or > 100)
            yield return new($"{Name}.{nameof(retry.MaxRetries)}", $"{retry.MaxRetries} is not a number from 0 to 100.");
        if (retry.InitialRetryDelay < TimeSpan.Zero || retry.InitialRetryDelay > s_longestTimeout)
            yield return new($"{Name}.{nameof(retry.InitialRetryDelay)}", $"{retry.InitialRetryDelay} is not a time from zero to one day.");
        if (retry.MaxRetryDelay < retry.InitialRetryDelay || retry.MaxRetryDelay > s_longestTimeout)
            yield return new($"{Name}.{nameof(retry.MaxRetryDelay)}", $"{retry.MaxRetryDelay} is not a time from InitialRetryDelay ({retry.InitialRetryDelay}) to one day.");
        if (retry.MaxBufferedUpload is < 0 or > int.MaxValue)
            yield return new($"{Name}.{nameof(retry.MaxBufferedUpload)}", $"{retry.MaxBufferedUpload} is not a number of bytes from 0 to {int.MaxValue}.");
    }

    private static IEnumerable<ResilienceError> CheckRateLimit(NotionRateLimitOptions? limits)
    {
        const string Name = nameof(NotionOptions.RateLimit);
        if (limits is null)
        {
            yield return new(Name, "It is null. Use NotionRateLimitOptions.None for no limit.");
            yield break;
        }

        if (limits.RequestsPerWindow < 1)
            yield return new($"{Name}.{nameof(limits.RequestsPerWindow)}", $"{limits.RequestsPerWindow} is less than 1. Use null to learn the budget.");
        if (limits.Window < TimeSpan.FromSeconds(1) || limits.Window > TimeSpan.FromDays(1))
            yield return new($"{Name}.{nameof(limits.Window)}", $"{limits.Window} is not a time from one second to one day.");
        if (limits.MaxConcurrency < 1)
            yield return new($"{Name}.{nameof(limits.MaxConcurrency)}", $"{limits.MaxConcurrency} is less than 1. Use null for any number.");
        if (limits.QueueLimit < 0)
            yield return new($"{Name}.{nameof(limits.QueueLimit)}", $"{limits.QueueLimit} is less than 0.");
        if (limits.GetStore() is not null && (limits.QueueLimit == 0 || limits.MaxWait == TimeSpan.Zero))
            yield return new($"{Name}.{(limits.QueueLimit == 0 ? nameof(limits.QueueLimit) : nameof(limits.MaxWait))}", "It is zero, but calls may have to wait for the response of the store that shares the limit.");
        if (limits.MaxPause < TimeSpan.FromSeconds(1) || limits.MaxPause > s_longestTimeout)
            yield return new($"{Name}.{nameof(limits.MaxPause)}", $"{limits.MaxPause} is not a time from one second to one day.");
        if (limits.MaxWait != Timeout.InfiniteTimeSpan && (limits.MaxWait < TimeSpan.Zero || limits.MaxWait > TimeSpan.FromMilliseconds(int.MaxValue)))
            yield return new($"{Name}.{nameof(limits.MaxWait)}", $"{limits.MaxWait} is not a time from zero to 24 days. Use Timeout.InfiniteTimeSpan for no limit.");
    }

    private static bool IsTimeout(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan || (time >= s_shortestTimeout && time <= s_longestTimeout);
}

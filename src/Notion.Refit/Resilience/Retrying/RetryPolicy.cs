using Polly.Retry;

namespace Notion.Refit.Resilience;

/// <summary>Decides on another attempt, for the retry strategy.</summary>
/// <param name="options">The options.</param>
/// <param name="time">The clock.</param>
internal sealed class RetryPolicy(NotionResilienceOptions options, TimeProvider time)
{
    /// <summary>The options of the retry strategy.</summary>
    public RetryStrategyOptions<HttpResponseMessage> ToStrategyOptions() => new()
    {
        Name = "Retry",
        MaxRetryAttempts = options.Retry.MaxRetries,
        Delay = TimeSpan.Zero,
        ShouldHandle = arguments => new ValueTask<bool>(ShouldRepeat(ResilienceCall.Of(arguments.Context), arguments.AttemptNumber)),
        DelayGenerator = static arguments => new ValueTask<TimeSpan?>(ResilienceCall.Of(arguments.Context).NextDelay),
        OnRetry = arguments =>
        {
            var call = ResilienceCall.Of(arguments.Context);
            options.Events.Retrying(new RetryNotice(
                call.Request, call.Attempts, arguments.RetryDelay, call.Failure.Kind, arguments.Outcome.Result?.StatusCode, arguments.Outcome.Exception));
            return ValueTask.CompletedTask;
        },
    };

    private bool ShouldRepeat(ResilienceCall call, int retry)
    {
        if (!call.Failure.MayRepeat(call.Request is { } request && options.IsIdempotent(request)))
            return false;

        TimeSpan delay = RetryDelay.Of(options.Retry, call.Failure, retry, options.Random);
        TimeSpan pause = LimiterGate.PauseOf(call);
        if ((pause > delay ? pause : delay) >= Remaining(call))
            return false;
        call.NextDelay = delay;
        return true;
    }

    /// <summary>What is left of the total time.</summary>
    public TimeSpan Remaining(ResilienceCall call)
    {
        if (options.TotalTimeout == Timeout.InfiniteTimeSpan)
            return TimeSpan.MaxValue;
        TimeSpan remaining = options.TotalTimeout - time.GetElapsedTime(call.Started);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}

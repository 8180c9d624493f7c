using Polly;
using Polly.Retry;
using Polly.Telemetry;

namespace Notion.Refit.Resilience;

/// <summary>Decides whether there is another attempt, and how much time it has.</summary>
/// <param name="options">The options.</param>
/// <param name="telemetry">Receives the retry events of Polly.</param>
/// <param name="time">The clock.</param>
internal sealed class RetryPolicy(NotionResilienceOptions options, ResilienceStrategyTelemetry telemetry, TimeProvider time)
{
    private readonly bool _isTotalLimited = options.TotalTimeout != Timeout.InfiniteTimeSpan;

    // Without any time left the limit must not be zero, which Polly treats as no limit.
    private static readonly TimeSpan s_shortestLimit = TimeSpan.FromMilliseconds(1);

    /// <summary>Starts an attempt. Its limit is the shorter of its own time and the remaining total time.</summary>
    public void Begin(ResilienceCall call)
    {
        TimeSpan left = call.Attempts++ == 0 || !_isTotalLimited ? options.TotalTimeout : Max(Remaining(call), s_shortestLimit);
        call.Sends?.StartAttempt();
        bool isTotal = _isTotalLimited && (options.AttemptTimeout == Timeout.InfiniteTimeSpan || left <= options.AttemptTimeout);
        call.Limit = isTotal ? left : options.AttemptTimeout;
        call.LimitScope = isTotal ? NotionTimeoutScope.Total : NotionTimeoutScope.Attempt;
    }

    /// <summary>Ends an attempt.</summary>
    /// <returns>The wait before another one; null when there is none.</returns>
    public TimeSpan? End(ResilienceCall call, in Outcome<HttpResponseMessage> outcome, ResilienceContext context)
    {
        call.Attempts += call.Sends?.Repeats ?? 0;
        call.Failure = FailureReader.Read(call.Request, outcome, time);
        if (call.Failure.IsThrottling)
            LimiterGate.Report(call, new Rejection(call.Failure.RetryAfter, call.Failure.IsConnectionLimit));
        else
            LimiterGate.Settle(call, isAnswered: outcome.Exception is null);
        if (call.Failure.Kind == FailureKind.None || DelayOf(call) is not { } delay || context.CancellationToken.IsCancellationRequested)
            return null;

        options.Events.Retrying(new RetryNotice(call.Request, call.Attempts, delay, call.Failure.Kind, outcome.Result?.StatusCode, outcome.Exception));
        telemetry.Report(
            new ResilienceEvent(ResilienceEventSeverity.Warning, "OnRetry"),
            context,
            outcome,
            new OnRetryArguments<HttpResponseMessage>(context, outcome, call.Attempts - 1, delay, time.GetElapsedTime(call.Started)));
        return delay;
    }

    /// <summary>Returns the remaining total time; <see cref="Timeout.InfiniteTimeSpan"/> when it has no limit.</summary>
    public TimeSpan Remaining(ResilienceCall call)
    {
        if (!_isTotalLimited)
            return Timeout.InfiniteTimeSpan;
        TimeSpan remaining = options.TotalTimeout - time.GetElapsedTime(call.Started);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private TimeSpan? DelayOf(ResilienceCall call)
    {
        int retry = call.Attempts - 1;
        if ((call.Failure.Kind == FailureKind.TimedOut && call.TimedOut == NotionTimeoutScope.Total)
            || !call.Failure.MayRepeat(call.Request is { } request && options.IsIdempotent(request)))
        {
            if (call.Failure.Kind == FailureKind.Blocked)
                RetryObstacle.SetBlocked(call);
            return null;
        }

        if (retry >= options.Retry.MaxRetries)
        {
            if (call.Failure.IsThrottling && options.Retry.MaxRetries > 0)
                RetryObstacle.SetUsedUp(call);
            return null;
        }

        TimeSpan delay = RetryDelay.Of(options.Retry, options.RateLimit.MaxPause, call.Failure, retry, options.Random);
        TimeSpan pause = LimiterGate.PauseOf(call);
        TimeSpan wait = Max(pause, delay), remaining = Remaining(call);
        if (!_isTotalLimited || wait < remaining)
            return delay;
        RetryObstacle.SetTooLong(call, wait, remaining);
        return null;
    }
}

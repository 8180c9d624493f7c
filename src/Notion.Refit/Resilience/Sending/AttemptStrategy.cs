using Polly;

namespace Notion.Refit.Resilience;

/// <summary>Inside the retry: lets repeated attempts wait for their turn again, and tells how each attempt failed.</summary>
/// <param name="gate">Where calls wait for their turn.</param>
/// <param name="policy">Knows how much time is left.</param>
/// <param name="time">The clock.</param>
internal sealed class AttemptStrategy(LimiterGate gate, RetryPolicy policy, TimeProvider time) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        ResilienceCall call = ResilienceCall.Of(context);
        call.Failure = default;
        try
        {
            if (call.Attempts > 0)
                await gate.ReenterAsync(call, policy.Remaining(call), context.CancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotionRateLimiterException or OperationCanceledException)
        {
            return Outcome.FromException<HttpResponseMessage>(e);
        }

        call.Attempts++;
        Outcome<HttpResponseMessage> outcome = await callback(context, state).ConfigureAwait(false);

        call.Failure = FailureReader.Read(call.Request, outcome, time);
        if (call.Failure.IsThrottling)
            LimiterGate.Report(call, new Rejection(call.Failure.RetryAfter, call.Failure.IsConnectionLimit));
        return outcome;
    }
}

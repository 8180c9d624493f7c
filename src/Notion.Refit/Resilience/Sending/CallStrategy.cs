using System.Globalization;
using Notion.Refit.Authentication;
using Notion.Refit.Http;
using Polly;
using Polly.Timeout;

namespace Notion.Refit.Resilience;

/// <summary>The outermost strategy: waits for the rate limit, repeats the call, and translates its failures.</summary>
/// <remarks>
/// Limiter, total time and retries are one strategy, because all three need the same state of a call, and because each strategy of a pipeline
/// takes a tenth of the time of a whole call without network.
/// </remarks>
/// <param name="options">The options.</param>
/// <param name="gate">Waits for the rate limit.</param>
/// <param name="policy">Decides whether there is another attempt.</param>
/// <param name="time">The clock.</param>
internal sealed class CallStrategy(NotionResilienceOptions options, LimiterGate gate, RetryPolicy policy, TimeProvider time) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        var call = ResilienceCall.Begin(context);
        Outcome<HttpResponseMessage> outcome;
        try
        {
            if (options.Retry.MaxRetries > 0)
                await RepeatableBody.PrepareAsync(call.Request?.Content, options.Retry.MaxBufferedUpload, context.CancellationToken).ConfigureAwait(false);
            Count(call);
            await gate.EnterAsync(call, context.CancellationToken).ConfigureAwait(false);
            call.Started = time.GetTimestamp();
            while (true)
            {
                policy.Begin(call);
                outcome = await callback(context, state).ConfigureAwait(false);
                if (policy.End(call, outcome, context) is not { } delay)
                    break;
                outcome.Result?.Dispose();
                await WaitAsync(call, delay, context.CancellationToken).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // The outcome carries what was thrown.
        catch (Exception e)
#pragma warning restore CA1031
        {
            outcome = Outcome.FromException<HttpResponseMessage>(e);
        }
        finally
        {
            call.Release();
        }

        return outcome.Exception is { } exception ? Outcome.FromException<HttpResponseMessage>(Translate(call, exception, context.CancellationToken)) : outcome;
    }

    // What the framework's handler repeats by itself counts, too. Over HTTP/1.1 it repeats nothing that has content.
    private void Count(ResilienceCall call)
    {
        if (call.Request is not { } request)
            return;
        request.Content ??= new EmptyContent();
        if (request.Content is ICountedContent content)
            content.Counter = call.Sends = new SendCounter(options.Retry.MaxRetries + 1);
    }

    // Between two attempts: first the delay, which fits into the total time, then the rate limit, which may not.
    private async ValueTask WaitAsync(ResilienceCall call, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);

        TimeSpan left = policy.Remaining(call);
        using var limit = new CancellationTokenSource(System.Threading.Timeout.InfiniteTimeSpan, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            ValueTask turn = gate.ReenterAsync(call, left, both.Token);
            if (!turn.IsCompleted)
                limit.CancelAfter(left);
            await turn.ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            call.TimedOut = NotionTimeoutScope.Total;
            throw new TimeoutRejectedException("The total time ran out between two attempts.", left, e);
        }
    }

    private Exception Translate(ResilienceCall call, Exception exception, CancellationToken cancellationToken) => exception switch
    {
        // With the caller's own token, not that of a time limit.
        OperationCanceledException cancelled when cancellationToken.IsCancellationRequested && cancelled.CancellationToken != cancellationToken =>
            new TaskCanceledException(cancelled.Message, cancelled, cancellationToken),
        TimeoutRejectedException timeout when !RequestTokens.IsFailure(call.Request, timeout) => Timeout(call, timeout),
        _ => exception,
    };

    private NotionTimeoutException Timeout(ResilienceCall call, TimeoutRejectedException cause)
    {
        bool isTotal = call.TimedOut == NotionTimeoutScope.Total;
        TimeSpan limit = isTotal ? options.TotalTimeout : options.AttemptTimeout;
        string seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        if (call.Attempts == 0)
        {
            return new NotionTimeoutException(limit, $"The token provider gave no token within {seconds} s ({(isTotal ? "NotionOptions.TotalTimeout" : "NotionOptions.AttemptTimeout")}). Nothing was sent.", cause)
            {
                Method = call.Request?.Method,
                Path = call.Path,
                Scope = call.TimedOut,
            };
        }

        string attempts = call.Attempts == 1 ? "1 attempt" : string.Create(CultureInfo.InvariantCulture, $"{call.Attempts} attempts");
        string message = isTotal
            ? $"The call did not succeed within {seconds} s, the limit of all attempts together (NotionOptions.TotalTimeout), after {attempts}."
            : $"Notion did not respond completely within {seconds} s, the limit of one attempt (NotionOptions.AttemptTimeout), after {attempts}.";
        return new NotionTimeoutException(limit, message, cause)
        {
            Method = call.Request?.Method,
            Path = call.Path,
            Scope = call.TimedOut,
        };
    }
}

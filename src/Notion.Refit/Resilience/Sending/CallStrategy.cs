using System.Globalization;
using Notion.Refit.Authentication;
using Polly;
using Polly.Timeout;

namespace Notion.Refit.Resilience;

/// <summary>The outermost strategy: lets the call wait for its turn, and hands out failures as the caller should see them.</summary>
/// <param name="options">The options.</param>
/// <param name="gate">Where calls wait for their turn.</param>
/// <param name="time">The clock.</param>
internal sealed class CallStrategy(NotionResilienceOptions options, LimiterGate gate, TimeProvider time) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        ResilienceCall call = ResilienceCall.Begin(context);
        Outcome<HttpResponseMessage> outcome;
        try
        {
            if (options.Retry.MaxRetries > 0)
                await RepeatableBody.PrepareAsync(call.Request?.Content, options.Retry.MaxBufferedUpload, context.CancellationToken).ConfigureAwait(false);
            await gate.EnterAsync(call, context.CancellationToken).ConfigureAwait(false);
            call.Started = time.GetTimestamp();
            outcome = await callback(context, state).ConfigureAwait(false);
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

    private static Exception Translate(ResilienceCall call, Exception exception, CancellationToken cancellationToken) => exception switch
    {
        // With the caller's own token, not one made for a time limit.
        OperationCanceledException cancelled when cancellationToken.IsCancellationRequested && cancelled.CancellationToken != cancellationToken =>
            new TaskCanceledException(cancelled.Message, cancelled, cancellationToken),
        TimeoutRejectedException timeout when !RequestTokens.IsFailure(call.Request, timeout) => Timeout(call, timeout),
        _ => exception,
    };

    private static NotionTimeoutException Timeout(ResilienceCall call, TimeoutRejectedException cause)
    {
        string seconds = cause.Timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        string attempts = call.Attempts == 1 ? "1 attempt" : string.Create(CultureInfo.InvariantCulture, $"{call.Attempts} attempts");
        string message = call.TimedOut == NotionTimeoutScope.Total
            ? $"The call did not succeed within {seconds} s, the limit of all attempts together (NotionOptions.TotalTimeout), after {attempts}."
            : $"Notion did not answer completely within {seconds} s, the limit of one attempt (NotionOptions.AttemptTimeout), after {attempts}.";
        return new NotionTimeoutException(cause.Timeout, message, cause)
        {
            Method = call.Request?.Method,
            Path = call.Path,
            Scope = call.TimedOut,
        };
    }
}

using Notion.Refit.Authentication;
using Notion.Refit.Http;
using Polly;

namespace Notion.Refit.Resilience;

/// <summary>The innermost strategy: reads the response to its end, so that time limit and retry cover the body too.</summary>
/// <param name="limits">The limits for reading a body.</param>
internal sealed class AnswerStrategy(BodyLimits limits) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        Outcome<HttpResponseMessage> outcome = await callback(context, state).ConfigureAwait(false);
        CancellationToken attempt = context.CancellationToken;
        if (outcome.Exception is { } exception)
            return Failed(ResilienceCall.Of(context).Request, exception, attempt);
        if (outcome.Result is not { } response)
            return outcome;
        try
        {
            await AnswerBody.ReadAsync(response, limits, attempt).ConfigureAwait(false);
            return outcome;
        }
#pragma warning disable CA1031 // The outcome carries what was thrown.
        catch (Exception e)
#pragma warning restore CA1031
        {
            response.Dispose();
            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }

    /// <summary>Returns the outcome of an attempt that got no response.</summary>
    /// <param name="request">The request; null where it is not known.</param>
    /// <param name="exception">The exception of the handlers below.</param>
    /// <param name="attempt">Cancelled at the end of the attempt's time.</param>
    public static Outcome<HttpResponseMessage> Failed(HttpRequestMessage? request, Exception exception, CancellationToken attempt) => Outcome.FromException<HttpResponseMessage>(
        RequestTokens.IsFailure(request, exception) ? exception
        : SendFailure.Of(exception, attempt));
}

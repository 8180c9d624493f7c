using Notion.Refit.Http;
using Polly;

namespace Notion.Refit.Resilience;

/// <summary>Sends requests through a resilience pipeline.</summary>
/// <remarks>The same request goes out again at each attempt: what it carries can be read again, and the handlers below set the rest anew.</remarks>
/// <param name="pipeline">The pipeline. It need not read the answers.</param>
internal sealed class NotionResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Without a body the framework's handler by itself sends a request again, up to three times, when a connection ends that it has used
        // before, be it a POST that was carried out. With an empty body it leaves that to us.
        if (request.Content is null && request.Method != HttpMethod.Get && request.Method != HttpMethod.Head && request.Method != HttpMethod.Delete)
            request.Content = new ByteArrayContent([]);

        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(ResilienceCall.RequestKey, request);
        try
        {
            Outcome<HttpResponseMessage> outcome = await pipeline.ExecuteOutcomeAsync(
                static (attempt, call) => call.Handler.SendOnceAsync(call.Request, attempt.CancellationToken),
                context,
                (Handler: this, Request: request)).ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // What AnswerStrategy does in pipelines of others: here it needs no layer of its own.
    private async ValueTask<Outcome<HttpResponseMessage>> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await AnswerBody.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return Outcome.FromResult(response);
        }
#pragma warning disable CA1031 // The outcome carries what was thrown.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (response is null)
                return AnswerStrategy.Failed(request, e, cancellationToken);
            response.Dispose();
            return Outcome.FromException<HttpResponseMessage>(e);
        }
    }
}

using Notion.Refit.Http;

namespace Notion.Refit.Telemetry;

/// <summary>Counts and traces the attempts of a call, and logs the bodies of refusals. Placed inside the retries.</summary>
/// <param name="telemetry">The telemetry of the client.</param>
/// <param name="limits">The limits for reading a body.</param>
internal sealed class AttemptTelemetryHandler(ClientTelemetry telemetry, BodyLimits limits) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!telemetry.IsObserved || CallTrace.Of(request) is not { } call)
            return base.SendAsync(request, cancellationToken);
        int attempt = call.CountAttempt();
        return AttemptTrace.IsWanted(telemetry) ? SendObservedAsync(call, attempt, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendObservedAsync(CallTrace call, int attempt, CancellationToken cancellationToken)
    {
        var trace = AttemptTrace.Begin(call, attempt);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(call.Request, cancellationToken).ConfigureAwait(false);

            // The attempt ends with the last byte.
            await AnswerBody.ReadAsync(response, limits, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            response?.Dispose();
            trace.Failed(e);
            throw;
        }

        trace.Answered(response);
        return response;
    }
}

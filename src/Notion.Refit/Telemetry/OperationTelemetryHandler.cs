namespace Notion.Refit.Telemetry;

/// <summary>Logs, traces and counts calls as their callers see them, with all their attempts. The outermost handler.</summary>
/// <param name="telemetry">The telemetry of the client.</param>
internal sealed class OperationTelemetryHandler(ClientTelemetry telemetry) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        telemetry.IsObserved ? SendObservedAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendObservedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = CallTrace.Begin(telemetry, request, cancellationToken);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            call.Failed(e);
            throw;
        }

        call.Answered(response);
        return response;
    }
}

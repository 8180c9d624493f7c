namespace Notion.Refit.Emulator.Outside.Webhooks;

/// <summary>Passes deliveries to a function of the process.</summary>
internal sealed class DelegateReceiver(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> receive) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => receive(request, cancellationToken);
}

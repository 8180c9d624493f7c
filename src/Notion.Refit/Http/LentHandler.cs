namespace Notion.Refit.Http;

/// <summary>Passes requests to a handler of the caller, and does not dispose it.</summary>
/// <param name="handler">The handler.</param>
internal sealed class LentHandler(HttpMessageHandler handler) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _invoker = new(handler, disposeHandler: false);

    /// <summary>The handler.</summary>
    public HttpMessageHandler Handler => handler;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _invoker.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _invoker.Dispose();
        base.Dispose(disposing);
    }
}

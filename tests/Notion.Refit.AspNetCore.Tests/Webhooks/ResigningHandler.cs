namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>Signs the deliveries of an emulator with the token that the app knows.</summary>
/// <param name="app">The app.</param>
internal sealed class ResigningHandler(HttpMessageHandler app) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _inner = new(app);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        request.Headers.Remove(NotionWebhookSignature.HeaderName);
        request.Headers.Add(NotionWebhookSignature.HeaderName, new NotionWebhookSignature(WebhookApp.Token).Sign(body));
        return await _inner.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _inner.Dispose();
        base.Dispose(disposing);
    }
}

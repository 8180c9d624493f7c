using System.Net;

namespace Notion.Refit.Benchmarks.Calls;

/// <summary>Answers every request at once with the same body, and with the headers that matter of those that Notion sends.</summary>
/// <param name="body">The body.</param>
internal sealed class CannedHandler(byte[] body) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // As a connection does.
        GC.KeepAlive(request.RequestUri!.IdnHost);
        GC.KeepAlive(request.RequestUri.PathAndQuery);

        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content };
        response.Headers.TryAddWithoutValidation("x-notion-request-id", "b6dbc6f2-8e2f-4c5c-8c39-2d0f0a3ee2a1");
        response.Headers.TryAddWithoutValidation("cf-ray", "9a1b2c3d4e5f6071-FRA");
        return Task.FromResult(response);
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Notion.Refit.Emulator.Core;

namespace Notion.Refit.Emulator.Fronts;

/// <summary>The front for tests: an end of the chain of handlers that asks the core instead of the network.</summary>
internal sealed class EmulatorMessageHandler(EmulatorCore core) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        EmulatorResponse response = await core.HandleAsync(
            new EmulatorRequest
            {
                Method = request.Method.Method.ToUpperInvariant(),
                Path = address.AbsolutePath,
                Query = QueryString.Parse(address.Query),
                Authorization = Header(request, "Authorization"),
                Version = Header(request, "Notion-Version"),
                ContentType = request.Content?.Headers.ContentType?.ToString(),
                Body = body,
            },
            cancellationToken);

        var content = new ReadOnlyMemoryContent(response.Body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(EmulatorResponse.Json);
        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { RequestMessage = request, Content = content };
        message.Headers.Add(EmulatorResponse.RequestIdHeader, response.RequestId);
        if (response.RetryAfterSeconds is { } seconds)
            message.Headers.Add("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        return message;
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}

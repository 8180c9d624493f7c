using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
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
                Origin = address.GetLeftPart(UriPartial.Authority),
                Path = address.AbsolutePath,
                Query = QueryString.Parse(address.Query),
                Authorization = Header(request, "Authorization"),
                Version = Header(request, "Notion-Version"),
                ContentType = ContentType(request),
                Range = Header(request, "Range"),
                Body = body,
            },
            cancellationToken);

        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { RequestMessage = request, Content = Content(response.Body) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(response.ContentType);
        message.Content.Headers.ContentLength = response.Body.Length;
        if (response.RequestId is { } id)
            message.Headers.Add(EmulatorResponse.RequestIdHeader, id);
        if (response.RetryAfterSeconds is { } seconds)
            message.Headers.Add("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        foreach ((string name, string value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static HttpContent Content(ReadOnlySequence<byte> body) =>
        body.IsSingleSegment ? new ReadOnlyMemoryContent(body.First) : new StreamContent(PipeReader.Create(body).AsStream());

    // As it was sent: a header that .NET cannot read is for the emulator to refuse.
    private static string? ContentType(HttpRequestMessage request) =>
        request.Content is { } content && content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues values) ? values.ToString() : null;

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}

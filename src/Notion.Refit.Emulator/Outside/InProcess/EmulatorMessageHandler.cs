using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Notion.Refit.Emulator.Outside.Faults;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Outside.InProcess;

/// <summary>The front for tests: an end of the chain of handlers that asks the emulator instead of the network.</summary>
internal sealed class EmulatorMessageHandler(EmulatorEdge edge) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        EmulatorResponse response = await edge.HandleAsync(
            new EmulatorRequest
            {
                Method = request.Method.Method.ToUpperInvariant(),
                Origin = address.GetLeftPart(UriPartial.Authority),
                Path = address.AbsolutePath,
                Query = QueryText.Parse(address.Query),
                Headers = Headers(request),
                Authorization = Header(request, "Authorization"),
                Version = Header(request, "Notion-Version"),
                ContentType = ContentType(request),
                Range = Header(request, "Range"),
                Body = body,
            },
            cancellationToken);
        switch (response.Delivery)
        {
            case Delivery.Refused:
                throw BrokenConnections.Refused(address);
            case Delivery.Stalled:
                await edge.StallAsync(cancellationToken);
                throw BrokenConnections.Reset();
            case Delivery.Reset:
                throw BrokenConnections.Reset();
        }

        var message = new HttpResponseMessage((HttpStatusCode)response.Status) { RequestMessage = request, Content = Content(response) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(response.ContentType);
        if (response.Stream is null)
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

    private HttpContent Content(EmulatorResponse response) => response switch
    {
        { Stream: { } pieces } => new StreamContent(new EventBody(
            pieces,
            response.Delivery == Delivery.Whole ? null : FaultyAnswers.PiecesBeforeBreak,
            response.Delivery == Delivery.StalledWithinBody ? edge.StallAsync : static _ => Task.CompletedTask)),
        { Delivery: Delivery.ResetWithinBody } => new StreamContent(new BrokenBody(response.Body, static _ => Task.CompletedTask)),
        { Delivery: Delivery.StalledWithinBody } => new StreamContent(new BrokenBody(response.Body, edge.StallAsync)),
        { Body.IsSingleSegment: true } => new ReadOnlyMemoryContent(response.Body.First),
        _ => new StreamContent(PipeReader.Create(response.Body).AsStream()),
    };

    private static List<KeyValuePair<string, string>> Headers(HttpRequestMessage request)
    {
        List<KeyValuePair<string, string>> headers = [.. request.Headers.NonValidated.Select(Pair)];
        if (request.Content is { } content)
            headers.AddRange(content.Headers.NonValidated.Select(Pair));
        return headers;

        static KeyValuePair<string, string> Pair(KeyValuePair<string, HeaderStringValues> header) => new(header.Key, header.Value.ToString());
    }

    // As it was sent: a header that .NET cannot read is for the emulator to refuse.
    private static string? ContentType(HttpRequestMessage request) =>
        request.Content is { } content && content.Headers.NonValidated.TryGetValues("Content-Type", out HeaderStringValues values) ? values.ToString() : null;

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}

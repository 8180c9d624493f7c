using System.Net;

namespace Notion.Refit.Http;

/// <summary>The body of a request that has none, so that its sends are counted. It is sent as <c>Content-Length: 0</c>.</summary>
internal sealed class EmptyContent : HttpContent, ICountedContent
{
    public SendCounter? Counter { get; set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Counter?.Count(stream);
        return Task.CompletedTask;
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) => Counter?.Count(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}

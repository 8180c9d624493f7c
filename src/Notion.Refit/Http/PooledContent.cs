using System.Net;
using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>A body in pooled memory: of a request, so that it can be sent again, or of a response, so that it is decoded in place.</summary>
/// <param name="buffer">The bytes. The content owns them.</param>
internal class PooledContent(PooledBuffer buffer) : HttpContent, ICountedContent
{
    /// <summary>The largest part of an error that is read, in bytes: more than any error of Notion, less than a broken proxy could send.</summary>
    public const long LongestError = 1024 * 1024;

    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private PooledBuffer? _buffer = buffer;

    public SendCounter? Counter { get; set; }

    /// <summary>The bytes, until the content is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => Buffer.Written;

    private PooledBuffer Buffer => _buffer ?? throw new ObjectDisposedException(nameof(PooledContent));

    /// <summary>Creates a JSON request body.</summary>
    public static PooledContent Json(PooledBuffer buffer)
    {
        var content = new PooledContent(buffer);
        content.Headers.ContentType = s_json;
        return content;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Counter?.Count(stream);
        PooledBuffer bytes = Buffer;
        ObjectDisposedException.ThrowIf(!bytes.TryHold(), this);
        try
        {
            await stream.WriteAsync(bytes.Written, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            bytes.Release();
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Counter?.Count(stream);
        PooledBuffer bytes = Buffer;
        ObjectDisposedException.ThrowIf(!bytes.TryHold(), this);
        try
        {
            stream.Write(bytes.Written.Span);
        }
        finally
        {
            bytes.Release();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Interlocked.Exchange(ref _buffer, null)?.Release();
        base.Dispose(disposing);
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>A body in pooled memory: of a request, so that it can be sent again, or of an answer, so that it is decoded where it lies.</summary>
/// <param name="buffer">The bytes. The content owns them.</param>
internal class PooledContent(PooledBuffer buffer) : HttpContent
{
    /// <summary>How much of an error is read: more than any error of Notion, less than what a broken proxy could send.</summary>
    public const long LongestError = 1024 * 1024;

    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private PooledBuffer? _buffer = buffer;

    /// <summary>The bytes, until the content is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => Buffer.Written;

    private PooledBuffer Buffer => _buffer ?? throw new ObjectDisposedException(nameof(PooledContent));

    /// <summary>JSON to be sent.</summary>
    public static PooledContent Json(PooledBuffer buffer)
    {
        var content = new PooledContent(buffer);
        content.Headers.ContentType = s_json;
        return content;
    }

    /// <summary>Reads the body of an answer, as far as it is wanted, and puts itself in its place.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="limit">After how many bytes to stop. The rest is dropped.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="HttpRequestException">The connection broke.</exception>
    public static async ValueTask ReplaceAsync(HttpResponseMessage response, long limit, CancellationToken cancellationToken)
    {
        using HttpContent content = response.Content;

        // One byte more than announced, so that the end is seen without growing.
        long announced = content.Headers.ContentLength ?? 0;
        var buffer = new PooledBuffer((int)Math.Min(Math.Min(announced, limit) + 1, 16 * 1024 * 1024));
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int count;
                while (buffer.Length < limit && (count = await stream.ReadAsync(buffer.GetMemory(), cancellationToken).ConfigureAwait(false)) > 0)
                    buffer.Advance(count);
            }
        }
        catch (Exception e)
        {
            buffer.Release();
            if (e is IOException)
                throw new HttpRequestException((e as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown, "The connection broke while the answer was read.", e);
            throw;
        }

        var pooled = new ResponseBody(response, buffer);
        CopyHeaders(content.Headers, pooled.Headers);
        response.Content = pooled;
    }

    private static void CopyHeaders(HttpContentHeaders from, HttpContentHeaders to)
    {
        foreach (KeyValuePair<string, HeaderStringValues> header in from.NonValidated)
        {
            // The length is known by itself, and may have been that of the compressed body.
            if (header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                continue;
            if (header.Value.Count == 1)
                to.TryAddWithoutValidation(header.Key, header.Value.ToString());
            else
                to.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
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

using System.Net;

namespace Notion.Refit.Http;

/// <summary>The body of a response in pooled memory, from where it is decoded without a copy.</summary>
/// <remarks>Its length is not announced: for a body of length 0 Refit returns null, where a response without a body is an error.</remarks>
/// <param name="response">The response.</param>
/// <param name="buffer">The bytes. The content owns them.</param>
internal sealed class ResponseBody(HttpResponseMessage response, PooledBuffer buffer) : PooledContent(buffer)
{
    /// <summary>The response.</summary>
    public HttpResponseMessage Response => response;

    /// <summary>The status as received.</summary>
    public HttpStatusCode Status { get; } = response.StatusCode;

    /// <summary>
    /// Whether the bytes are read from this object only. Refit copies every body into a buffer before it asks the serializer: then there is
    /// nothing to copy.
    /// </summary>
    public bool IsReadInPlace { get; set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        IsReadInPlace ? Task.CompletedTask : base.SerializeToStreamAsync(stream, context, cancellationToken);

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!IsReadInPlace)
            base.SerializeToStream(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

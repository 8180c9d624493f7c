using System.Net;
using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>The body of an answer to a request of Refit's stubs, with what its decoding needs to know of the answer.</summary>
/// <remarks>Its length is not announced: Refit gives null back for a body of length 0, where an answer without a body is an error.</remarks>
internal sealed class RefitAnswer : HttpContent
{
    private readonly PooledContent _body;

    /// <summary>Wraps a body.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body. It becomes part of this content.</param>
    public RefitAnswer(HttpResponseMessage response, PooledContent body)
    {
        Response = response;
        Status = response.StatusCode;
        _body = body;
        foreach (KeyValuePair<string, HeaderStringValues> header in body.Headers.NonValidated)
        {
            if (!header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>The answer.</summary>
    public HttpResponseMessage Response { get; }

    /// <summary>The status that came.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The bytes, until the content is disposed.</summary>
    public ReadOnlyMemory<byte> Bytes => _body.Bytes;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _body.CopyToAsync(stream, context);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _body.CopyToAsync(stream, context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _body.Dispose();
        base.Dispose(disposing);
    }
}

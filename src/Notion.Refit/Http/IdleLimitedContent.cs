using System.Net;
using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>A stream of events as the body of a response: it may last for hours, but not keep silent.</summary>
internal sealed class IdleLimitedContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly BodyLimits _limits;

    /// <summary>Wraps the body of a response.</summary>
    /// <param name="content">The body. It becomes part of this content.</param>
    /// <param name="limits">The limits.</param>
    public IdleLimitedContent(HttpContent content, BodyLimits limits)
    {
        _content = content;
        _limits = limits;
        foreach (KeyValuePair<string, HeaderStringValues> header in content.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() => Limited(await _content.ReadAsStreamAsync().ConfigureAwait(false));

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        Limited(await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Stream source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private IdleLimitedStream Limited(Stream stream) => new(stream, _limits.StreamIdle, _limits.Time) { MaxEventSize = _limits.MaxSize };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}

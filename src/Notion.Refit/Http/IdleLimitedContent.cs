using System.Net;
using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>A stream of events as the body of a response: it may last for hours, but not keep silent.</summary>
internal sealed class IdleLimitedContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;

    /// <summary>Wraps the body of a response.</summary>
    /// <param name="content">The body. It becomes part of this content.</param>
    /// <param name="limit">The longest time between two pieces.</param>
    /// <param name="time">The clock.</param>
    public IdleLimitedContent(HttpContent content, TimeSpan limit, TimeProvider time)
    {
        _content = content;
        _limit = limit;
        _time = time;
        foreach (KeyValuePair<string, HeaderStringValues> header in content.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new IdleLimitedStream(await _content.ReadAsStreamAsync().ConfigureAwait(false), _limit, _time);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new IdleLimitedStream(await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _limit, _time);

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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}

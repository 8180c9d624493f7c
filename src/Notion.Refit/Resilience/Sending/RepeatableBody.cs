using System.Globalization;
using Notion.Refit.Http;

namespace Notion.Refit.Resilience;

/// <summary>Ensures that a request can be sent again with the same body.</summary>
/// <remarks>
/// JSON is in memory, and streams that can seek are rewound by their content. All others, streams that can be read only once and content of
/// unknown types, are read into memory before the first attempt.
/// </remarks>
internal static class RepeatableBody
{
    /// <summary>Prepares a body.</summary>
    /// <param name="content">The body; null when there is none.</param>
    /// <param name="limit">The largest number of bytes to keep in memory.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The body is longer than that.</exception>
    public static ValueTask PrepareAsync(HttpContent? content, long limit, CancellationToken cancellationToken) =>
        content is null or PooledContent or EmptyContent or ByteArrayContent or ReadOnlyMemoryContent
            ? ValueTask.CompletedTask
            : PrepareSlowlyAsync(content, limit, cancellationToken);

    private static async ValueTask PrepareSlowlyAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        if (content is MultipartContent parts)
        {
            foreach (HttpContent part in parts)
                await PrepareAsync(part, limit, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (content is StreamContent && await CanSeekAsync(content, cancellationToken).ConfigureAwait(false))
            return;

        try
        {
            await content.LoadIntoBufferAsync(limit, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The stream can be read only once and has more than {limit} bytes, so the request could not be repeated. Use a stream that can seek, raise NotionOptions.Retry.MaxBufferedUpload, or switch retries off. Nothing was sent."),
                nameof(content),
                e);
        }
        catch (Exception e) when (CallerStreamException.Find(e) is not null)
        {
            throw CallerStreamException.Find(e)!;
        }
    }

    // Foreign content exposes its stream in a wrapper, and keeps the wrapper. CallerStreamContent is not asked for one: once it is buffered, it
    // must expose the buffer.
    private static async ValueTask<bool> CanSeekAsync(HttpContent content, CancellationToken cancellationToken) =>
        content is CallerStreamContent caller ? caller.CanSeek : (await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)).CanSeek;
}

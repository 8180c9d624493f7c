using System.Globalization;
using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>Reads the bodies of responses into memory, so that time limit, retry and span of an attempt cover them.</summary>
internal static class AnswerBody
{
    private const string EventStream = "text/event-stream";

    /// <summary>Reads the body to its end, unless it was read already, or is a stream that the request has asked for.</summary>
    /// <remarks>The status of an error is never lost: what can be read of its body counts.</remarks>
    /// <param name="response">The response. Its content is replaced.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="HttpRequestException">The connection broke, or the body cannot be decompressed.</exception>
    /// <exception cref="NotionResponseException">The body is too long.</exception>
    public static ValueTask ReadAsync(HttpResponseMessage response, BodyLimits limits, CancellationToken cancellationToken)
    {
        if (response.Content is PooledContent or IdleLimitedContent)
            return ValueTask.CompletedTask;
        if (!IsWantedStream(response))
            return ReplaceAsync(response, limits.MaxSize, cancellationToken);
        response.Content = new IdleLimitedContent(response.Content, limits);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether a request asks for a stream of events.</summary>
    public static bool IsStreamWanted(HttpRequestMessage? request) => request is not null && Says(request.Headers.NonValidated, "Accept");

    /// <summary>Whether a response says that it is a stream of events.</summary>
    public static bool IsStream(HttpResponseMessage response) => Says(response.Content.Headers.NonValidated, "Content-Type");

    private static async ValueTask ReplaceAsync(HttpResponseMessage response, long maxSize, CancellationToken cancellationToken)
    {
        using HttpContent content = response.Content;
        bool isError = !response.IsSuccessStatusCode;
        long limit = isError ? Math.Min(maxSize, PooledContent.LongestError) : maxSize;

        // One byte more than announced, so that the end is seen without growing. What is announced need not be true.
        long announced = content.Headers.ContentLength ?? 0;
        var buffer = new PooledBuffer((int)Math.Min(Math.Min(announced, limit) + 1, 16 * 1024 * 1024));
        try
        {
            await FillAsync(buffer, content, limit, cancellationToken).ConfigureAwait(false);
            if (!isError)
                ThrowIfUnusable(response, content, buffer, limit);
        }
        catch (Exception) when (isError && !cancellationToken.IsCancellationRequested)
        {
            // Whatever happened to its body, the status says more.
        }
        catch
        {
            buffer.Release();
            throw;
        }

        var body = new ResponseBody(response, buffer);
        CopyHeaders(content.Headers, body.Headers);
        response.Content = body;
    }

    // Up to one byte more than the limit.
    private static async ValueTask FillAsync(PooledBuffer buffer, HttpContent content, long limit, CancellationToken cancellationToken)
    {
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int count;
                while (buffer.Length <= limit && (count = await stream.ReadAsync(buffer.GetMemory(), cancellationToken).ConfigureAwait(false)) > 0)
                    buffer.Advance(count);
            }
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new HttpRequestException((e as HttpIOException)?.HttpRequestError ?? HttpRequestError.ResponseEnded, "The connection broke while the response was read.", e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or HttpRequestException or NotionException))
        {
            // Decompression fails with exceptions of several kinds.
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The body of the response cannot be decoded: it is not what its Content-Encoding says, or is damaged.", e);
        }
    }

    private static void ThrowIfUnusable(HttpResponseMessage response, HttpContent content, PooledBuffer buffer, long limit)
    {
        if (buffer.Length > limit)
        {
            throw new NotionResponseException(
                response.StatusCode,
                string.Create(CultureInfo.InvariantCulture, $"The body of the response is longer than {limit} bytes (NotionOptions.MaxResponseSize)."))
            {
                Method = response.RequestMessage?.Method,
                Path = RequestPath.Of(response.RequestMessage),
            };
        }

        if (IsDecompressed(content) && IsCutJson(buffer.Written.Span))
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke while the response was read: its compressed body ends early.");
    }

    // The framework removes the header that said so, and reports no error when compressed data ends early.
    private static bool IsDecompressed(HttpContent content) => content.GetType().FullName?.Contains("Decompress", StringComparison.Ordinal) == true;

    private static bool IsCutJson(ReadOnlySpan<byte> body)
    {
        body = body.Trim(" \t\r\n"u8);
        return body.IsEmpty || (body[0] is (byte)'{' or (byte)'[' && body[^1] is not ((byte)'}' or (byte)']'));
    }

    // A response that calls itself a stream is not one unless the request has asked for it.
    private static bool IsWantedStream(HttpResponseMessage response) =>
        response.IsSuccessStatusCode && IsStreamWanted(response.RequestMessage) && IsStream(response);

    private static bool Says(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out HeaderStringValues values) && values.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase);

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
}

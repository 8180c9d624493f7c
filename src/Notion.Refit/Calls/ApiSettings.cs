using System.Net;
using global::Refit;
using Notion.Refit.Http;

namespace Notion.Refit.Calls;

/// <summary>The settings of Refit for one client: its bodies, parameters and errors.</summary>
/// <param name="time">The clock.</param>
internal sealed class ApiSettings(TimeProvider time)
{
    private static readonly ModelContentSerializer s_serializer = new();

    /// <summary>The HTTP version to request. Less is accepted: over plain HTTP, and where a proxy does not offer it.</summary>
    public static Version HttpVersion => System.Net.HttpVersion.Version20;

    /// <summary>The settings.</summary>
    public RefitSettings Refit => field ??= new(s_serializer)
    {
        // The bodies are in memory already. Otherwise they would be sent in chunks, without their length.
        RequestBodySerialization = RequestBodySerializationMode.Buffered,
        Version = HttpVersion,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        ExceptionFactory = FailureAsync,
        DeserializationExceptionFactory = UnreadableAsync,
        TransportExceptionFactory = Unsent,
    };

    /// <summary>The limits for reading a body where the handlers were replaced.</summary>
    public BodyLimits Limits { get; } = new(new NotionOptions().MaxResponseSize, Timeout.InfiniteTimeSpan, time);

    /// <summary>The <see cref="HttpClient.Timeout"/> of the client, for error messages.</summary>
    public TimeSpan ClientTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Gets the exception for a response; null if it is to be decoded.</summary>
    public async ValueTask<Exception?> FailureAsync(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            if (AnswerBody.IsStreamWanted(response.RequestMessage) && !AnswerBody.IsStream(response))
            {
                using (response)
                    return ResponseErrors.NotAStream(response, (await BytesAsync(response.Content).ConfigureAwait(false)).Span);
            }

            if (response.Content is ResponseBody body)
            {
                body.IsReadInPlace = true;

                // For this status Refit returns null instead of asking the serializer. The body remembers it.
                if (response.StatusCode == HttpStatusCode.NoContent)
                    response.StatusCode = HttpStatusCode.OK;
            }

            return null;
        }

        // Refit does not dispose a response whose exception it throws.
        using (response)
            return ResponseErrors.Failure(response, await BytesAsync(response.Content).ConfigureAwait(false), time);
    }

    /// <summary>Gets the exception for a response that could not be decoded.</summary>
    public async ValueTask<Exception?> UnreadableAsync(HttpResponseMessage response, Exception exception)
    {
        if (response.Content is ResponseBody body)
            response.StatusCode = body.Status;
        if (exception is JsonBodyException unreadable)
            return ResponseErrors.Unreadable(response, (await BytesAsync(response.Content).ConfigureAwait(false)).Span, unreadable);
        return response.RequestMessage is { } request ? Unsent(request, exception, CancellationToken.None) : exception;
    }

    /// <summary>Gets the exception for a request that got no response.</summary>
    public Exception Unsent(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken) =>
        TransportErrors.IsTranslated(request, exception, cancellationToken) ? TransportErrors.Translate(request, exception, ClientTimeout) : exception;

    // In memory, unless the handlers were replaced.
    private static async ValueTask<ReadOnlyMemory<byte>> BytesAsync(HttpContent content) =>
        content is PooledContent body ? body.Bytes : await content.ReadAsByteArrayAsync().ConfigureAwait(false);
}

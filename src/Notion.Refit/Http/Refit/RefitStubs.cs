using System.Net;
using global::Refit;

namespace Notion.Refit.Http;

/// <summary>Makes the objects behind the interfaces of the areas: Refit's own, over the same client and with the same bodies and errors as ours.</summary>
/// <remarks>
/// Compiled instead of <c>DefaultStubs.cs</c> with <c>-p:UseRefit=true</c>. <see cref="RestService.ForGenerated{T}(HttpClient, RefitSettings)"/> is
/// what <c>AddRefitGeneratedClient</c> ends in; called directly, it takes the registered client with its handlers, lifetime and key as they are.
/// </remarks>
internal static class Stubs
{
    /// <summary>The handlers that these stubs need around all others.</summary>
    public static DelegatingHandler[] CreateHandlers() => [new RefitHandler()];

    public static T Create<T>(RestTransport transport)
        where T : class => RestService.ForGenerated<T>(transport.Client, Settings(transport.Client, transport.Time));

    private static RefitSettings Settings(HttpClient client, TimeProvider time) => new(new RefitContentSerializer(), new RefitParameterFormatter())
    {
        // Our bodies are in memory already. Otherwise they would go out in chunks, without their length.
        RequestBodySerialization = RequestBodySerializationMode.Buffered,
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        ExceptionFactory = response => FailureAsync(response, time),
        DeserializationExceptionFactory = (response, exception) => UnreadableAsync(response, exception, client.Timeout),
        TransportExceptionFactory = (request, exception, cancellationToken) => TransportErrors.IsTranslated(request, exception, cancellationToken)
            ? TransportErrors.Translate(request, exception, client.Timeout)
            : exception,
    };

    private static async ValueTask<Exception?> FailureAsync(HttpResponseMessage response, TimeProvider time)
    {
        if (response.IsSuccessStatusCode)
        {
            // For this status Refit gives null back instead of asking the serializer. The body remembers it.
            if (response is { StatusCode: HttpStatusCode.NoContent, Content: RefitAnswer })
                response.StatusCode = HttpStatusCode.OK;
            return null;
        }

        using (response)
            return ResponseErrors.Failure(response, await BytesAsync(response.Content).ConfigureAwait(false), time);
    }

    private static async ValueTask<Exception?> UnreadableAsync(HttpResponseMessage response, Exception exception, TimeSpan clientTimeout)
    {
        if (response is { Content: RefitAnswer answer })
            response.StatusCode = answer.Status;
        if (exception is JsonBodyException unreadable)
            return ResponseErrors.Unreadable(response, (await BytesAsync(response.Content).ConfigureAwait(false)).Span, unreadable);
        return response.RequestMessage is { } request && TransportErrors.IsTranslated(request, exception, CancellationToken.None)
            ? TransportErrors.Translate(request, exception, clientTimeout)
            : exception;
    }

    // Read already, unless the handlers were replaced.
    private static async ValueTask<ReadOnlyMemory<byte>> BytesAsync(HttpContent content) =>
        content is RefitAnswer answer ? answer.Bytes : await content.ReadAsByteArrayAsync().ConfigureAwait(false);
}

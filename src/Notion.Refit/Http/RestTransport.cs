using System.Net;
using System.Text;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Http;

/// <summary>Sends what the stubs describe, decodes what comes back, and turns every failure into the exception that names it.</summary>
/// <param name="client">The client with the whole chain of handlers behind it.</param>
/// <param name="time">The clock.</param>
internal sealed class RestTransport(HttpClient client, TimeProvider time) : IRestTransport
{
    // The path of a gateway comes before that of the operation: put before, not combined, since an address that begins with a slash would
    // replace it. That also costs less. A query of the base address is none of ours.
    private readonly string? _base = client.BaseAddress?.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>The client with the whole chain of handlers behind it.</summary>
    public HttpClient Client => client;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    public HttpContent CreateContent<T>(T body)
        where T : INotionModel<T>
    {
        ArgumentNullException.ThrowIfNull(body);
        return JsonBody.Write(body);
    }

    public Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : INotionModel<T> => SendAsync<T, ModelDecoder<T>>(request, cancellationToken);

    public Task<string> SendForTextAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync<string, TextDecoder>(request, cancellationToken);

    public Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync<bool, NoDecoder>(request, cancellationToken);

    public async Task<HttpResponseMessage> SendForResponseAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                Prepare(request, cancellationToken);
                HttpResponseMessage response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

                // The answer leads back to the request, and that into logs.
                request.Headers.Authorization = null;
                return response;
            }
            catch (Exception e) when (TransportErrors.IsTranslated(request, e, cancellationToken))
            {
                throw TransportErrors.Translate(request, e, Client.Timeout);
            }
        }
    }

    // One state machine a call: everything between the stub and the handlers happens here.
    private async Task<TResult> SendAsync<TResult, TDecoder>(HttpRequestMessage request, CancellationToken cancellationToken)
        where TDecoder : IDecoder<TResult>
    {
        using (request)
        {
            try
            {
                Prepare(request, cancellationToken);
                using HttpResponseMessage response =
                    await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

                // Read already, unless the handlers were replaced.
                if (response.Content is not PooledContent)
                    await PooledContent.ReplaceAsync(response, long.MaxValue, cancellationToken).ConfigureAwait(false);

                var content = (PooledContent)response.Content;
                if (!response.IsSuccessStatusCode)
                    throw ResponseErrors.Failure(response, content.Bytes, Time);
                return TDecoder.Decode(response, content.Bytes.Span);
            }
            catch (Exception e) when (TransportErrors.IsTranslated(request, e, cancellationToken))
            {
                throw TransportErrors.Translate(request, e, Client.Timeout);
            }
        }
    }

    private void Prepare(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The client itself leaves this to the last handler.
        cancellationToken.ThrowIfCancellationRequested();

        // Or lower: over plain http, and where a proxy does not offer it.
        request.Version = HttpVersion.Version20;
        if (_base is not null && request.RequestUri is { IsAbsoluteUri: false } uri)
            request.RequestUri = new Uri(_base + uri.OriginalString);
    }

    private interface IDecoder<out TResult>
    {
        static abstract TResult Decode(HttpResponseMessage response, ReadOnlySpan<byte> body);
    }

    private readonly struct ModelDecoder<T> : IDecoder<T>
        where T : INotionModel<T>
    {
        public static T Decode(HttpResponseMessage response, ReadOnlySpan<byte> body)
        {
            try
            {
                // Instead of the result: a task to wait for.
                if (response.StatusCode == HttpStatusCode.Accepted && typeof(T) != typeof(AsyncTask))
                    throw ResponseErrors.Accepted(response, JsonBody.Read<AsyncTask>(body));
                return JsonBody.Read<T>(body);
            }
            catch (JsonBodyException e)
            {
                throw ResponseErrors.Unreadable(response, body, e);
            }
        }
    }

    private readonly struct TextDecoder : IDecoder<string>
    {
        public static string Decode(HttpResponseMessage response, ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body);
    }

    private readonly struct NoDecoder : IDecoder<bool>
    {
        public static bool Decode(HttpResponseMessage response, ReadOnlySpan<byte> body) => true;
    }
}

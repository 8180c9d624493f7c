using global::Refit;
using Notion.Refit.Http;
using Notion.Refit.Json;

namespace Notion.Refit.Calls;

/// <summary>The generated client of all areas, and the requests of operations that no area has.</summary>
internal sealed class ApiClient
{
    private readonly INotionApi _api;
    private readonly ApiSettings _settings;

    // The path of a gateway. A path that starts with a slash would replace it.
    private readonly string? _basePath;

    public ApiClient(INotionApi api, ApiSettings settings)
    {
        _api = api;
        _settings = settings;
        _basePath = api.Client.BaseAddress?.AbsolutePath.TrimEnd('/');
        settings.ClientTimeout = api.Client.Timeout;
    }

    /// <summary>Creates a client over another one.</summary>
    /// <param name="client">The client with its handlers.</param>
    /// <param name="settings">The settings.</param>
    public static ApiClient Over(HttpClient client, ApiSettings settings) => new(RestService.ForGenerated<INotionApi>(client, settings.Refit), settings);

    /// <summary>Gets an area.</summary>
    /// <typeparam name="T">Its interface, such as <see cref="INotionPages"/>.</typeparam>
    public T Area<T>()
        where T : class => (T)_api;

    /// <summary>Sends a request and decodes its response.</summary>
    /// <typeparam name="T">The model of the response.</typeparam>
    /// <param name="request">The request, with an address relative to the base address. It is disposed.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : INotionModel<T>
    {
        using HttpRequestMessage message = request;
        message.Version = ApiSettings.HttpVersion;
        if (message.RequestUri is { IsAbsoluteUri: false } address)
            message.RequestUri = new Uri(_basePath + address.OriginalString, UriKind.Relative);
        HttpResponseMessage response;
        try
        {
            response = await _api.Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            await AnswerBody.ReadAsync(response, _settings.Limits, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (TransportErrors.IsTranslated(message, e, cancellationToken))
        {
            throw TransportErrors.Translate(message, e, _settings.ClientTimeout);
        }

        using (response)
        {
            if (await _settings.FailureAsync(response).ConfigureAwait(false) is { } failure)
                throw failure;
            var body = (ResponseBody)response.Content;
            try
            {
                ModelContentSerializer.ThrowIfAccepted<T>(body);
                return JsonBody.Read<T>(body.Bytes.Span);
            }
            catch (JsonBodyException e)
            {
                throw (await _settings.UnreadableAsync(response, e).ConfigureAwait(false))!;
            }
        }
    }
}

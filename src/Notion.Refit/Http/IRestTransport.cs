using Notion.Refit.Json;

namespace Notion.Refit.Http;

/// <summary>What the generated stubs call: everything between a described request and a decoded answer.</summary>
internal interface IRestTransport
{
    /// <summary>Turns a request body into content: JSON, written once into pooled memory, so that it can be sent again.</summary>
    HttpContent CreateContent<T>(T body)
        where T : INotionModel<T>;

    /// <summary>Sends the request and decodes the answer; throws by status.</summary>
    /// <remarks>Takes ownership of <paramref name="request"/>.</remarks>
    Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken)
        where T : INotionModel<T>;

    /// <summary>Sends the request and gives the body back as text; throws by status.</summary>
    Task<string> SendForTextAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Sends the request and throws by status; the body is not looked at otherwise.</summary>
    Task SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Sends the request and gives the answer back as it is, whatever its status. The caller disposes it.</summary>
    Task<HttpResponseMessage> SendForResponseAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}

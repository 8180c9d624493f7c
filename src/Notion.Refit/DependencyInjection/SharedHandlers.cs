using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Notion.Refit.Authentication;
using Notion.Refit.Calls;

namespace Notion.Refit.DependencyInjection;

/// <summary>Creates clients with tokens of their own over the handlers, and so the connections, of a client of the container.</summary>
internal static class SharedHandlers
{
    /// <summary>Creates a client. It costs a few small objects, and there is nothing to dispose.</summary>
    /// <param name="provider">The services.</param>
    /// <param name="client">The client whose handlers are used.</param>
    /// <param name="tokens">Gives the tokens.</param>
    public static ApiClient CreateClient(IServiceProvider provider, RegisteredClient client, INotionTokenProvider tokens)
    {
        var source = new TokenSourceHandler(tokens) { InnerHandler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(client.HttpName) };
        var http = new HttpClient(source, disposeHandler: false);

        // As the factory does for its own clients.
        foreach (Action<HttpClient> configure in provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(client.HttpName).HttpClientActions)
            configure(http);
        return ApiClient.Over(http, provider.GetRequiredKeyedService<ApiSettings>(client.Name));
    }
}

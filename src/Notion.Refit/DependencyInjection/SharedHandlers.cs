using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Notion.Refit.Authentication;
using Notion.Refit.Http;

namespace Notion.Refit.DependencyInjection;

/// <summary>Makes transports with tokens of their own over the handlers, and so the connections, that a client of the container has.</summary>
internal static class SharedHandlers
{
    /// <summary>Makes a transport. It costs a few small objects, and there is nothing to dispose.</summary>
    /// <param name="provider">The services.</param>
    /// <param name="builder">Names the client whose handlers are used.</param>
    /// <param name="tokens">Gives the tokens.</param>
    public static RestTransport CreateTransport(IServiceProvider provider, INotionBuilder builder, INotionTokenProvider tokens)
    {
        var source = new TokenSourceHandler(tokens) { InnerHandler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(builder.Name) };
        var client = new HttpClient(source, disposeHandler: false);

        // As the factory does for its own clients.
        foreach (Action<HttpClient> configure in provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(builder.Name).HttpClientActions)
            configure(client);
        return new RestTransport(client, NotionRegistration.Time(provider));
    }
}

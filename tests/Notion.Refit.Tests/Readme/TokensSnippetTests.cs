using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Readme;

public sealed class TokensSnippetTests
{
    private readonly MockHttpMessageHandler _http = new();
    private readonly List<string?> _authorizations = [];

    [TearDown]
    public void Dispose() => _http.Dispose();

    [Test]
    public async Task Every_client_sends_the_token_of_its_own()
    {
        const string acmeToken = "secret_acme", umbraToken = "secret_umbra", token = "secret_row", id = "client", secret = "key";
        _http.When("*").Respond(request =>
        {
            _authorizations.Add(request.Headers.Authorization?.Parameter);
            return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("""{"object":"user","id":"01234567-89ab-4def-8123-456789abcdef"}""") };
        });
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(defaults => defaults.ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Add(new Shortcut(_http))));
        using var provider = new LateProvider(services);

        // snippet: tokens
        // Several workspaces. Inject [FromKeyedServices("acme")] INotionClient, INotionPages, …
        services.AddNotion("acme", o => o.Token = acmeToken);
        services.AddNotion("umbra", o => o.Token = umbraToken);

        // The token of the signed-in user: a provider of the scope. INotionClient and the areas are scoped then, too.
        services.AddNotion().AddScopedTokenProvider<TenantTokens>();

        // Tokens from a table: as many clients as there are rows, one pool of connections. There is nothing to dispose.
        services.AddNotion("rows", o => o.RequireToken = false);
        INotionClient row = provider.GetRequiredKeyedService<INotionClientFactory>("rows").CreateClient(token);

        // One installation of a public connection. The store loads and saves its pair of tokens.
        services.AddNotion("install", o => (o.ClientId, o.ClientSecret) = (id, secret)).AddOAuthTokenProvider(sp => new InstallationStore(sp));
        // end-snippet

        await using ServiceProvider all = services.BuildServiceProvider();
        await using AsyncServiceScope scope = all.CreateAsyncScope();
        await row.Users.RetrieveMeAsync();
        await all.GetRequiredKeyedService<INotionClient>("acme").Users.RetrieveMeAsync();
        await all.GetRequiredKeyedService<INotionUsers>("umbra").RetrieveMeAsync();
        await scope.ServiceProvider.GetRequiredService<INotionUsers>().RetrieveMeAsync();
        await all.GetRequiredKeyedService<INotionUsers>("install").RetrieveMeAsync();

        Assert.That(_authorizations, Is.EqualTo([token, acmeToken, umbraToken, "secret_of_the_user", "secret_of_the_installation"]));
    }

    private sealed class TenantTokens : INotionTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new("secret_of_the_user");
    }

    private sealed class InstallationStore(IServiceProvider services) : IOAuthTokenStore
    {
        public ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken) =>
            new(new OAuthTokenPair("secret_of_the_installation", "refresh"));

        public ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"Nothing was to be refreshed ({services}).");
    }

    /// <summary>The last handler of a chain, which answers itself: the primary one belongs to the client.</summary>
    private sealed class Shortcut(HttpMessageHandler answers) : DelegatingHandler
    {
        private readonly HttpMessageInvoker _answers = new(answers, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _answers.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _answers.Dispose();
            base.Dispose(disposing);
        }
    }
}

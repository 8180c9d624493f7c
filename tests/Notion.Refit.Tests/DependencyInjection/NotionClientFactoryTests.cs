using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.DependencyInjection;

public sealed class NotionClientFactoryTests
{
    private readonly ScriptedHandler _http = new((request, _) => Task.FromResult(new HttpResponseMessage
    {
        RequestMessage = request,
        Content = new StringContent($$"""{"token":"{{request.Headers.Authorization?.Parameter}}","host":"{{request.RequestUri!.Host}}","object":"list","type":"user","user":{ },"results":[],"has_more":false,"next_cursor":null}"""),
    }));

    private int _handlers;

    [TearDown]
    public void Dispose() => _http.Dispose();

    [Test]
    public async Task Clients_differ_in_the_token_only_and_share_the_connections()
    {
        using ServiceProvider provider = Build(services => services.AddNotion(options => options.Token = "of_the_app"));
        INotionClientFactory factory = provider.GetRequiredService<INotionClientFactory>();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            INotionClient notion = factory.CreateClient($"token_{number}");
            await Task.Yield();
            Assert.That((await notion.SendAsync(new(HttpMethod.Get, "/v1/x"))).GetProperty("token").GetString(), Is.EqualTo($"token_{number}"));
            Assert.That((await notion.Users.ListAsync()).AdditionalProperties!["token"].GetString(), Is.EqualTo($"token_{number}"));
        }));

        JsonElement answer = await provider.GetRequiredService<INotionClient>().SendAsync(new(HttpMethod.Get, "/v1/x"));
        Assert.That(answer.GetProperty("token").GetString(), Is.EqualTo("of_the_app"));
        Assert.That(_handlers, Is.EqualTo(1), "one pool for all");
    }

    [Test]
    public async Task Disposing_a_client_closes_nothing()
    {
        using ServiceProvider provider = Build(services => services.AddNotion(options => options.RequireToken = false));
        INotionClientFactory factory = provider.GetRequiredService<INotionClientFactory>();
        INotionClient first = factory.CreateClient("token_1"), second = factory.CreateClient("token_2");
        await first.SendAsync(new(HttpMethod.Get, "/v1/x"));

        (first as IDisposable)?.Dispose();

        Assert.That(_http.IsDisposed, Is.False);
        await second.SendAsync(new(HttpMethod.Get, "/v1/x"));
        await first.SendAsync(new(HttpMethod.Get, "/v1/x"));
        Assert.That(_http.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_named_client_has_a_factory_with_its_options_and_handlers()
    {
        using ServiceProvider provider = Build(
            services => services.AddNotion(options => options.RequireToken = false),
            services => services.AddNotion("acme", options => (options.RequireToken, options.BaseAddress) = (false, new Uri("https://acme.example"))));

        JsonElement acme = await provider.GetRequiredKeyedService<INotionClientFactory>("acme").CreateClient("t").SendAsync(new(HttpMethod.Get, "/v1/x"));
        JsonElement unnamed = await provider.GetRequiredService<INotionClientFactory>().CreateClient("t").SendAsync(new(HttpMethod.Get, "/v1/x"));

        Assert.That(acme.GetProperty("host").GetString(), Is.EqualTo("acme.example"));
        Assert.That(unnamed.GetProperty("host").GetString(), Is.EqualTo("api.notion.com"));
    }

    [Test]
    public async Task A_client_takes_a_token_provider_too()
    {
        using ServiceProvider provider = Build(services => services.AddNotion(options => options.RequireToken = false));

        INotionClient notion = provider.GetRequiredService<INotionClientFactory>().CreateClient(new Counting());

        Assert.That((await notion.SendAsync(new(HttpMethod.Get, "/v1/x"))).GetProperty("token").GetString(), Is.EqualTo("token_1"));
        Assert.That((await notion.SendAsync(new(HttpMethod.Get, "/v1/x"))).GetProperty("token").GetString(), Is.EqualTo("token_2"));
    }

    [Test]
    public void Without_a_token_only_clients_of_the_factory_work()
    {
        using ServiceProvider provider = Build(services => services.AddNotion(options => options.RequireToken = false));

        Assert.That(
            () => provider.GetRequiredService<INotionClient>().SendAsync(new(HttpMethod.Get, "/v1/x")),
            Throws.InvalidOperationException.With.Message.Contains("CreateClient"));
    }

    [Test]
    public void A_token_is_required_unless_it_is_said()
    {
        using ServiceProvider provider = Build(services => services.AddNotion());

        Assert.That(() => provider.GetRequiredService<IOptions<NotionOptions>>().Value, Throws.TypeOf<OptionsValidationException>().With.Message.Contains("RequireToken"));
    }

    [TestCase("")]
    [TestCase("secret two")]
    [TestCase("secret\r\nX-Evil: 1")]
    public void A_malformed_token_is_refused_without_being_shown(string token)
    {
        using ServiceProvider provider = Build(services => services.AddNotion(options => options.RequireToken = false));
        INotionClientFactory factory = provider.GetRequiredService<INotionClientFactory>();

        Assert.That(() => factory.CreateClient(token), Throws.ArgumentException.With.Message.Not.Contains("secret"));
        Assert.That(() => factory.CreateClient((string)null!), Throws.ArgumentNullException);
        Assert.That(() => factory.CreateClient((INotionTokenProvider)null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task Two_workspaces_never_mix_their_tokens()
    {
        using ServiceProvider provider = Build(
            services => services.AddNotion("acme", options => options.Token = "token_of_acme"),
            services => services.AddNotion("umbra").AddTokenProvider(_ => new Fixed("token_of_umbra")));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            string name = number % 2 == 0 ? "acme" : "umbra";
            await Task.Yield();
            JsonElement answer = await provider.GetRequiredKeyedService<INotionClient>(name).SendAsync(new(HttpMethod.Get, "/v1/x"));
            UserList users = await provider.GetRequiredKeyedService<INotionUsers>(name).ListAsync();
            Assert.That(answer.GetProperty("token").GetString(), Is.EqualTo($"token_of_{name}"));
            Assert.That(users.AdditionalProperties!["token"].GetString(), Is.EqualTo($"token_of_{name}"));
        }));
    }

    private ServiceProvider Build(params Func<IServiceCollection, INotionBuilder>[] clients)
    {
        var services = new ServiceCollection();
        foreach (Func<IServiceCollection, INotionBuilder> add in clients)
        {
            add(services).ConfigurePrimaryHttpMessageHandler(() =>
            {
                _handlers++;
                return _http;
            });
        }

        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class Counting : INotionTokenProvider
    {
        private int _count;

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new($"token_{++_count}");
    }

    private sealed class Fixed(string token) : INotionTokenProvider
    {
        public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            return token;
        }
    }
}

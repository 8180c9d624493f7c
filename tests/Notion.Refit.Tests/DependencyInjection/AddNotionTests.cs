using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.DependencyInjection;

public sealed class AddNotionTests
{
    private readonly MockHttpMessageHandler _http = new();

    [TearDown]
    public void Dispose() => _http.Dispose();

    [Test]
    public async Task A_client_is_configured_by_code()
    {
        Expect("secret_code");
        await SendAsync(services => services.AddNotion(options => options.Token = "secret_code"));
    }

    [Test]
    public async Task A_client_is_configured_by_a_section()
    {
        IConfiguration configuration = Configuration(
            ("Notion:Token", "secret_section"), ("Notion:BaseAddress", "https://gateway.example/n"), ("Notion:ApiVersion", "2025-09-03"), ("Notion:AttemptTimeout", "00:00:10"));
        _http.Expect("https://gateway.example/n/v1/x").WithHeaders("Authorization", "Bearer secret_section").WithHeaders("Notion-Version", "2025-09-03").Respond("application/json", "{}");

        using ServiceProvider provider = await SendAsync(services => services.AddNotion(configuration.GetSection("Notion")));

        Assert.That(provider.GetRequiredService<IOptions<NotionOptions>>().Value.AttemptTimeout, Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task A_client_without_more_takes_the_section_Notion_of_the_app()
    {
        Expect("secret_app");
        await SendAsync(services =>
        {
            services.AddSingleton<IConfiguration>(Configuration(("Notion:Token", "secret_app")));
            return services.AddNotion();
        });
    }

    [Test]
    public async Task A_client_without_more_takes_options_from_elsewhere()
    {
        Expect("secret_elsewhere");
        await SendAsync(services =>
        {
            services.Configure<NotionOptions>(options => options.Token = "secret_elsewhere");
            return services.AddNotion();
        });
    }

    [Test]
    public async Task A_token_that_changes_in_the_configuration_is_used()
    {
        IConfigurationRoot configuration = Configuration(("Token", "secret_old"));
        var services = new ServiceCollection();
        services.AddNotion(configuration).ConfigurePrimaryHttpMessageHandler(() => _http);
        using ServiceProvider provider = services.BuildServiceProvider();
        INotionClient notion = provider.GetRequiredService<INotionClient>();

        foreach (string token in (string[])["secret_old", "secret_new"])
        {
            configuration["Token"] = token;
            configuration.Reload();
            Expect(token);
            await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));
        }

        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task A_configuration_that_changes_into_one_that_makes_no_sense_leaves_the_last_good_one()
    {
        IConfigurationRoot configuration = Configuration(("Token", "secret_old"));
        var services = new ServiceCollection();
        services.AddNotion(configuration).ConfigurePrimaryHttpMessageHandler(() => _http);
        using ServiceProvider provider = services.BuildServiceProvider();
        INotionClient notion = provider.GetRequiredService<INotionClient>();

        configuration["Token"] = "secret_new";
        configuration["AttemptTimeout"] = "-00:00:05";
        Assert.That(configuration.Reload, Throws.Exception, "whoever reloads is told");
        Expect("secret_old");
        await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));

        configuration["AttemptTimeout"] = "00:00:05";
        configuration.Reload();
        Expect("secret_new");
        await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));

        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task After_a_bad_reload_the_clients_of_the_factory_go_on_too()
    {
        IConfigurationRoot configuration = Configuration(("Token", "secret_old"));
        var services = new ServiceCollection();
        services.AddNotion(configuration).ConfigurePrimaryHttpMessageHandler(() => _http);
        using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<INotionClientFactory>().CreateClient("secret_a").SendExpectedAsync(() => Expect("secret_a"));

        configuration["AttemptTimeout"] = "-00:00:05";
        Assert.That(configuration.Reload, Throws.Exception);

        await provider.GetRequiredService<INotionClientFactory>().CreateClient("secret_b").SendExpectedAsync(() => Expect("secret_b"));
        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task After_a_reload_all_clients_keep_their_address_and_the_log_says_so()
    {
        var logs = new Telemetry.RecordedLogs();
        IConfigurationRoot configuration = Configuration(("Token", "secret_old"));
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.AddProvider(logs));
        services.AddNotion(configuration).ConfigurePrimaryHttpMessageHandler(() => _http);
        using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<INotionClient>().SendExpectedAsync(() => Expect("secret_old"));

        configuration["BaseAddress"] = "https://elsewhere.example";
        configuration["TotalTimeout"] = "00:20:00";
        configuration["Retry:MaxRetries"] = "7";
        configuration["Token"] = "secret_new";
        configuration.Reload();

        await provider.GetRequiredService<INotionClient>().SendExpectedAsync(() => Expect("secret_new"));
        await provider.GetRequiredService<INotionClientFactory>().CreateClient("secret_b").SendExpectedAsync(() => Expect("secret_b"));
        _http.VerifyNoOutstandingExpectation();
        Assert.That(logs.Own.Select(record => record.Everything), Has.Some.Contains("BaseAddress, TotalTimeout, Retry").And.None.Contains("secret_new"));
    }

    [Test]
    public async Task Clients_with_names_are_apart()
    {
        var services = new ServiceCollection();
        services.AddNotion(options => options.Token = "secret_default").ConfigurePrimaryHttpMessageHandler(() => _http);
        services.AddNotion("acme", options => options.Token = "secret_acme").ConfigurePrimaryHttpMessageHandler(() => _http);
        services.AddNotion("umbra", Configuration(("Token", "secret_umbra"))).ConfigurePrimaryHttpMessageHandler(() => _http);
        services.AddNotion("late").ConfigurePrimaryHttpMessageHandler(() => _http);
        services.Configure<NotionOptions>("late", options => options.Token = "secret_late");
        services.AddTransient<Consumer>();
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Consumer consumer = provider.GetRequiredService<Consumer>();

        foreach ((INotionClient client, string token) in (IEnumerable<(INotionClient, string)>)[
            (consumer.Default, "secret_default"), (consumer.Acme, "secret_acme"), (consumer.Umbra, "secret_umbra"),
            (provider.GetRequiredKeyedService<INotionClient>("late"), "secret_late")])
        {
            Expect(token);
            await client.SendAsync(new(HttpMethod.Get, "/v1/x"));
        }

        _http.VerifyNoOutstandingExpectation();
        Assert.That(provider.GetRequiredKeyedService<INotionClient>("acme"), Is.SameAs(consumer.Acme), "singleton");
        Assert.That(provider.GetKeyedService<INotionClient>("unknown"), Is.Null);
    }

    [Test]
    public async Task Adding_a_client_twice_adds_to_its_options_only([Values(null, "acme")] string? name)
    {
        var services = new ServiceCollection();
        INotionBuilder first = Add(services, name, options => options.Token = "secret_1");
        int count = services.Count(service => service.ServiceType.Namespace!.StartsWith("Notion", StringComparison.Ordinal));
        INotionBuilder second = Add(services, name, options => options.ApiVersion = "2025-09-03");

        Assert.That(services.Count(service => service.ServiceType.Namespace!.StartsWith("Notion", StringComparison.Ordinal)), Is.EqualTo(count));
        Assert.That(second.Name, Is.EqualTo(first.Name));

        int sent = 0;
        second.AddHttpMessageHandler(() => new Counter(() => sent++)).ConfigurePrimaryHttpMessageHandler(() => _http);
        _http.Expect("https://api.notion.com/v1/x").WithHeaders("Authorization", "Bearer secret_1").WithHeaders("Notion-Version", "2025-09-03").Respond("application/json", "{}");
        using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredKeyedService<INotionClient>(name).SendAsync(new(HttpMethod.Get, "/v1/x"));

        Assert.That(sent, Is.EqualTo(1));
        Assert.That(Handlers(provider, second.Name).Count(handler => handler is ResilienceHandler), Is.EqualTo(1));
    }

    [Test]
    public void The_builder_has_the_name_of_its_client()
    {
        var services = new ServiceCollection();
        INotionBuilder unnamed = services.AddNotion(), named = services.AddNotion("acme");

        Assert.Multiple(() =>
        {
            Assert.That(unnamed.ClientName, Is.Null);
            Assert.That(named.ClientName, Is.EqualTo("acme"));
            Assert.That(named.Name, Is.Not.EqualTo(unnamed.Name));
        });
    }

    [Test]
    public void Options_are_checked_when_the_host_starts()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddNotion("acme", options => options.ApiVersion = "soon");
        using IHost host = builder.Build();

        Assert.That(
            () => host.StartAsync(),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("NotionOptions.Token of the client 'acme'").And.Message.Contains("NotionOptions.ApiVersion of the client 'acme'"));
    }

    [Test]
    public async Task A_token_provider_takes_the_place_of_a_token()
    {
        var services = new ServiceCollection();
        services.AddSingleton<INotionTokenProvider>(new FixedProvider("secret_provided"));
        services.AddKeyedSingleton<INotionTokenProvider>("acme", new FixedProvider("secret_acme"));
        services.AddNotion().ConfigurePrimaryHttpMessageHandler(() => _http);
        services.AddNotion("acme").ConfigurePrimaryHttpMessageHandler(() => _http);
        services.AddNotion("other").ConfigurePrimaryHttpMessageHandler(() => _http);
        using ServiceProvider provider = services.BuildServiceProvider();

        Expect("secret_provided");
        await provider.GetRequiredService<INotionClient>().SendAsync(new(HttpMethod.Get, "/v1/x"));
        Expect("secret_acme");
        await provider.GetRequiredKeyedService<INotionClient>("acme").SendAsync(new(HttpMethod.Get, "/v1/x"));

        Assert.That(
            () => provider.GetRequiredKeyedService<INotionClient>("other").SendAsync(new(HttpMethod.Get, "/v1/x")),
            Throws.TypeOf<OptionsValidationException>(), "the token of another workspace is never used");
    }

    [Test]
    public async Task A_token_provider_is_added_by_the_builder([Values(null, "acme")] string? name, [Values] bool byType)
    {
        var services = new ServiceCollection();
        INotionBuilder builder = name is null ? services.AddNotion() : services.AddNotion(name);
        INotionBuilder same = byType ? builder.AddTokenProvider<AcmeProvider>() : builder.AddTokenProvider(_ => new AcmeProvider());
        same.ConfigureOptions(options => options.Token = "secret_unused").ConfigurePrimaryHttpMessageHandler(() => _http);
        using ServiceProvider provider = services.BuildServiceProvider();
        Expect("secret_of_acme");

        await provider.GetRequiredKeyedService<INotionClient>(name).SendAsync(new(HttpMethod.Get, "/v1/x"));

        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task A_token_provider_may_use_the_client_itself()
    {
        var services = new ServiceCollection();
        services.AddSingleton<INotionTokenProvider, RefreshingProvider>();
        services.AddNotion(options => (options.ClientId, options.ClientSecret) = ("a", "b")).ConfigurePrimaryHttpMessageHandler(() => _http);
        using ServiceProvider provider = services.BuildServiceProvider();
        _http.Expect(HttpMethod.Post, "https://api.notion.com/v1/oauth/token").WithHeaders("Authorization", "Basic YTpi").Respond("application/json", """{"access_token":"secret_fresh"}""");
        Expect("secret_fresh");

        await provider.GetRequiredService<INotionClient>().SendAsync(new(HttpMethod.Get, "/v1/x"));

        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task A_handler_of_the_app_sees_the_request_as_it_goes_out()
    {
        string? seen = null;
        Expect("secret_code");
        await SendAsync(services =>
        {
            INotionBuilder builder = services.AddNotion(options => options.Token = "secret_code");
            builder.AddHttpMessageHandler(() => new Watcher(request => seen = request.Headers.Authorization?.ToString()));
            return builder;
        });

        Assert.That(seen, Is.EqualTo("Bearer secret_code"));
    }

    [Test]
    public void The_connections_of_the_default_handler_are_renewed_and_nothing_follows_a_redirect()
    {
        var services = new ServiceCollection();
        INotionBuilder builder = services.AddNotion(options => options.Token = "t");
        using ServiceProvider provider = services.BuildServiceProvider();

        var sockets = (SocketsHttpHandler)Handlers(provider, builder.Name)[^1];

        Assert.Multiple(() =>
        {
            Assert.That(sockets.PooledConnectionLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(sockets.AutomaticDecompression, Is.EqualTo(System.Net.DecompressionMethods.All));
            Assert.That(sockets.AllowAutoRedirect, Is.False);
            Assert.That(sockets.UseCookies, Is.False);
        });
    }

    [Test]
    public void Wrong_arguments_are_refused_at_once()
    {
        var services = new ServiceCollection();
        Assert.Multiple(() =>
        {
            Assert.That(() => services.AddNotion((Action<NotionOptions>)null!), Throws.ArgumentNullException);
            Assert.That(() => services.AddNotion((IConfiguration)null!), Throws.ArgumentNullException);
            Assert.That(() => services.AddNotion(""), Throws.ArgumentException);
            Assert.That(() => ((IServiceCollection)null!).AddNotion(), Throws.ArgumentNullException);
        });
    }

    private static INotionBuilder Add(ServiceCollection services, string? name, Action<NotionOptions> configure) =>
        name is null ? services.AddNotion(configure) : services.AddNotion(name, configure);

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value))).Build();

    private static List<HttpMessageHandler> Handlers(IServiceProvider provider, string name)
    {
        List<HttpMessageHandler> handlers = [provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name)];
        while (handlers[^1] is DelegatingHandler { InnerHandler: { } inner })
            handlers.Add(inner);
        return handlers;
    }

    private void Expect(string token) =>
        _http.Expect(HttpMethod.Get, "https://api.notion.com/v1/x").WithHeaders("Authorization", $"Bearer {token}").Respond("application/json", "{}");

    private async Task<ServiceProvider> SendAsync(Func<IServiceCollection, INotionBuilder> add)
    {
        var services = new ServiceCollection();
        add(services).ConfigurePrimaryHttpMessageHandler(() => _http);
        ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await provider.GetRequiredService<INotionClient>().SendAsync(new(HttpMethod.Get, "/v1/x"));
        _http.VerifyNoOutstandingExpectation();
        return provider;
    }

    private sealed class Consumer(
        INotionClient client, [FromKeyedServices("acme")] INotionClient acme, [FromKeyedServices("umbra")] INotionClient umbra)
    {
        public INotionClient Default => client;

        public INotionClient Acme => acme;

        public INotionClient Umbra => umbra;
    }

    private sealed class FixedProvider(string token) : INotionTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(token);
    }

    private sealed class AcmeProvider : INotionTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new("secret_of_acme");
    }

    private sealed class RefreshingProvider(INotionClient client) : INotionTokenProvider
    {
        public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            JsonElement answer = await client.SendAsync(new(HttpMethod.Post, "/v1/oauth/token"), cancellationToken);
            return answer.GetProperty("access_token").GetString()!;
        }
    }

    private sealed class Counter(Action count) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Watcher(Action<HttpRequestMessage> watch) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            watch(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

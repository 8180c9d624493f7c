using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Authentication;

public sealed class ScopedTokenProviderTests
{
    private static readonly ServiceProviderOptions s_validating = new() { ValidateOnBuild = true, ValidateScopes = true };

    private readonly ScriptedHandler _http = new((request, _) => Task.FromResult(new HttpResponseMessage
    {
        RequestMessage = request,
        Content = new StringContent($$"""{"seen":"{{request.Headers.Authorization!.Parameter}}","results":[],"has_more":false,"next_cursor":null,"object":"list","type":"user","user":{ } }"""),
    }));

    public enum Way
    {
        Builder,
        BuilderFunction,
        RegisteredBefore,
        RegisteredBetween,
    }

    [TearDown]
    public void Dispose() => _http.Dispose();

    [Test]
    public async Task Requests_carry_the_token_of_their_scope_over_shared_handlers([Values] Way way, [Values(null, "acme")] string? name)
    {
        int handlers = 0;
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        INotionBuilder builder = Add(services, way, name);
        builder.ConfigurePrimaryHttpMessageHandler(() =>
        {
            handlers++;
            return _http;
        });
        using ServiceProvider provider = services.BuildServiceProvider(s_validating);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async number =>
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Name = $"tenant_{number}";
            INotionClient notion = scope.ServiceProvider.GetRequiredKeyedService<INotionClient>(name);
            INotionUsers users = scope.ServiceProvider.GetRequiredKeyedService<INotionUsers>(name);
            for (int i = 0; i < 3; i++)
            {
                JsonElement answer = await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));
                Assert.That(answer.GetProperty("seen").GetString(), Is.EqualTo($"token_of_tenant_{number}"));
                Assert.That((await users.ListAsync()).AdditionalProperties!["seen"].GetString(), Is.EqualTo($"token_of_tenant_{number}"));
                await Task.Yield();
            }

            Assert.That(notion.Users, Is.SameAs(users), "one a scope");
        }));

        Assert.That(handlers, Is.EqualTo(1));
    }

    [Test]
    public void The_container_finds_a_singleton_that_would_keep_the_tokens_of_a_scope()
    {
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        services.AddNotion().AddScopedTokenProvider<TenantTokens>();
        services.AddSingleton<Worker>();

        Assert.That(() => services.BuildServiceProvider(s_validating), Throws.TypeOf<AggregateException>().With.Message.Contains("INotionPages"));
    }

    [Test]
    public void A_scoped_provider_that_comes_too_late_is_named()
    {
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        services.AddNotion();
        services.AddScoped<INotionTokenProvider, TenantTokens>();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredService<INotionClient>().SendAsync(new(HttpMethod.Get, "/v1/x")),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("AddScopedTokenProvider"));
        Assert.That(_http.Requests, Is.Empty);
    }

    [Test]
    public void A_request_around_the_scope_gets_no_token()
    {
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        INotionBuilder builder = services.AddNotion().AddScopedTokenProvider<TenantTokens>();
        builder.ConfigurePrimaryHttpMessageHandler(() => _http);
        using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(builder.Name);

        Assert.That(() => client.GetAsync(new Uri("/v1/x", UriKind.Relative)), Throws.InvalidOperationException.With.Message.Contains("scope"));
        Assert.That(_http.Requests, Is.Empty);
    }

    [Test]
    public void What_the_app_has_put_in_the_place_of_an_area_stays([Values] bool scoped)
    {
        var search = new NoSearch();
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        services.AddSingleton<INotionSearch>(search);
        INotionBuilder builder = services.AddNotion(options => options.Token = "t");
        if (scoped)
            builder.AddScopedTokenProvider<TenantTokens>();
        using ServiceProvider provider = services.BuildServiceProvider(s_validating);
        using IServiceScope scope = provider.CreateScope();

        Assert.That(scope.ServiceProvider.GetRequiredService<INotionClient>().Search, Is.SameAs(search));
    }

    [Test]
    public void Oauth_stays_a_singleton_for_providers_that_outlive_a_scope()
    {
        var services = new ServiceCollection();
        services.AddScoped<Tenant>();
        services.AddNotion().AddScopedTokenProvider<TenantTokens>();
        using ServiceProvider provider = services.BuildServiceProvider(s_validating);
        using IServiceScope scope = provider.CreateScope();

        Assert.That(scope.ServiceProvider.GetRequiredService<INotionClient>().OAuth, Is.SameAs(provider.GetRequiredService<INotionOAuth>()));
    }

    [Test]
    public async Task A_scoped_provider_is_made_once_a_scope_and_renews()
    {
        var services = new ServiceCollection();
        var made = new List<CountingTokens>();
        using var http = new ScriptedHandler((request, _) => Task.FromResult(new HttpResponseMessage(
            request.Headers.Authorization!.Parameter == "renewed" ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.Unauthorized)
        { RequestMessage = request, Content = new StringContent("{}") }));
        services.AddNotion().AddScopedTokenProvider(_ =>
        {
            made.Add(new CountingTokens());
            return made[^1];
        }).ConfigurePrimaryHttpMessageHandler(() => http);
        using ServiceProvider provider = services.BuildServiceProvider(s_validating);

        using (IServiceScope scope = provider.CreateScope())
        {
            INotionClient notion = scope.ServiceProvider.GetRequiredService<INotionClient>();
            Assert.That(made, Is.Empty, "only when a token is needed");
            await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));
            await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));
        }

        Assert.That(made, Has.Count.EqualTo(1));
        Assert.That(made[0].Asked, Is.EqualTo(2));
        Assert.That(made[0].Renewed, Is.EqualTo(2));
    }

    private static INotionBuilder Add(IServiceCollection services, Way way, string? name)
    {
        if (way == Way.RegisteredBefore)
            services.Add(new ServiceDescriptor(typeof(INotionTokenProvider), name, typeof(TenantTokens), ServiceLifetime.Scoped));
        INotionBuilder builder = AddClient(services, name);
        switch (way)
        {
            case Way.Builder:
                return builder.AddScopedTokenProvider<TenantTokens>();
            case Way.BuilderFunction:
                return builder.AddScopedTokenProvider(scope => new TenantTokens(scope.GetRequiredService<Tenant>()));
            case Way.RegisteredBetween:
                services.Add(new ServiceDescriptor(typeof(INotionTokenProvider), name, typeof(TenantTokens), ServiceLifetime.Scoped));
                return AddClient(services, name);
            default:
                return builder;
        }
    }

    private static INotionBuilder AddClient(IServiceCollection services, string? name) => name is null ? services.AddNotion() : services.AddNotion(name);

    private sealed class Tenant
    {
        public string Name { get; set; } = "";
    }

    private sealed class TenantTokens(Tenant tenant) : INotionTokenProvider
    {
        public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            return $"token_of_{tenant.Name}";
        }
    }

    private sealed class CountingTokens : INotionTokenProvider
    {
        public int Asked { get; private set; }

        public int Renewed { get; private set; }

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return new("first");
        }

        public ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken)
        {
            Renewed++;
            return new("renewed");
        }
    }

#pragma warning disable CA1812 // The container would make it, if it let it.
    private sealed class Worker(INotionPages pages)
    {
        public INotionPages Pages => pages;
    }
#pragma warning restore CA1812

    private sealed class NoSearch : INotionSearch
    {
        public Task<PageOrDataSourceList> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}

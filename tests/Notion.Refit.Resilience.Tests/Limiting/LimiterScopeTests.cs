using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;

namespace Notion.Refit.Resilience.Tests.Limiting;

public sealed class LimiterScopeTests
{
    private static readonly Uri s_notion = new("https://api.notion.com/v1/users");

    private readonly LimiterRegistry _own = new();
    private readonly ManualTimeProvider _time = new();

    [Test]
    public void A_client_over_the_network_shares_with_the_process()
    {
        using var sockets = new SocketsHttpHandler();
        using var client = new HttpClientHandler();

        Assert.Multiple(() =>
        {
            foreach (HttpMessageHandler primary in (HttpMessageHandler[])[sockets, client, new Http.LentHandler(sockets)])
                Assert.That(Scope(new Outer { InnerHandler = new Outer { InnerHandler = primary } }).For(s_notion), Is.SameAs(LimiterRegistry.Shared));
        });
    }

    [Test]
    public void A_client_over_a_handler_in_memory_does_not()
    {
        using var server = new ScriptedServer();

        Assert.That(Scope(new Outer { InnerHandler = server }).For(s_notion), Is.SameAs(_own));
        Assert.That(Scope(new Outer { InnerHandler = new Http.LentHandler(server) }).For(s_notion), Is.SameAs(_own));
    }

    [TestCase("http://127.0.0.1:5000/")]
    [TestCase("http://localhost:5000/")]
    [TestCase("http://[::1]:5000/")]
    public void A_loopback_address_is_not_Notion(string address)
    {
        using var sockets = new SocketsHttpHandler();

        Assert.That(Scope(new Outer { InnerHandler = sockets }).For(new Uri(address)), Is.SameAs(_own));
    }

    [Test]
    public async Task A_pause_of_one_container_delays_no_other_with_the_same_token()
    {
        var limited = new ScriptedServer(Answers.RateLimited("30", "public_api_space_request_rate_limit"));
        var free = new ScriptedServer(Answers.Ok);
        await using ServiceProvider first = Container(limited), second = Container(free);

        await Assert.ThrowsAsync<NotionApiException>(() => SendAsync(first));
        await Assert.ThrowsAsync<NotionRateLimiterException>(() => SendAsync(first));
        await SendAsync(second);

        Assert.That((limited.Requests, free.Requests), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Two_clients_of_one_container_share_the_pause_of_their_token()
    {
        var limited = new ScriptedServer(Answers.RateLimited("30", "public_api_space_request_rate_limit"));
        var free = new ScriptedServer(Answers.Ok);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddNotion("a", FailAtOnce).ConfigurePrimaryHttpMessageHandler(() => limited);
        services.AddNotion("b", FailAtOnce).ConfigurePrimaryHttpMessageHandler(() => free);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<NotionApiException>(() => SendAsync(provider, "a"));
        await Assert.ThrowsAsync<NotionRateLimiterException>(() => SendAsync(provider, "b"));

        Assert.That(free.Requests, Is.Zero);
    }

    [Test]
    public async Task A_fault_of_one_emulator_delays_no_other()
    {
        await using var limited = NotionEmulator.Start(new() { TimeProvider = _time });
        await using var free = NotionEmulator.Start(new() { TimeProvider = _time });
        Assert.That(limited.Token, Is.EqualTo(free.Token), "what makes it interesting");
        await using ServiceProvider first = Emulated(limited), second = Emulated(free);
        limited.Faults.Next().RateLimited(TimeSpan.FromSeconds(12));

        await Assert.ThrowsAsync<NotionApiException>(() => first.GetRequiredService<INotionClient>().Users.RetrieveMeAsync());

        await Assert.ThrowsAsync<NotionRateLimiterException>(() => first.GetRequiredService<INotionClient>().Users.RetrieveMeAsync());
        Assert.That(await second.GetRequiredService<INotionClient>().Users.RetrieveMeAsync(), Is.Not.Null);
    }

    private LimiterScope Scope(HttpMessageHandler outermost)
    {
        var scope = new LimiterScope(_own);
        scope.Observe(outermost);
        return scope;
    }

    private ServiceProvider Container(ScriptedServer server)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddNotion(FailAtOnce).ConfigurePrimaryHttpMessageHandler(() => server);
        return services.BuildServiceProvider();
    }

    private ServiceProvider Emulated(NotionEmulator emulator)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddNotion(static options =>
        {
            options.Retry = NotionRetryOptions.None;
            options.RateLimit.MaxWait = TimeSpan.Zero;
        }).UseEmulator(emulator);
        return services.BuildServiceProvider();
    }

    // Without retries and waits, a pause is an exception.
    private static void FailAtOnce(NotionOptions options)
    {
        options.Token = "secret_a";
        options.Retry = NotionRetryOptions.None;
        options.RateLimit.MaxWait = TimeSpan.Zero;
    }

    private static Task SendAsync(IServiceProvider provider, string? name = null) =>
        provider.GetRequiredKeyedService<INotionClient>(name).SendAsync(new NotionRequest(HttpMethod.Get, "/v1/users/me"));

    private sealed class Outer : DelegatingHandler;
}

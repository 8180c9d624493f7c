using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Notion.Refit.Emulator;
using StackExchange.Redis;

namespace Notion.Refit.Redis.Tests;

public sealed class AddRedisTests
{
    private readonly FakeLogCollector _log = new();

    [Test]
    public async Task Clients_of_several_containers_share_the_pause_of_a_token()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var emulator = NotionEmulator.Start();
        await using ServiceProvider first = Container(server, emulator), second = Container(server, emulator);
        await first.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();
        await second.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();
        emulator.Faults.Next(1).RateLimited(TimeSpan.FromSeconds(2));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Task refused = first.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();
        while (emulator.Faults.Injected.Count == 0 || !await IsPausedAsync(server))
            await Task.Yield();
        await second.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();

        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(1.9)));
        await refused;
        Assert.That(emulator.Requests.Count, Is.EqualTo(5), "none of them was refused again");
    }

    [Test]
    public async Task Clients_with_names_share_each_with_their_own()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion("acme").UseEmulator(emulator).AddRedis(options => Set(options, server, "acme"));
        services.AddNotion("umbra").UseEmulator(emulator).AddRedis(options => Set(options, server, "umbra"));
        services.AddNotion().UseEmulator(emulator);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<INotionClient>("acme").Users.RetrieveMeAsync();
        await provider.GetRequiredKeyedService<INotionClient>("umbra").Users.RetrieveMeAsync();
        await provider.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();

        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        Assert.That(redis.GetServers()[0].Keys().Select(static key => ((string)key!).Split(':')[0]), Is.EquivalentTo(new[] { "acme", "umbra" }));
        Assert.That(provider.GetRequiredKeyedService<RedisWebhookDeliveries>("acme"), Is.Not.SameAs(provider.GetRequiredKeyedService<RedisWebhookDeliveries>("umbra")));
        Assert.That(provider.GetService<IOAuthRefreshLock>(), Is.Null);
    }

    [Test]
    public async Task A_connection_of_the_app_is_used_and_stays_open()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        await using var emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator).AddRedis(redis);
        await using (ServiceProvider provider = services.BuildServiceProvider())
            await provider.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();

        Assert.That(redis.IsConnected, Is.True);
        Assert.That(redis.GetServers()[0].Keys().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task While_Redis_is_away_calls_go_on_and_it_is_reported_once_and_once_that_it_is_back()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddMetrics();
        services.AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(_log)));
        services.AddNotion().UseEmulator(emulator).AddRedis(options => Set(options, server, "notion"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        INotionClient notion = provider.GetRequiredService<INotionClient>();
        await notion.Users.RetrieveMeAsync();
        using var available = new MetricCollector<int>(provider.GetRequiredService<IMeterFactory>(), NotionTelemetry.MeterName, "notion.client.redis.available");

        await server.StopAsync();
        for (int i = 0; i < 40; i++)
            await notion.Users.RetrieveMeAsync();
        available.RecordObservableInstruments();
        Assert.That(available.LastMeasurement?.Value, Is.Zero);
        Assert.That(Ids(), Is.EqualTo(new[] { 101 }));

        await server.StartAgainAsync();
        while (!Ids().Contains(102))
            await notion.Users.RetrieveMeAsync();
        available.RecordObservableInstruments();

        Assert.That(available.LastMeasurement?.Value, Is.EqualTo(1));
        Assert.That(Ids(), Is.EqualTo(new[] { 101, 102 }));
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        while (!redis.GetServers()[0].Keys().Any())
            await notion.Users.RetrieveMeAsync();
    }

    [Test]
    public async Task A_server_that_was_never_there_hinders_neither_start_nor_calls()
    {
        RedisServer server = await RedisServer.StartAsync();
        await server.DisposeAsync();
        await using var emulator = NotionEmulator.Start();
        using IHost host = Host(services => services.AddNotion().UseEmulator(emulator).AddRedis(server.Configuration));
        await host.StartAsync();

        await host.Services.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();

        Assert.That(Ids(), Is.EqualTo(new[] { 101 }));
    }

    [Test]
    public async Task Commands_that_the_user_may_not_use_are_an_error_at_the_start()
    {
        await using RedisServer server = await RedisServer.StartAsync("user app on nopass ~notion:* &notion:* +@all -evalsha -eval");
        using IHost host = Host(services => services.AddNotion(Token).AddRedis($"{server.Configuration},user=app,password=x"));

        Assert.That(
            await Assert.CatchAsync(() => host.StartAsync()),
            Is.InstanceOf<InvalidOperationException>().With.Message.Contains("EVALSHA").And.Message.Contains("notion:limits"));
    }

    [Test]
    public async Task The_documented_commands_keys_and_channel_are_enough()
    {
        await using RedisServer server = await RedisServer.StartAsync("user app on nopass ~notion:* &notion:limits -@all +evalsha +eval +time +get +set +del +exists +pexpire +publish +subscribe +ping +hello +client +echo +info");
        await using var emulator = NotionEmulator.Start();
        using IHost host = Host(services => services.AddNotion().UseEmulator(emulator).AddRedis(options =>
        {
            Set(options, server, "notion");
            options.Configuration = $"127.0.0.1:{server.Port},user=app,password=x";
        }));

        await host.StartAsync();
        await host.Services.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();
        Assert.That(await host.Services.GetRequiredService<RedisWebhookDeliveries>().TryAddAsync("a"), Is.True);

        Assert.That(Ids(), Is.Empty);
    }

    [Test]
    public async Task Keys_that_belong_to_something_else_are_an_error_at_the_start([Values] bool otherType)
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        if (otherType)
            await redis.GetDatabase().ListLeftPushAsync("notion:limit:{check}", "x");
        else
            await redis.GetDatabase().StringSetAsync("notion:{check}", "x");
        using IHost host = Host(services => services.AddNotion(Token).AddRedis(options => Set(options, server, "notion")));

        Assert.That(await Assert.CatchAsync(() => host.StartAsync()), Is.InstanceOf<InvalidOperationException>().With.Message.Contains("Prefix"));
    }

    [Test]
    public void A_limiter_of_the_app_stays()
    {
        var services = new ServiceCollection();
        services.AddNotion(Token).AddRedis("localhost:1").ConfigureOptions(static options => options.RateLimit = NotionRateLimitOptions.FromLimiter(new System.Threading.RateLimiting.ConcurrencyLimiter(new() { PermitLimit = 1 })));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<IOptions<NotionOptions>>().Value.RateLimit.HasLimiter, Is.True);
    }

    private static void Token(NotionOptions options) => options.Token = "ntn_x";

    private static void Set(NotionRedisOptions options, RedisServer server, string prefix)
    {
        options.Configuration = server.Configuration;
        options.Prefix = prefix;
        options.Timeout = TimeSpan.FromSeconds(5);
    }

    private static ServiceProvider Container(RedisServer server, NotionEmulator emulator)
    {
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator).AddRedis(options => Set(options, server, "notion"));
        return services.BuildServiceProvider();
    }

    private static async Task<bool> IsPausedAsync(RedisServer server)
    {
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        return ((string)(await redis.GetDatabase().ExecuteAsync("INFO", "commandstats"))!).Contains("cmdstat_publish", StringComparison.Ordinal);
    }

    private IHost Host(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new FakeLoggerProvider(_log));
        configure(builder.Services);
        return builder.Build();
    }

    private IEnumerable<int> Ids() => _log.GetSnapshot().Select(static record => record.Id.Id).Where(static id => id > 100);
}

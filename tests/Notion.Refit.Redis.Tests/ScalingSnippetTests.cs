using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Notion.Refit.Emulator;
using RedisRateLimiting;
using StackExchange.Redis;

namespace Notion.Refit.Redis.Tests;

public sealed class ScalingSnippetTests
{
    [Test]
    public async Task One_line_shares_limits_and_refreshes()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var emulator = NotionEmulator.Start();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        string redis = server.Configuration;
        builder.Services.AddNotion().UseEmulator(emulator);

        // snippet: scaling-add
        builder.Services.AddNotion().AddRedis(redis);   // "localhost:6379"
        // end-snippet

        using IHost host = builder.Build();
        await host.StartAsync();
        Assert.That((await host.Services.GetRequiredService<INotionClient>().Users.RetrieveMeAsync()).Name, Is.Not.Null);
    }

    [Test]
    public async Task Options_and_the_connection_of_the_app()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer connection = await server.ConnectAsync();
        await using var emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator);

        // snippet: scaling-options
        services.AddNotion().AddRedis(redis =>
        {
            redis.Connect = _ => Task.FromResult<IConnectionMultiplexer>(connection);
            redis.Prefix = "acme:notion";
            redis.Timeout = TimeSpan.FromMilliseconds(500);
        });
        // end-snippet

        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<INotionClient>().Users.RetrieveMeAsync();
        Assert.That(connection.GetServers()[0].Keys(pattern: "acme:notion:limit:*").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_ready_limiter_over_Redis_counts_for_all_processes()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        await using var emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(emulator);

        // snippet: scaling-ready-limiter
        var limiter = new RedisSlidingWindowRateLimiter<string>("notion:acme", new RedisSlidingWindowRateLimiterOptions
        {
            ConnectionMultiplexerFactory = () => redis,
            PermitLimit = 180,
            Window = TimeSpan.FromSeconds(60),
        });
        services.AddNotion().ConfigureOptions(options => options.RateLimit = NotionRateLimitOptions.FromLimiter(limiter));
        // end-snippet

        await using ServiceProvider provider = services.BuildServiceProvider();
        INotionClient notion = provider.GetRequiredService<INotionClient>();
        for (int i = 0; i < 90; i++)
            await notion.Users.RetrieveMeAsync();
        var other = new RedisSlidingWindowRateLimiter<string>("notion:acme", new RedisSlidingWindowRateLimiterOptions
        {
            ConnectionMultiplexerFactory = () => redis,
            PermitLimit = 180,
            Window = TimeSpan.FromSeconds(60),
        });
        for (int i = 0; i < 90; i++)
            Assert.That((await other.AcquireAsync()).IsAcquired, Is.True);

        NotionRateLimiterException? refused = await Assert.ThrowsAsync<NotionRateLimiterException>(() => notion.Users.RetrieveMeAsync());
        Assert.That(refused!.Message, Does.Contain("not sent"));
        await limiter.DisposeAsync();
        await other.DisposeAsync();
    }
}

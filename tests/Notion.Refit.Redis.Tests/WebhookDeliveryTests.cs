using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Notion.Refit.Redis.Tests;

public sealed class WebhookDeliveryTests
{
    private readonly List<string> _handled = [];

    [Test]
    public async Task Of_a_hundred_machines_that_get_one_delivery_at_once_one_handles_it()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        RedisWebhookDeliveries[] machines = [.. Enumerable.Range(0, 4).Select(_ => new RedisWebhookDeliveries(RedisRateLimitStoreTests.Options(server)))];

        bool[] isNew = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => machines[i % 4].TryAddAsync("event").AsTask()));

        Assert.That(isNew.Count(static answer => answer), Is.EqualTo(1));
        Assert.That(await machines[0].TryAddAsync("another"), Is.True);
    }

    [Test]
    public async Task A_delivery_that_could_not_be_handled_is_new_again()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        var deliveries = new RedisWebhookDeliveries(RedisRateLimitStoreTests.Options(server));
        await deliveries.TryAddAsync("event");

        Assert.That(await deliveries.RemoveAsync("event"), Is.True);
        Assert.That(await deliveries.RemoveAsync("event"), Is.False);
        Assert.That(await deliveries.TryAddAsync("event"), Is.True);
    }

    [Test]
    public async Task A_delivery_is_forgotten_after_its_time_and_its_id_is_not_shown()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        var deliveries = new RedisWebhookDeliveries(RedisRateLimitStoreTests.Options(server));
        await deliveries.TryAddAsync("event");

        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        string key = redis.GetServers()[0].Keys().Select(static key => (string)key!).Single();
        Assert.That(key, Does.StartWith("notion:delivery:{").And.Not.Contains("event"));
        Assert.That(await redis.GetDatabase().KeyTimeToLiveAsync(key), Is.EqualTo(TimeSpan.FromDays(2)).Within(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task A_delivery_is_handled_once_by_this_package()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        var services = new ServiceCollection();
        services.AddNotion(static options => options.Token = "ntn_x").AddRedis(options =>
        {
            options.Configuration = server.Configuration;
            options.Timeout = TimeSpan.FromSeconds(10);
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        RedisWebhookDeliveries deliveries = provider.GetRequiredService<RedisWebhookDeliveries>();

        for (int delivery = 0; delivery < 3; delivery++)
            await ReceiveAsync("event", default);

        Assert.That(_handled, Is.EqualTo(new[] { "event" }));

        async Task ReceiveAsync(string eventId, CancellationToken ct)
        {
            // snippet: scaling-deliveries
            if (!await deliveries.TryAddAsync(eventId, ct))
                return;   // another machine has it, or had it
            try
            {
                await HandleAsync(eventId, ct);
            }
            catch
            {
                await deliveries.RemoveAsync(eventId, CancellationToken.None);   // Notion's next delivery is handled again
                throw;
            }
            // end-snippet
        }
    }

    [Test]
    public async Task A_delivery_is_handled_once_by_a_distributed_cache()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        var services = new ServiceCollection();
        services.AddStackExchangeRedisCache(options => options.Configuration = server.Configuration);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IDistributedCache cache = provider.GetRequiredService<IDistributedCache>();

        for (int delivery = 0; delivery < 3; delivery++)
            await ReceiveAsync("event", default);

        Assert.That(_handled, Is.EqualTo(new[] { "event" }));

        async Task ReceiveAsync(string eventId, CancellationToken ct)
        {
            // snippet: scaling-distributed-cache
            if (await cache.GetAsync($"notion:delivery:{eventId}", ct) is not null)
                return;
            await cache.SetAsync($"notion:delivery:{eventId}", [1], new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(2) }, ct);
            await HandleAsync(eventId, ct);
            // end-snippet
        }
    }

    private Task HandleAsync(string eventId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _handled.Add(eventId);
        return Task.CompletedTask;
    }
}

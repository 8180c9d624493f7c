using Notion.Refit.AspNetCore;

namespace Notion.Refit.Redis.Tests;

/// <summary>The store of deliveries in docs/webhooks.md, over a real server.</summary>
public sealed class WebhookStoreTests
{
    [Test]
    public async Task Of_two_machines_that_get_an_event_one_accepts_it()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        RedisDeliveryStore one = Store(server), other = Store(server);

        bool[] accepted = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? one : other).TryAddAsync("event", TimeSpan.FromDays(1), CancellationToken.None).AsTask()));
        Assert.That(accepted.Count(static isNew => isNew), Is.EqualTo(1));

        await other.RemoveAsync("event", CancellationToken.None);
        Assert.That(await one.TryAddAsync("event", TimeSpan.FromDays(1), CancellationToken.None), Is.True);
    }

    private static RedisDeliveryStore Store(RedisServer server) => new(new RedisWebhookDeliveries(RedisRateLimitStoreTests.Options(server)));

    // snippet: webhooks-redis
    public sealed class RedisDeliveryStore(RedisWebhookDeliveries deliveries) : INotionWebhookDeliveryStore
    {
        public ValueTask<bool> TryAddAsync(string eventId, TimeSpan lifetime, CancellationToken cancellationToken) =>
            deliveries.TryAddAsync(eventId, cancellationToken);

        public async ValueTask RemoveAsync(string eventId, CancellationToken cancellationToken) => await deliveries.RemoveAsync(eventId, cancellationToken);
    }
    // end-snippet
}

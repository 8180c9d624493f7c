using System.Globalization;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Notion.Refit.AspNetCore.Webhooks.Deliveries;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>The ids of accepted events, in memory and in a distributed cache.</summary>
public sealed class DeliveryStoreTests
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly ManualTimeProvider _clock = new();

    [Test]
    public void Memory_holds_ids_until_they_expire_and_not_longer()
    {
        var store = new MemoryDeliveryStore(_clock);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.That(store.TryAdd(i.ToString(CultureInfo.InvariantCulture), s_day), Is.True);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(store.Count, Is.EqualTo(1440).Within(2));
        Assert.That(store.TryAdd("9999", s_day), Is.False);
        Assert.That(store.TryAdd("1", s_day), Is.True);
    }

    [Test]
    public async Task An_id_that_was_removed_can_be_added_and_keeps_its_new_time()
    {
        var store = new MemoryDeliveryStore(_clock);
        store.TryAdd("a", s_day);
        await store.RemoveAsync("a", CancellationToken.None);
        _clock.Advance(s_day / 2);
        Assert.That(store.TryAdd("a", s_day), Is.True);
        _clock.Advance(s_day / 2);

        Assert.That(store.TryAdd("b", s_day), Is.True);
        Assert.That(store.TryAdd("a", s_day), Is.False);
    }

    [Test]
    public async Task Processes_share_ids_by_the_distributed_cache()
    {
        IDistributedCache cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        DistributedDeliveryStore one = Store(cache), other = Store(cache);

        Assert.That(await one.TryAddAsync("a", s_day, CancellationToken.None), Is.True);
        Assert.That(await other.TryAddAsync("a", s_day, CancellationToken.None), Is.False);
        await one.RemoveAsync("a", CancellationToken.None);
        Assert.That(await Store(cache).TryAddAsync("a", s_day, CancellationToken.None), Is.True);
    }

    [Test]
    public async Task When_the_cache_fails_the_memory_of_the_process_decides()
    {
        DistributedDeliveryStore store = Store(new FailingCache());

        Assert.That(await store.TryAddAsync("a", s_day, CancellationToken.None), Is.True);
        Assert.That(await store.TryAddAsync("a", s_day, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task The_app_uses_the_distributed_cache_that_is_registered()
    {
        var inbox = new Inbox();
        IDistributedCache cache = new SharedCache();
        void Map(NotionWebhookEndpoint endpoint) => endpoint.OnAny((WebhookEvent e) => inbox.Add(e));
        void Services(IServiceCollection services) => services.AddSingleton(cache);
        await using WebhookApp first = await WebhookApp.StartAsync(Map, services: Services);
        await using WebhookApp second = await WebhookApp.StartAsync(Map, services: Services);

        await first.StatusAsync(Samples.Event(1));
        await second.StatusAsync(Samples.Event(1));
        await second.StatusAsync(Samples.Event(2));

        Assert.That((await inbox.TakeAsync(2)).Select(e => e.Id), Is.EquivalentTo(new[] { Samples.Id('e', 1), Samples.Id('e', 2) }));
    }

    private DistributedDeliveryStore Store(IDistributedCache cache) => new(new MemoryDeliveryStore(_clock), cache, new FakeLogger<DistributedDeliveryStore>());

    private sealed class FailingCache : IDistributedCache
    {
        public byte[]? Get(string key) => throw new IOException();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw new IOException();

        public void Refresh(string key) => throw new IOException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new IOException();

        public void Remove(string key) => throw new IOException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new IOException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new IOException();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => throw new IOException();
    }

    /// <summary>A cache outside of the process, as far as the app can see.</summary>
    private sealed class SharedCache : IDistributedCache
    {
        private readonly MemoryDistributedCache _memory = new(Options.Create(new MemoryDistributedCacheOptions()));

        public byte[]? Get(string key) => _memory.Get(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => _memory.GetAsync(key, token);

        public void Refresh(string key) => _memory.Refresh(key);

        public Task RefreshAsync(string key, CancellationToken token = default) => _memory.RefreshAsync(key, token);

        public void Remove(string key) => _memory.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default) => _memory.RemoveAsync(key, token);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _memory.Set(key, value, options);

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => _memory.SetAsync(key, value, options, token);
    }
}

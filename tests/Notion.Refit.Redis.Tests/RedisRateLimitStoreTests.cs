using StackExchange.Redis;

namespace Notion.Refit.Redis.Tests;

public sealed class RedisRateLimitStoreTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Test]
    public async Task A_state_is_replaced_only_if_it_is_still_the_one_that_was_read()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var store = new RedisRateLimitStore(Options(server));

        NotionRateLimitState nothing = await store.ReadAsync(Key, default);
        NotionRateLimitState first = await store.TryWriteAsync(Key, Write("", "one"), default);
        NotionRateLimitState late = await store.TryWriteAsync(Key, Write("", "two"), default);
        NotionRateLimitState second = await store.TryWriteAsync(Key, Write("one", "\0\u0001ÿ"), default);
        NotionRateLimitState now = await store.ReadAsync(Key, default);

        Assert.Multiple(() =>
        {
            Assert.That(nothing.Current.Length, Is.Zero);
            Assert.That(first.IsWritten, Is.True);
            Assert.That(late.IsWritten, Is.False);
            Assert.That(Text(late), Is.EqualTo("one"));
            Assert.That(second.IsWritten, Is.True);
            Assert.That(Text(now), Is.EqualTo("\0\u0001ÿ"));
            Assert.That(now.Time, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromSeconds(30)));
            Assert.That(now.Time, Is.GreaterThan(nothing.Time));
        });
    }

    [Test]
    public async Task Keys_have_the_prefix_and_a_hash_tag_and_expire()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        NotionRedisOptions options = Options(server);
        options.Prefix = "acme:notion";
        await using var store = new RedisRateLimitStore(options);
        await store.TryWriteAsync(Key, Write("", "one"), default);
        await store.TryWriteAsync(Key[..31] + "0", Write("", "one") with { KeepFor = TimeSpan.FromHours(1) }, default);

        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        RedisKey[] keys = [.. redis.GetServers()[0].Keys()];
        TimeSpan?[] lives = [.. keys.Select(key => redis.GetDatabase().KeyTimeToLive(key))];

        Assert.That(keys.Select(static key => (string)key!), Is.EquivalentTo(new[] { $"acme:notion:limit:{{{Key}}}", $"acme:notion:limit:{{{Key[..31]}0}}" }));
        Assert.That(lives, Is.EquivalentTo(new[] { TimeSpan.FromMinutes(10), TimeSpan.FromHours(1) }).Using<TimeSpan?>((a, b) => (a!.Value - b!.Value).Duration() < TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task An_announced_state_reaches_all_that_subscribe_to_its_key()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using var first = new RedisRateLimitStore(Options(server));
        await using var second = new RedisRateLimitStore(Options(server));
        var received = new TaskCompletionSource<ReadOnlyMemory<byte>>();
        using IDisposable other = second.Subscribe(Key[..31] + "0", _ => received.TrySetException(new InvalidOperationException("another key")));
        using IDisposable subscription = second.Subscribe(Key, state => received.TrySetResult(state));
        await second.ReadAsync(Key, default);
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        while ((long)(await redis.GetDatabase().ExecuteAsync("PUBLISH", "notion:limits", "x")) == 0)
            await Task.Yield();

        await first.TryWriteAsync(Key, Write("", "quiet"), default);
        await first.TryWriteAsync(Key, Write("quiet", "loud") with { Announce = true }, default);

        Assert.That(System.Text.Encoding.UTF8.GetString((await received.Task.WaitAsync(TimeSpan.FromSeconds(60))).Span), Is.EqualTo("loud"));
    }

    [Test]
    public async Task It_works_on_a_cluster()
    {
        await using RedisServer server = await RedisServer.StartAsync("cluster-enabled yes");
        await using (ConnectionMultiplexer redis = await server.ConnectAsync())
        {
            await redis.GetServers()[0].ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
            while (!((string)(await redis.GetServers()[0].ExecuteAsync("CLUSTER", "INFO"))!).Contains("cluster_state:ok", StringComparison.Ordinal))
                await Task.Yield();
        }

        await using var store = new RedisRateLimitStore(Options(server));
        Assert.That((await store.TryWriteAsync(Key, Write("", "one") with { Announce = true }, default)).IsWritten, Is.True);
        IOAuthRefreshLease lease = await new RedisRefreshLock(Options(server)).AcquireAsync(Key, default);
        await lease.MarkSentAsync(default);
        await lease.DisposeAsync();
        Assert.That(await new RedisWebhookDeliveries(Options(server)).TryAddAsync("event"), Is.True);
    }

    [Test]
    public async Task A_server_that_is_away_fails_within_the_time_limit()
    {
        RedisServer server = await RedisServer.StartAsync();
        await using var store = new RedisRateLimitStore(Options(server));
        await store.ReadAsync(Key, default);
        await server.DisposeAsync();

        Exception? failure = await Assert.CatchAsync(() => store.ReadAsync(Key, default).AsTask());
        Assert.That(failure, Is.InstanceOf<RedisException>().Or.InstanceOf<TimeoutException>());
    }

    [Test]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(static () => new RedisRateLimitStore(new NotionRedisOptions()), Throws.ArgumentException.With.Message.Contains("Configuration"));
            Assert.That(static () => new RedisRateLimitStore(new NotionRedisOptions { Configuration = "x", Prefix = "a{b}" }), Throws.ArgumentException.With.Message.Contains("a{b}"));
            Assert.That(static () => new RedisRateLimitStore(new NotionRedisOptions { Configuration = "x", Timeout = TimeSpan.Zero }), Throws.ArgumentException.With.Message.Contains("Timeout"));
            Assert.That(new NotionRedisOptions { Configuration = "x,password=secret" }.ToString(), Does.Not.Contain("secret"));
        });
    }

    internal static NotionRedisOptions Options(RedisServer server) => new() { Configuration = server.Configuration, Timeout = TimeSpan.FromSeconds(10) };

    private static NotionRateLimitWrite Write(string expected, string state) =>
        new(System.Text.Encoding.UTF8.GetBytes(expected), System.Text.Encoding.UTF8.GetBytes(state), TimeSpan.FromSeconds(1), Announce: false);

    private static string Text(NotionRateLimitState state) => System.Text.Encoding.UTF8.GetString(state.Current.Span);
}

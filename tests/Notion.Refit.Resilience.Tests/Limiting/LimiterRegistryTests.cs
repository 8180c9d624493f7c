namespace Notion.Refit.Resilience.Tests.Limiting;

public sealed class LimiterRegistryTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly LimiterRegistry _registry = new();

    [Test]
    public void One_token_at_one_address_has_one_limiter()
    {
        TokenRateLimiter limiter = Get("a");

        Assert.Multiple(() =>
        {
            Assert.That(Get("a"), Is.SameAs(limiter));
            Assert.That(Get("b"), Is.Not.SameAs(limiter));
            Assert.That(Get("a", host: "localhost"), Is.Not.SameAs(limiter));
            Assert.That(Get("a", port: 8080), Is.Not.SameAs(limiter));
            Assert.That(Get("a", settings: Settings() with { MaxConcurrency = 3 }), Is.Not.SameAs(limiter));
            Assert.That(_registry.Get(new LimiterKey(PartitionId.Of("a", "api.notion.com", 443), Settings(), new ManualTimeProvider()), static () => 0), Is.Not.SameAs(limiter));
        });
    }

    [Test]
    public void Unused_limiters_are_forgotten()
    {
        for (int i = 0; i < 60; i++)
            Get($"old {i}").TryEnter()!.Dispose();
        TokenLease held = Get("held").TryEnter()!;
        TokenRateLimiter used = Get("used");
        _time.Advance(TimeSpan.FromMinutes(11));
        used.TryEnter()!.Dispose();
        for (int i = 0; i < 10; i++)
            Get($"new {i}").TryEnter()!.Dispose();

        Assert.Multiple(() =>
        {
            Assert.That(_registry.Count, Is.EqualTo(12));
            Assert.That(Get("used"), Is.SameAs(used));
            Assert.That(Get("held").IdleDuration, Is.Null);
        });
        held.Dispose();
    }

    [Test]
    public void A_few_forgotten_limiters_do_not_wait_for_more_of_them()
    {
        for (int i = 0; i < 20; i++)
            Get($"old {i}").TryEnter()!.Dispose();
        _time.Advance(TimeSpan.FromMinutes(11));
        Get("new").TryEnter()!.Dispose();

        Assert.That(_registry.Count, Is.EqualTo(1));
    }

    [Test]
    public void A_limiter_that_is_forgotten_says_so_and_one_that_stays_does_not()
    {
        TokenRateLimiter idle = Get("idle");
        idle.TryEnter()!.Dispose();
        _time.Advance(TimeSpan.FromMinutes(11));
        TokenRateLimiter used = Get("used");
        used.TryEnter()!.Dispose();
        for (int i = 0; i < 70; i++)
            Get($"new {i}").TryEnter()!.Dispose();

        Assert.That((idle.IsForgotten, used.IsForgotten), Is.EqualTo((true, false)));
        Assert.That(Get("idle"), Is.Not.SameAs(idle));
    }

    [Test]
    public void Thousands_of_tokens_in_use_stay()
    {
        for (int i = 0; i < 5000; i++)
            Get($"token {i}").TryEnter()!.Dispose();

        Assert.That(_registry.Count, Is.EqualTo(5000));
    }

    [Test]
    public void Counts_the_calls_that_wait_over_all_tokens()
    {
        foreach (string token in (string[])["a", "b"])
        {
            TokenRateLimiter limiter = Get(token, settings: Settings() with { MaxConcurrency = 1 });
            limiter.TryEnter();
            _ = limiter.EnterAsync(Timeout.InfiniteTimeSpan, CancellationToken.None).AsTask();
            _ = limiter.EnterAsync(Timeout.InfiniteTimeSpan, CancellationToken.None).AsTask();
        }

        Assert.That(_registry.QueueLength, Is.EqualTo(4));
    }

    [Test]
    public void A_key_does_not_show_the_token()
    {
        const string Token = "ntn_a_very_secret_token";
        var key = new LimiterKey(PartitionId.Of(Token, "api.notion.com", 443), Settings(), _time);

        Assert.Multiple(() =>
        {
            Assert.That(key.ToString(), Does.Not.Contain("secret"));
            Assert.That(PartitionId.Of(Token, "api.notion.com", 443), Is.EqualTo(key.Partition));
            Assert.That(PartitionId.Of(Token + "x", "api.notion.com", 443), Is.Not.EqualTo(key.Partition));
            Assert.That(PartitionId.Of(null, "api.notion.com", 443), Is.Not.EqualTo(key.Partition));
        });
    }

    private TokenRateLimiter Get(string token, string host = "api.notion.com", int port = 443, LimiterSettings? settings = null) =>
        _registry.Get(new LimiterKey(PartitionId.Of(token, host, port), settings ?? Settings(), _time), static () => 0);

    private static LimiterSettings Settings() => LimiterSettings.Of(new NotionRateLimitOptions());
}

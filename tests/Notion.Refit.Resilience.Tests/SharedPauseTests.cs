using System.Net;

namespace Notion.Refit.Resilience.Tests;

public sealed class SharedPauseTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly LimiterRegistry _registry = new();

    [Test]
    public async Task A_429_pauses_the_other_clients_of_the_token_too()
    {
        var limited = new ScriptedServer(Answers.RateLimited("30"), Answers.Ok);
        var free = new ScriptedServer(Answers.Ok);
        using ResilientClient first = Client(limited), second = Client(free);

        Task<HttpResponseMessage> refused = first.CreateAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(30));
        Task<HttpResponseMessage> held = second.GetAsync();
        _time.Advance(TimeSpan.FromSeconds(29.999));
        Assert.That(free.Requests, Is.Zero);

        // The one or the other goes first, the next a twentieth of a second later.
        await _time.DriveThroughWaitsAsync(Task.WhenAll(held, refused), TimeSpan.FromSeconds(1));

        Assert.That((await held).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await refused).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(second.Events.Waits.Single().TotalSeconds, Is.InRange(30, 30.3));
    }

    [Test]
    public async Task Other_tokens_go_on()
    {
        using ResilientClient limited = Client(new ScriptedServer(Answers.RateLimited("30"))), other = Client(new ScriptedServer(Answers.Ok), "secret_b");
        Task<HttpResponseMessage> refused = limited.CreateAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(30));

        using HttpResponseMessage response = await other.GetAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(refused.IsCompleted, Is.False);
    }

    [Test]
    public async Task What_was_refused_is_sent_again_one_by_one()
    {
        // All are under way before the first one is refused.
        var refusal = new TaskCompletionSource();
        ScriptedServer.Step late = async (request, token) =>
        {
            await refusal.Task;
            return await Answers.RateLimited("30", "public_api_space_request_rate_limit")(request, token);
        };
        var server = new ScriptedServer([.. Enumerable.Repeat(late, 20), Answers.Ok]);
        using ResilientClient client = Client(server);
        Task<HttpResponseMessage>[] calls = [.. Enumerable.Range(0, 20).Select(_ => client.CreateAsync())];
        Assert.That(server.Requests, Is.EqualTo(20));
        refusal.SetResult();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(30), count: 20);

        // All become ready again at the same moment, a quarter of a second before the pause is over.
        _time.Advance(TimeSpan.FromSeconds(30));
        TokenRateLimiter limiter = Limiter();
        await client.Events.WhenWaitingAsync(20);
        _time.Advance(TimeSpan.FromSeconds(0.25));
        List<long> queued = [];
        for (int i = 0; i < 5; i++)
        {
            queued.Add(limiter.GetStatistics()!.CurrentQueuedCount);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        HttpResponseMessage[] responses = await Task.WhenAll(calls);
        Assert.Multiple(() =>
        {
            Assert.That(queued, Is.EqualTo([19, 17, 15, 13, 11]));
            Assert.That(responses.Select(response => response.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(server.Requests, Is.EqualTo(40));
        });
    }

    [Test]
    public async Task A_wait_that_a_pause_of_others_makes_too_long_fails_at_once()
    {
        var late = new TaskCompletionSource();
        var server = new ScriptedServer(Answers.RateLimited("30"), Answers.Ok);
        var slow = new ScriptedServer(async (request, token) =>
        {
            await late.Task;
            return await Answers.RateLimited("500")(request, token);
        });
        using ResilientClient first = Client(server), second = Client(slow);
        Task<HttpResponseMessage> underWay = second.CreateAsync(), waiting = first.CreateAsync();
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(30));
        late.SetResult();
        Assert.That((await underWay).StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        _time.Advance(TimeSpan.FromSeconds(30));

        NotionRateLimiterException? thrown = await Assert.ThrowsAsync<NotionRateLimiterException>(() => waiting);

        Assert.Multiple(() =>
        {
            Assert.That(thrown?.RetryAfter?.TotalSeconds, Is.InRange(470, 471));
            Assert.That(thrown?.Message, Does.Contain("not sent again").And.Contains("pause"));
            Assert.That(server.Requests, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_new_call_fails_at_once_when_the_pause_is_longer_than_it_may_wait()
    {
        var server = new ScriptedServer(Answers.RateLimited("301"), Answers.Ok);
        using ResilientClient client = Client(server);
        using HttpResponseMessage refused = await client.CreateAsync();

        NotionRateLimiterException? thrown = await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync());

        Assert.Multiple(() =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(thrown?.RetryAfter?.TotalSeconds, Is.InRange(301, 301.5));
            Assert.That(thrown?.Path, Is.EqualTo("/v1/users/me"));
            Assert.That(thrown?.ToString(), Does.Contain("retry after: 00:05:01"));
            Assert.That(server.Requests, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_new_call_waits_no_longer_than_it_may()
    {
        using ResilientClient client = Client(new ScriptedServer(Answers.Silence), configure: static options =>
        {
            options.RateLimit.MaxConcurrency = 1;
            options.RateLimit.MaxWait = TimeSpan.FromSeconds(10);
        });
        Task<HttpResponseMessage> first = client.GetAsync(), second = client.GetAsync();
        _time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.That(second.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.001));

        NotionRateLimiterException? thrown = await Assert.ThrowsAsync<NotionRateLimiterException>(() => second);

        Assert.That(thrown?.Message, Does.Contain("10 s"));
        Assert.That(first.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_full_queue_refuses_more()
    {
        using ResilientClient client = Client(new ScriptedServer(Answers.Silence), configure: static options =>
        {
            options.RateLimit.MaxConcurrency = 1;
            options.RateLimit.QueueLimit = 2;
        });
        _ = client.GetAsync();
        Task<HttpResponseMessage> second = client.GetAsync(), third = client.GetAsync();

        NotionRateLimiterException? thrown = await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.CreateAsync());

        Assert.Multiple(() =>
        {
            Assert.That(thrown?.Message, Does.Contain("2 calls wait already"));
            Assert.That(thrown?.RetryAfter, Is.Null);
            Assert.That(second.IsCompleted || third.IsCompleted, Is.False);
        });
    }

    [Test]
    public async Task Blocked_connections_and_server_errors_pause_no_call()
    {
        var server = new ScriptedServer(Answers.RateLimited("30", "public_api_request_blocked"), Answers.Error(503, "service_unavailable", "30"), Answers.Ok);
        using ResilientClient client = Client(server);

        (await client.CreateAsync()).Dispose();
        (await client.CreateAsync()).Dispose();
        using HttpResponseMessage response = await client.CreateAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase(429, "rate_limited", null, true)]
    [TestCase(429, "rate_limited", "public_api_request_rate_limit", true)]
    [TestCase(429, "rate_limited", "public_api_space_request_rate_limit", false)]
    [TestCase(429, "rate_limited", "public_api_endpoint_rate_limit", false)]
    [TestCase(429, "rate_limited", "public_api_moon_phase", false)]
    [TestCase(529, "service_overload", null, false)]
    public async Task Only_the_limit_of_the_connection_teaches_the_budget(int status, string code, string? reason, bool teaches)
    {
        var server = new ScriptedServer(Answers.Ok, Answers.Ok, Answers.Error(status, code, "60", reason is null ? null : new { rate_limit_reason = reason }), Answers.Ok);
        using ResilientClient client = Client(server, configure: static options => options.Retry = NotionRetryOptions.None);
        for (int i = 0; i < 3; i++)
            (await client.GetAsync()).Dispose();

        TokenRateLimiter limiter = Limiter();
        Assert.That(limiter.PausedFor.TotalSeconds, Is.EqualTo(60.25).Within(1e-6));
        _time.Advance(TimeSpan.FromSeconds(61));
        (await client.GetAsync()).Dispose();
        Assert.That(limiter.Limit, Is.EqualTo(teaches ? 2 : null));
    }

    [Test]
    public async Task Html_of_an_edge_pauses_but_teaches_nothing()
    {
        using ResilientClient client = Client(new ScriptedServer(Answers.Html(429, "20"), Answers.Ok), configure: static options => options.Retry = NotionRetryOptions.None);
        (await client.GetAsync()).Dispose();

        TokenRateLimiter limiter = Limiter();
        Assert.That(limiter.PausedFor.TotalSeconds, Is.EqualTo(20.25).Within(1e-6));
        _time.Advance(TimeSpan.FromSeconds(21));
        (await client.GetAsync()).Dispose();
        Assert.That(limiter.Limit, Is.Null);
    }

    [Test]
    public async Task Switched_off_nothing_pauses()
    {
        var server = new ScriptedServer(Answers.RateLimited("30"), Answers.Ok);
        using ResilientClient client = Client(server, configure: static options =>
        {
            options.RateLimit = NotionRateLimitOptions.None;
            options.Retry = NotionRetryOptions.None;
        });
        (await client.GetAsync()).Dispose();

        using HttpResponseMessage response = await client.GetAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_registry.Count, Is.Zero);
    }

    private ResilientClient Client(ScriptedServer server, string token = "secret_a", Action<NotionResilienceOptions>? configure = null) =>
        new(server, configure, _time, _registry, token);

    private TokenRateLimiter Limiter() =>
        _registry.Get(new LimiterKey(PartitionId.Of("secret_a", "api.notion.com", 443), LimiterSettings.Of(new NotionRateLimitOptions()), _time), static () => 0.5);
}

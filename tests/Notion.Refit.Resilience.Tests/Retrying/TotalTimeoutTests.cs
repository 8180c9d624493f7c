using System.Net;

namespace Notion.Refit.Resilience.Tests.Retrying;

public sealed class TotalTimeoutTests
{
    private static readonly TimeSpan s_total = TimeSpan.FromMinutes(5);

    [TestCase(299, true)]
    [TestCase(300, false)]
    [TestCase(3600, false)]
    public async Task A_wait_that_does_not_fit_is_not_begun(int retryAfter, bool fits)
    {
        var server = new ScriptedServer(Answers.RateLimited($"{retryAfter}"), Answers.Ok);
        using var client = new ResilientClient(server, Options);

        Task<HttpResponseMessage> call = client.CreateAsync();
        if (fits)
            await client.Time.DriveAsync(call, TimeSpan.FromSeconds(retryAfter));
        using HttpResponseMessage response = await call;

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(fits ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests));
            Assert.That(server.Requests, Is.EqualTo(fits ? 2 : 1));
            Assert.That(client.Time.Elapsed, Is.EqualTo(fits ? TimeSpan.FromSeconds(retryAfter) : TimeSpan.Zero));
            Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(fits ? null : TimeSpan.FromSeconds(retryAfter)));
        });
    }

    [Test]
    public async Task What_was_used_up_before_counts()
    {
        var server = new ScriptedServer(Answers.RateLimited("200"), Answers.RateLimited("100"), Answers.Ok);
        using var client = new ResilientClient(server, Options);

        Task<HttpResponseMessage> call = client.CreateAsync();
        await client.Time.DriveAsync(call, TimeSpan.FromSeconds(200));
        using HttpResponseMessage response = await call;

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(server.Requests, Is.EqualTo(2));
            Assert.That(client.Time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(200)));
        });
    }

    [Test]
    public async Task A_growing_wait_must_fit_too()
    {
        var server = new ScriptedServer(Answers.Error(500, "internal_server_error"));
        using var client = new ResilientClient(server, static options =>
        {
            Options(options);
            options.Retry.InitialRetryDelay = options.Retry.MaxRetryDelay = TimeSpan.FromMinutes(10);
        });

        using HttpResponseMessage response = await client.GetAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Without_a_limit_every_wait_fits()
    {
        var server = new ScriptedServer(Answers.RateLimited("7200"), Answers.Ok);
        using var client = new ResilientClient(server, static options =>
        {
            options.TotalTimeout = Timeout.InfiniteTimeSpan;
            options.RateLimit = new NotionRateLimitOptions { Enabled = false, MaxPause = TimeSpan.FromHours(2) };
        });

        Task<HttpResponseMessage> call = client.CreateAsync();
        await client.Time.DriveAsync(call, TimeSpan.FromHours(2));

        Assert.That((await call).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Ends_an_attempt_that_is_under_way()
    {
        var server = new ScriptedServer(Answers.Silence);
        using var client = new ResilientClient(server, static options =>
        {
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.TotalTimeout = TimeSpan.FromSeconds(90);
        });

        Task<HttpResponseMessage> call = client.GetAsync();
        client.Time.Advance(TimeSpan.FromSeconds(89.999));
        Assert.That(call.IsCompleted, Is.False);
        client.Time.Advance(TimeSpan.FromSeconds(0.001));

        NotionTimeoutException? thrown = await Assert.ThrowsAsync<NotionTimeoutException>(() => call);
        Assert.Multiple(() =>
        {
            Assert.That(thrown?.Scope, Is.EqualTo(NotionTimeoutScope.Total));
            Assert.That(thrown?.Timeout, Is.EqualTo(TimeSpan.FromSeconds(90)));
            Assert.That(thrown?.Message, Does.Contain("90 s").And.Contains("TotalTimeout").And.Contains("1 attempt."));
            Assert.That(thrown?.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(thrown?.Path, Is.EqualTo("/v1/users/me"));
            Assert.That(server.Requests, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Ends_a_wait_between_attempts()
    {
        // The first attempt takes 50 of the 60 seconds; the wait would fit, the second attempt does not.
        var server = new ScriptedServer(Answers.Silence);
        using var client = new ResilientClient(server, static options =>
        {
            options.AttemptTimeout = TimeSpan.FromSeconds(50);
            options.TotalTimeout = TimeSpan.FromSeconds(60);
        });

        Task<HttpResponseMessage> call = client.GetAsync();
        client.Time.Advance(TimeSpan.FromSeconds(50));
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(1));
        client.Time.Advance(TimeSpan.FromSeconds(1));
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(9));
        client.Time.Advance(TimeSpan.FromSeconds(9));

        NotionTimeoutException? thrown = await Assert.ThrowsAsync<NotionTimeoutException>(() => call);
        Assert.Multiple(() =>
        {
            Assert.That(thrown?.Scope, Is.EqualTo(NotionTimeoutScope.Total));
            Assert.That(thrown?.Message, Does.Contain("2 attempts"));
            Assert.That(client.Time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(60)));
        });
    }

    [Test]
    public async Task Does_not_count_the_wait_for_the_first_attempt()
    {
        var registry = new LimiterRegistry();
        var time = new ManualTimeProvider();
        var server = new ScriptedServer(Answers.RateLimited("200"), Answers.RateLimited("200"), Answers.Ok);
        using var other = new ResilientClient(server, static options => options.Retry = NotionRetryOptions.None, time, registry);
        using var client = new ResilientClient(server, static options => options.Random = static () => 0, time, registry);
        (await other.CreateAsync()).Dispose();

        Task<HttpResponseMessage> call = client.CreateAsync();
        time.Advance(TimeSpan.FromSeconds(200.25));

        // 200 seconds are over; 200 more fit all the same, and what is left of the pause then.
        await time.WhenWaitingAsync(TimeSpan.FromSeconds(200));
        time.Advance(TimeSpan.FromSeconds(200));
        await time.DriveThroughWaitsAsync(call, TimeSpan.FromSeconds(1));
        Assert.That((await call).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static void Options(NotionResilienceOptions options)
    {
        options.TotalTimeout = s_total;
        options.RateLimit = NotionRateLimitOptions.None;
    }
}

using System.Net;
using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience.Tests.Limiting;

/// <summary>Which limiter a request of a client counts against, and what the caller is shown when it is not sent.</summary>
public sealed class LimiterGateTests
{
    [Test]
    public async Task The_tokens_of_one_client_have_a_limit_each()
    {
        string token = "secret_a";
        var server = new ScriptedServer(Answers.RateLimited("1000"), Answers.Ok);
        using var client = new ResilientClient(server, options =>
        {
            options.TotalTimeout = TimeSpan.FromSeconds(100);
            options.RateLimitPartition = (_, _) => new ValueTask<string?>(token);
        });
        using (await client.GetAsync())
        {
        }

        token = "secret_b";
        using (HttpResponseMessage other = await client.GetAsync())
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        token = "secret_a";
        Assert.That(await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync()), Has.Property("RetryAfter").GreaterThan(TimeSpan.FromSeconds(900)));
    }

    [Test]
    public async Task A_token_that_comes_later_has_its_limit_too()
    {
        var server = new ScriptedServer(Answers.RateLimited("1000"), Answers.Ok);
        using var client = new ResilientClient(server, static options =>
        {
            options.TotalTimeout = TimeSpan.FromSeconds(100);
            options.RateLimitPartition = static async (_, _) =>
            {
                await Task.Yield();
                return "secret_a";
            };
        });
        using (await client.GetAsync())
        {
        }

        await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync());
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [TestCase("https://api.notion.com:8443/v1/users/me")]
    [TestCase("https://example.org/v1/users/me")]
    public async Task A_token_has_a_limit_for_each_address(string address)
    {
        var server = new ScriptedServer(Answers.RateLimited("1000"), Answers.Ok);
        using var client = new ResilientClient(server, static options => options.TotalTimeout = TimeSpan.FromSeconds(100));
        using (await client.GetAsync())
        {
        }

        using (HttpResponseMessage other = await client.SendAsync(HttpMethod.Get, address))
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync());
    }

    [Test]
    public async Task A_limiter_of_the_app_that_refuses_without_a_reason_is_named_all_the_same()
    {
        var server = new ScriptedServer(Answers.Ok);
        using var client = new ResilientClient(server, static options => options.RateLimit = NotionRateLimitOptions.FromLimiter(new SilentLimiter()));

        NotionRateLimiterException error = (await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync()))!;

        Assert.That(error.Message, Is.EqualTo("The request was not sent. The rate limiter refused the request."));
        Assert.That(error.RetryAfter, Is.Null);
        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public async Task A_caller_who_cancels_the_wait_for_the_apps_limiter_gets_a_cancellation()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 5 });
        using RateLimitLease taken = limiter.AttemptAcquire();
        using var client = new ResilientClient(new ScriptedServer(Answers.Ok), options => options.RateLimit = NotionRateLimitOptions.FromLimiter(limiter));
        using var caller = new CancellationTokenSource();

        Task<HttpResponseMessage> call = client.GetAsync(caller.Token);
        await caller.CancelAsync();

        Assert.That(await Assert.CatchAsync(() => call), Is.InstanceOf<OperationCanceledException>());
    }

    private sealed class SilentLimiter : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new SilentLease();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(new SilentLease());
    }

    private sealed class SilentLease : RateLimitLease
    {
        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}

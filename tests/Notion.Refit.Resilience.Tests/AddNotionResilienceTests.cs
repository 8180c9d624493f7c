using System.Net;
using System.Threading.RateLimiting;
using Polly;
using Polly.Retry;
using Polly.Telemetry;

namespace Notion.Refit.Resilience.Tests;

public sealed class AddNotionResilienceTests
{
    [Test]
    public async Task Works_in_any_handler_that_passes_its_request_to_the_pipeline()
    {
        int requests = 0;
        ResiliencePipeline<HttpResponseMessage> pipeline = Builder().AddNotionResilience(NoWait()).Build();

        using HttpResponseMessage read = await ExecuteAsync(pipeline, HttpMethod.Get, "/v1/users", () => requests++ == 0 ? HttpStatusCode.BadGateway : HttpStatusCode.OK);
        using HttpResponseMessage write = await ExecuteAsync(pipeline, HttpMethod.Post, "/v1/pages", static () => HttpStatusCode.BadGateway);

        Assert.Multiple(() =>
        {
            Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(write.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(requests, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Without_a_request_only_what_every_operation_may_repeat_is_repeated()
    {
        ResiliencePipeline<HttpResponseMessage> pipeline = Builder().AddNotionResilience(NoWait()).Build();
        int limited = 0, unavailable = 0;

        (await pipeline.ExecuteAsync(_ => Answer(limited++ == 0 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK))).Dispose();
        (await pipeline.ExecuteAsync(_ =>
        {
            unavailable++;
            return Answer(HttpStatusCode.ServiceUnavailable);
        })).Dispose();

        Assert.That(limited, Is.EqualTo(2));
        Assert.That(unavailable, Is.EqualTo(1));
    }

    [Test]
    public async Task Stands_beside_strategies_of_the_app()
    {
        int outer = 0, inner = 0;
        ResiliencePipelineBuilder<HttpResponseMessage> builder = Builder();
        builder.AddFallback(new Polly.Fallback.FallbackStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Result?.StatusCode == HttpStatusCode.NotFound),
            FallbackAction = _ =>
            {
                outer++;
                return Outcome.FromResultAsValueTask(new HttpResponseMessage(HttpStatusCode.NoContent));
            },
        });
        builder.AddNotionResilience(NoWait());

        using HttpResponseMessage response = await ExecuteAsync(builder.Build(), HttpMethod.Get, "/v1/pages/0", () =>
        {
            inner++;
            return HttpStatusCode.NotFound;
        });

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((outer, inner), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task The_telemetry_of_the_app_sees_each_retry()
    {
        var listener = new RetryListener();
        ResiliencePipelineBuilder<HttpResponseMessage> builder = Builder();
        builder.TelemetryListener = listener;
        ResiliencePipeline<HttpResponseMessage> pipeline = builder.AddNotionResilience(NoWait()).Build();
        int requests = 0;

        using HttpResponseMessage response = await ExecuteAsync(pipeline, HttpMethod.Get, "/v1/users", () => requests++ < 2 ? HttpStatusCode.BadGateway : HttpStatusCode.OK);

        Assert.That(listener.Retries, Is.EqualTo((string[])["OnRetry 0", "OnRetry 1"]));
    }

    [Test]
    public async Task The_app_says_what_may_be_repeated()
    {
        NotionResilienceOptions options = NoWait();
        options.IsIdempotent = static request => request.RequestUri!.AbsolutePath.EndsWith("/own", StringComparison.Ordinal);
        ResiliencePipeline<HttpResponseMessage> pipeline = Builder().AddNotionResilience(options).Build();
        int own = 0, other = 0;

        (await ExecuteAsync(pipeline, HttpMethod.Post, "/v1/own", () => own++ == 0 ? HttpStatusCode.BadGateway : HttpStatusCode.OK)).Dispose();
        (await ExecuteAsync(pipeline, HttpMethod.Get, "/v1/users", () => other++ == 0 ? HttpStatusCode.BadGateway : HttpStatusCode.OK)).Dispose();

        Assert.That((own, other), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Every_attempt_takes_a_permit_of_the_apps_limiter_and_gives_it_back()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
        var server = new ScriptedServer(Answers.RateLimited(), Answers.RateLimited(), Answers.Ok);
        using var client = new ResilientClient(server, options =>
        {
            options.RateLimit = NotionRateLimitOptions.FromLimiter(limiter);
            options.Retry.InitialRetryDelay = TimeSpan.Zero;
        });

        using HttpResponseMessage response = await client.CreateAsync();

        RateLimiterStatistics statistics = limiter.GetStatistics()!;
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(statistics.TotalSuccessfulLeases, Is.EqualTo(3));
            Assert.That(statistics.CurrentAvailablePermits, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task What_the_apps_limiter_refuses_is_not_sent()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
        using RateLimitLease taken = limiter.AttemptAcquire();
        var server = new ScriptedServer(Answers.Ok);
        using var client = new ResilientClient(server, options => options.RateLimit = NotionRateLimitOptions.FromLimiter(limiter));

        NotionRateLimiterException? thrown = await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync());

        Assert.That(thrown?.Message, Does.Contain("not sent."));
        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public async Task Waits_for_the_apps_limiter_no_longer_than_a_call_may()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 5 });
        using RateLimitLease taken = limiter.AttemptAcquire();
        using var client = new ResilientClient(new ScriptedServer(Answers.Ok), options => options.RateLimit = NotionRateLimitOptions.FromLimiter(limiter));

        Task<HttpResponseMessage> call = client.GetAsync();
        client.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.That(() => call, Throws.InstanceOf<NotionRateLimiterException>());
    }

    [Test]
    public async Task The_apps_limiter_works_without_a_total_timeout()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1 });
        var server = new ScriptedServer(Answers.RateLimited(), Answers.Ok);
        using var client = new ResilientClient(server, options =>
        {
            options.RateLimit = NotionRateLimitOptions.FromLimiter(limiter);
            options.Retry.InitialRetryDelay = TimeSpan.Zero;
            options.TotalTimeout = Timeout.InfiniteTimeSpan;
        });

        using HttpResponseMessage response = await client.CreateAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_second_wait_for_the_apps_limiter_ends_with_the_total_time()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 5 });
        var server = new ScriptedServer(Answers.RateLimited("1"));
        using var client = new ResilientClient(server, options => options.RateLimit = NotionRateLimitOptions.FromLimiter(limiter));

        Task<HttpResponseMessage> call = client.CreateAsync();
        ValueTask<RateLimitLease> other = limiter.AcquireAsync();
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(1));
        client.Time.Advance(TimeSpan.FromSeconds(1));
        using RateLimitLease taken = await other;
        TimeSpan left = client.Options.TotalTimeout - TimeSpan.FromSeconds(1);
        await client.Time.WhenWaitingAsync(left);
        client.Time.Advance(left);

        NotionTimeoutException? thrown = await Assert.ThrowsAsync<NotionTimeoutException>(() => call);
        Assert.That(thrown?.Scope, Is.EqualTo(NotionTimeoutScope.Total));
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public void Delegates_that_are_missing_are_named()
    {
        NotionResilienceOptions options = NoWait();
        options.IsIdempotent = null!;
        options.RateLimitPartition = null!;

        Assert.That(() => Builder().AddNotionResilience(options), Throws.ArgumentException.With.Message.Contains("IsIdempotent").And.Message.Contains("RateLimitPartition"));
    }

    [Test]
    public void Time_limits_can_be_switched_off()
    {
        NotionResilienceOptions options = NoWait();
        options.AttemptTimeout = options.TotalTimeout = Timeout.InfiniteTimeSpan;

        Assert.That(() => Builder().AddNotionResilience(options).Build(), Throws.Nothing);
    }

    private static ResiliencePipelineBuilder<HttpResponseMessage> Builder() => new() { TimeProvider = new ManualTimeProvider() };

    private static NotionResilienceOptions NoWait() =>
        new() { RateLimit = NotionRateLimitOptions.None, Retry = new NotionRetryOptions { InitialRetryDelay = TimeSpan.Zero } };

    // As AddResilienceHandler does it.
    private static async Task<HttpResponseMessage> ExecuteAsync(ResiliencePipeline<HttpResponseMessage> pipeline, HttpMethod method, string path, Func<HttpStatusCode> status)
    {
        using var request = new HttpRequestMessage(method, "https://api.notion.com" + path);
        ResilienceContext context = ResilienceContextPool.Shared.Get();
        context.Properties.Set(new ResiliencePropertyKey<HttpRequestMessage?>("Resilience.Http.RequestMessage"), request);
        try
        {
            return await pipeline.ExecuteAsync((_, _) => Answer(status()), context, request);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ValueTask<HttpResponseMessage> Answer(HttpStatusCode status) => new(new HttpResponseMessage(status) { Content = new ByteArrayContent([]) });

    private sealed class RetryListener : TelemetryListener
    {
        public List<string> Retries { get; } = [];

        public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
        {
            if (args.Arguments is OnRetryArguments<TResult> retry)
                Retries.Add($"{args.Event.EventName} {retry.AttemptNumber}");
        }
    }
}

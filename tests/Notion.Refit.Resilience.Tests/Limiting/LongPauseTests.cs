using System.Net;

namespace Notion.Refit.Resilience.Tests.Limiting;

/// <summary>Responses that ask for a pause of days: from a mistaken proxy, or from a header that nobody checked.</summary>
public sealed class LongPauseTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _time = new();
    private readonly LimiterRegistry _registry = new();

    private static IEnumerable<TestCaseData> Excessive() =>
    [
        new TestCaseData(Answers.RateLimited("1000000000")).SetName("a 429 that asks for 31 years"),
        new TestCaseData(Answers.Html(429, "86400")).SetName("a proxy that asks for a day"),
        new TestCaseData(Answers.Error(529, "service_overload", "3601")).SetName("an overload of a second more than the longest pause"),
        new TestCaseData(Answers.Html(429, "Wed, 11 Mar 2099 12:00:00 GMT")).SetName("a date in the far future"),
        new TestCaseData(Answers.Error(429, "rate_limited", additionalData: new { retry_after = "999999" })).SetName("a body that asks for days"),
    ];

    [TestCaseSource(nameof(Excessive))]
    public async Task A_pause_ends_after_an_hour(object step)
    {
        var server = new ScriptedServer((ScriptedServer.Step)step, Answers.Ok);
        using ResilientClient client = Client(server);

        using (await client.GetAsync())
        {
        }

        NotionRateLimiterException early = (await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync()))!;
        Assert.That(early.RetryAfter, Is.InRange(s_hour, s_hour + TimeSpan.FromSeconds(0.5)));
        Assert.That(server.Requests, Is.EqualTo(1));

        _time.Advance(early.RetryAfter!.Value);
        using HttpResponseMessage response = await client.GetAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_pause_as_long_as_allowed_is_kept_as_it_is()
    {
        var server = new ScriptedServer(Answers.RateLimited("3600"), Answers.Silence);
        using ResilientClient client = Client(server);
        await PauseAsync(client);

        _ = client.GetAsync();
        _ = client.GetAsync();

        Assert.That(server.Requests, Is.EqualTo(3), "no probe");
    }

    [Test]
    public async Task The_longest_pause_is_an_option()
    {
        var server = new ScriptedServer(Answers.RateLimited("1000"), Answers.Ok);
        using ResilientClient client = Client(server, static options => options.RateLimit.MaxPause = TimeSpan.FromSeconds(400));
        using (await client.GetAsync())
        {
        }

        Assert.That((await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync()))!.RetryAfter!.Value.TotalSeconds, Is.EqualTo(400.25).Within(0.3));
    }

    [Test]
    public async Task A_retry_waits_no_longer_either()
    {
        var server = new ScriptedServer(Answers.RateLimited("1000000000"), Answers.Ok);
        using ResilientClient client = Client(server, static options =>
        {
            options.TotalTimeout = Timeout.InfiniteTimeSpan;
            options.RateLimit = NotionRateLimitOptions.None;
        });

        Task<HttpResponseMessage> call = client.GetAsync();
        await _time.WhenWaitingAsync(s_hour);
        _time.Advance(s_hour);

        Assert.That((await call).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task One_request_probes_and_the_others_go_when_it_is_answered()
    {
        var answer = new TaskCompletionSource();
        ScriptedServer.Step late = async (request, token) =>
        {
            await answer.Task;
            return await Answers.Ok(request, token);
        };
        var server = new ScriptedServer(Answers.RateLimited("1000000000"), late, Answers.Ok);
        using ResilientClient client = Client(server);
        await PauseAsync(client);

        Task<HttpResponseMessage>[] calls = [.. Enumerable.Range(0, 5).Select(_ => client.GetAsync())];
        await client.Events.WhenWaitingAsync(4);
        Assert.That(server.Requests, Is.EqualTo(2), "only the probe");

        answer.SetResult();
        await _time.DriveThroughWaitsAsync(Task.WhenAll(calls), TimeSpan.FromSeconds(1));
        Assert.That(server.Requests, Is.EqualTo(6));
    }

    [Test]
    public async Task A_refused_probe_starts_the_next_pause()
    {
        var server = new ScriptedServer(Answers.RateLimited("1000000000"), Answers.RateLimited("1000000000"), Answers.Ok);
        using ResilientClient client = Client(server);
        await PauseAsync(client);

        using (await client.GetAsync())
        {
        }

        Assert.That((await Assert.ThrowsAsync<NotionRateLimiterException>(() => client.GetAsync()))!.RetryAfter, Is.GreaterThanOrEqualTo(s_hour));
        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_probe_that_gets_a_shorter_time_ends_the_probing()
    {
        var server = new ScriptedServer(Answers.RateLimited("1000000000"), Answers.RateLimited("1000"), Answers.Silence);
        using ResilientClient client = Client(server);
        await PauseAsync(client);
        using (await client.GetAsync())
        {
        }

        _time.Advance(TimeSpan.FromSeconds(1001));
        _ = client.GetAsync();
        _ = client.GetAsync();

        Assert.That(server.Requests, Is.EqualTo(4));
    }

    [Test]
    public async Task After_a_probe_without_an_answer_the_next_request_probes()
    {
        var server = new ScriptedServer(
            Answers.RateLimited("1000000000"), Answers.Throws(static () => new HttpRequestException(HttpRequestError.ConnectionError)), Answers.Silence);
        using ResilientClient client = Client(server);
        await PauseAsync(client);

        Assert.That(() => client.CreateAsync(), Throws.InstanceOf<HttpRequestException>());
        _ = client.CreateAsync();
        _ = client.CreateAsync();

        Assert.That(server.Requests, Is.EqualTo(3), "the second probe is in flight");
    }

    [Test]
    public async Task A_cancelled_probe_hands_over_to_one_that_waits()
    {
        var server = new ScriptedServer(Answers.RateLimited("1000000000"), Answers.Silence, Answers.Ok);
        using ResilientClient client = Client(server);
        await PauseAsync(client);
        using var cancellation = new CancellationTokenSource();

        Task<HttpResponseMessage> probe = client.GetAsync(cancellation.Token);
        Task<HttpResponseMessage> waiting = client.GetAsync();
        await client.Events.WhenWaitingAsync(1);
        await cancellation.CancelAsync();

        await _time.DriveThroughWaitsAsync(waiting, TimeSpan.FromSeconds(1));
        Assert.That((await waiting).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(() => probe, Throws.InstanceOf<OperationCanceledException>());
    }

    private ResilientClient Client(ScriptedServer server, Action<NotionResilienceOptions>? configure = null) => new(server, configure, _time, _registry);

    // One refused call, and the hour after it.
    private async Task PauseAsync(ResilientClient client)
    {
        using (await client.GetAsync())
        {
        }

        _time.Advance(s_hour + TimeSpan.FromSeconds(1));
    }
}

using System.Net;
using System.Net.Sockets;

namespace Notion.Refit.Resilience.Tests.Retrying;

public sealed class RetryMatrixTests
{
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(65);

    // Method, path, may be carried out twice.
    private static readonly (string Method, string Path, bool IsIdempotent)[] s_operations =
    [
        ("GET", "/v1/pages/0", true),
        ("GET", "/v1/blocks/0/children", true),
        ("DELETE", "/v1/blocks/0", true),
        ("POST", "/v1/search", true),
        ("POST", "/v1/data_sources/0/query", true),
        ("POST", "/v1/oauth/introspect", true),
        ("POST", "/v1/blocks/meeting_notes/query", true),
        ("POST", "/v1/pages", false),
        ("POST", "/v1/oauth/token", false),
        ("POST", "/v1/comments", false),
        ("PATCH", "/v1/pages/0", false),
        ("PATCH", "/v1/blocks/0/children", false),
        ("PUT", "/v1/things/0", false),
    ];

    // Name, step, repeated for operations that only read, repeated for all others.
    private static readonly (string Name, ScriptedServer.Step Step, bool Reading, bool Writing)[] s_failures =
    [
        ("429", Answers.RateLimited(), true, true),
        ("429 of the workspace", Answers.RateLimited(reason: "public_api_space_request_rate_limit"), true, true),
        ("429 of the endpoint", Answers.RateLimited(reason: "public_api_endpoint_rate_limit"), true, true),
        ("429 of a new kind", Answers.RateLimited(reason: "public_api_moon_phase"), true, true),
        ("429 without reason", Answers.RateLimited(reason: null), true, true),
        ("429 blocked", Answers.RateLimited(reason: "public_api_request_blocked"), false, false),
        ("429 HTML", Answers.Html(429), true, true),
        ("rate_limited with another status", Answers.Error(400, "rate_limited"), true, true),
        ("529", Answers.Error(529, "service_overload"), true, true),
        ("529 HTML", Answers.Html(529), true, true),
        ("500", Answers.Error(500, "internal_server_error"), true, false),
        ("502", Answers.Error(502, "bad_gateway"), true, false),
        ("502 HTML", Answers.Html(502), true, false),
        ("503", Answers.Error(503, "service_unavailable"), true, false),
        ("503 of the database", Answers.Error(503, "database_connection_unavailable"), true, false),
        ("504", Answers.Error(504, "gateway_timeout"), true, false),
        ("520", Answers.Html(520), true, false),
        ("521", Answers.Html(521), true, false),
        ("522", Answers.Html(522), true, false),
        ("523", Answers.Html(523), true, false),
        ("524", Answers.Html(524), true, false),
        ("409", Answers.Error(409, "conflict_error"), true, false),
        ("409 of another kind", Answers.Error(409, "validation_error"), false, false),
        ("409 HTML", Answers.Html(409), false, false),
        ("503 with a committed object", Answers.Error(503, "service_unavailable", additionalData: new { committed_resource_id = "0" }), false, false),
        ("503 with committed children", Answers.Error(503, "service_unavailable", additionalData: new { committed_child_ids = new[] { "0" } }), false, false),
        ("503 with guidance", Answers.Error(503, "service_unavailable", additionalData: new { retry_guidance = "read_again" }), false, false),
        ("503 that committed nothing", Answers.Error(503, "service_unavailable", additionalData: new { committed_child_ids = Array.Empty<string>(), deadline_ms = "55000" }), true, false),
        ("400", Answers.Error(400, "validation_error"), false, false),
        ("401", Answers.Error(401, "unauthorized"), false, false),
        ("403", Answers.Error(403, "restricted_resource"), false, false),
        ("403 HTML", Answers.Html(403), false, false),
        ("404", Answers.Error(404, "object_not_found"), false, false),
        ("501", Answers.Html(501), false, false),
        ("505", Answers.Html(505), false, false),
        ("525", Answers.Html(525), false, false),
        ("302", Answers.Html(302), false, false),
        ("no connection", Answers.Throws(static () => new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException())), true, false),
        ("no such name", Answers.Throws(static () => new HttpRequestException(HttpRequestError.NameResolutionError)), true, false),
        ("broken before the headers", Answers.Throws(static () => new HttpRequestException(HttpRequestError.ResponseEnded)), true, false),
        ("connecting took too long", Answers.Throws(static () => new TaskCanceledException("connect", new TimeoutException())), true, false),
        ("broken in the body", Answers.Body(static () => new BrokenStream()), true, false),
        ("silence", Answers.Silence, true, false),
        ("silence in the body", Answers.SilenceInTheBody, true, false),
        ("refused credentials of a proxy", Answers.Throws(static () => new HttpRequestException(HttpRequestError.UserAuthenticationError)), false, false),
        ("an answer made an exception", Answers.Throws(static () => new HttpRequestException("x", null, HttpStatusCode.ServiceUnavailable)), false, false),
        ("a bug", Answers.Throws(static () => new InvalidOperationException()), false, false),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from failure in s_failures
        from operation in s_operations
        select new TestCaseData(failure.Step, operation.Method, operation.Path, operation.IsIdempotent ? failure.Reading : failure.Writing)
        {
            TestName = $"{{m}}: {failure.Name}: {operation.Method} {operation.Path}",
        };

    [TestCaseSource(nameof(Cases))]
    public async Task Repeats_what_may_be_repeated(object step, string method, string path, bool isRepeated)
    {
        var failure = (ScriptedServer.Step)step;
        int lasting = await RequestsAsync(method, path, failure);
        int once = await RequestsAsync(method, path, failure, Answers.Ok);
        int twice = await RequestsAsync(method, path, failure, failure, Answers.Ok);
        int thrice = await RequestsAsync(method, path, failure, failure, failure, Answers.Ok);

        Assert.Multiple(() =>
        {
            Assert.That(lasting, Is.EqualTo(isRepeated ? 3 : 1), "fails for ever");
            Assert.That(once, Is.EqualTo(isRepeated ? 2 : 1), "fails once");
            Assert.That(twice, Is.EqualTo(isRepeated ? 3 : 1), "fails twice");
            Assert.That(thrice, Is.EqualTo(isRepeated ? 3 : 1), "fails three times");
        });
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Repeats_nothing_when_retries_are_off(object step, string method, string path, bool isRepeated)
    {
        int requests = await RequestsAsync(method, path, static options => options.Retry = NotionRetryOptions.None, (ScriptedServer.Step)step);

        Assert.That(requests, Is.EqualTo(1), $"with retries: {isRepeated}");
    }

    [Test]
    public async Task Repeats_as_often_as_the_option_allows()
    {
        int requests = await RequestsAsync("GET", "/v1/users", static options => options.Retry.MaxRetries = 7, Answers.Error(500, "internal_server_error"));

        Assert.That(requests, Is.EqualTo(8));
    }

    [Test]
    public async Task Success_ends_it()
    {
        var server = new ScriptedServer(Answers.RateLimited(), Answers.Ok);
        using var client = new ResilientClient(server, NoWait);

        using HttpResponseMessage response = await client.CreateAsync();

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(server.Requests, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task The_last_answer_is_given_back_with_its_body()
    {
        var server = new ScriptedServer(Answers.Error(500, "internal_server_error"), Answers.Error(500, "internal_server_error"), Answers.Error(502, "bad_gateway"));
        using var client = new ResilientClient(server, NoWait);

        using HttpResponseMessage response = await client.GetAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("bad_gateway"));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
        });
    }

    [Test]
    public async Task Says_what_is_repeated_and_why()
    {
        var server = new ScriptedServer(Answers.Error(529, "service_overload", "3"), Answers.Throws(static () => new HttpIOException(HttpRequestError.ConnectionError, "reset")), Answers.Ok);
        using var client = new ResilientClient(server, static options => options.RateLimit = NotionRateLimitOptions.None);

        Task<HttpResponseMessage> call = client.GetAsync();
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(3));
        client.Time.Advance(TimeSpan.FromSeconds(3));
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(2));
        client.Time.Advance(TimeSpan.FromSeconds(2));
        using HttpResponseMessage response = await call;

        RetryNotice[] retries = [.. client.Events.Retries];
        Assert.Multiple(() =>
        {
            Assert.That(retries.Select(retry => retry.Attempt), Is.EqualTo([1, 2]));
            Assert.That(retries.Select(retry => retry.Reason), Is.EqualTo([FailureKind.Overloaded, FailureKind.ConnectionLost]));
            Assert.That(retries.Select(retry => retry.Delay.TotalSeconds), Is.EqualTo([3, 2]));
            Assert.That(retries[0].Status, Is.EqualTo((HttpStatusCode)529));
            Assert.That(retries[1].Exception?.InnerException, Is.InstanceOf<HttpIOException>());
            Assert.That(retries.Select(retry => retry.Request?.RequestUri?.AbsolutePath), Is.All.EqualTo("/v1/users/me"));
        });
    }

    private static void NoWait(NotionResilienceOptions options)
    {
        options.Retry.InitialRetryDelay = TimeSpan.Zero;
        options.RateLimit = NotionRateLimitOptions.None;
    }

    private static Task<int> RequestsAsync(string method, string path, params ScriptedServer.Step[] steps) => RequestsAsync(method, path, null, steps);

    private static async Task<int> RequestsAsync(string method, string path, Action<NotionResilienceOptions>? configure, params ScriptedServer.Step[] steps)
    {
        var server = new ScriptedServer(steps);
        using var client = new ResilientClient(server, options =>
        {
            NoWait(options);
            options.AttemptTimeout = s_attempt;
            configure?.Invoke(options);
        });

        Task<HttpResponseMessage> call = client.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : new StringContent("{}"));

        // Time passes only while the server keeps silent: an attempt on its way there has as long as the machine needs.
        while (await Task.WhenAny(call, server.WhenSilentAsync()) != call)
            client.Time.Advance(s_attempt);
        if (call.IsCompletedSuccessfully)
            (await call).Dispose();
        return server.Requests;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Notion.Refit.Calls;
using Notion.Refit.Http;
using Notion.Refit.Models;
using Notion.Refit.Testing;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Http;

public sealed class ApiClientTests
{
    private const string Json = "application/json";
    private const string Address = "https://api.notion.com/v1/notes/1";

    [Test]
    public async Task An_answer_is_decoded()
    {
        using TestTransport transport = Answering(HttpStatusCode.OK, """ {"text":"hällo","numbers":[1,2]} """);

        Note note = await transport.GetAsync();

        Assert.That(note.Text, Is.EqualTo("hällo"));
        Assert.That(note.Numbers, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task An_answer_of_any_length_is_decoded([Values(0, 255, 256, 257, 5_000, 1_000_000)] int length, [Values] bool announced)
    {
        string text = new('x', length);
        byte[] body = Encoding.UTF8.GetBytes($$"""{"text":"{{text}}"}""");
        using var transport = new TestTransport(new ScriptedHandler((request, _) => Task.FromResult(new HttpResponseMessage
        {
            RequestMessage = request,
            Content = announced ? new ByteArrayContent(body) : new StreamContent(new DrippingStream(body)),
        })));

        Note note = await transport.GetAsync();

        Assert.That(note.Text, Is.EqualTo(text));
    }

    [Test]
    public async Task A_task_instead_of_the_result_is_in_an_exception()
    {
        using TestTransport transport = Answering(HttpStatusCode.Accepted, """
            {
                "object": "async_task", "id": "task_1", "status": "queued", "status_url": "https://api.notion.com/v1/async_tasks/task_1",
                "created_time": "2026-03-11T09:41:00.000Z", "poll_after_seconds": 1, "operation": { "surface": "rest", "name": "updatePageMarkdown" }
            }
            """);

        NotionAsyncTaskException failure = await Fails<NotionAsyncTaskException>(transport);

        Assert.That(failure.Task.Id, Is.EqualTo("task_1"));
        Assert.That(failure.Path, Is.EqualTo("/v1/notes/1"));
    }

    [Test]
    public async Task A_body_is_sent_as_json()
    {
        var http = new MockHttpMessageHandler();
        http.Expect(HttpMethod.Post, Address).WithContent("""{"text":"ü\"","numbers":[1]}""").WithHeaders("Content-Type", Json).Respond(Json, """{"text":""}""");
        using var transport = new TestTransport(http);

        using HttpRequestMessage request = TestTransport.Request(HttpMethod.Post, "/v1/notes/1");
        request.Content = JsonBody.Write(new Note("ü\"", [1]));
        await transport.Transport.SendAsync<Note>(request, default);

        http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task A_body_can_be_sent_again()
    {
        var bodies = new List<string>();
        using TestTransport transport = new(new ScriptedHandler(async (request, token) =>
        {
            bodies.Add(await request.Content!.ReadAsStringAsync(token));
            return Answer(request, HttpStatusCode.OK, "{}", Json);
        }));
        using HttpContent content = JsonBody.Write(new Note("a", []));
        using var client = new HttpMessageInvoker(new ScriptedHandler(async (request, token) =>
        {
            using var copy = new MemoryStream();
            await request.Content!.CopyToAsync(copy, token);
            bodies.Add(Encoding.UTF8.GetString(copy.ToArray()));
            return new HttpResponseMessage();
        }));

        for (int i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
            using HttpResponseMessage response = await client.SendAsync(request, default);
            request.Content = null;
        }

        Assert.That(bodies, Is.EqualTo(new[] { """{"text":"a","numbers":[]}""", """{"text":"a","numbers":[]}""" }));
    }

    [Test]
    public async Task Http_2_is_asked_for_and_less_is_accepted()
    {
        var handler = new ScriptedHandler((request, _) => Task.FromResult(Answer(request, HttpStatusCode.OK, """{"text":""}""", Json)));
        using var transport = new TestTransport(handler);

        await transport.GetAsync();

        Assert.That(handler.Requests[0].Version, Is.EqualTo(HttpVersion.Version20));
        Assert.That(handler.Requests[0].VersionPolicy, Is.EqualTo(HttpVersionPolicy.RequestVersionOrLower));
    }

    [TestCase("https://gateway.example/notion", "https://gateway.example/notion/v1/notes/1?a=b")]
    [TestCase("https://gateway.example/notion/", "https://gateway.example/notion/v1/notes/1?a=b")]
    [TestCase("http://localhost:5055", "http://localhost:5055/v1/notes/1?a=b")]
    public async Task The_path_of_a_gateway_is_kept(string baseAddress, string expected)
    {
        var handler = new ScriptedHandler((request, _) => Task.FromResult(Answer(request, HttpStatusCode.OK, """{"text":""}""", Json)));
        using var transport = new TestTransport(handler, options => options.BaseAddress = new Uri(baseAddress));

        await transport.GetAsync("/v1/notes/1?a=b");

        Assert.That(handler.Requests[0].RequestUri!.AbsoluteUri, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_refusal_has_everything_of_the_response()
    {
        const string Body = """
            {"object":"error","status":429,"code":"rate_limited","message":"Slow down.","request_id":"body-id",
             "additional_data":{"retry_after":"7","rate_limit_reason":"public_api_request_rate_limit","ids":["a","b"]}}
            """;
        using TestTransport transport = Answering((HttpStatusCode)429, Body, headers: [
            ("x-notion-request-id", "header-id"),
            ("cf-ray", "8f00-FRA"),
            ("Retry-After", "12"),
]);

        NotionApiException error = await Fails<NotionApiException>(transport, "/v1/notes/1?start_cursor=x");

        Assert.Multiple(() =>
        {
            Assert.That(error.StatusCode, Is.EqualTo((HttpStatusCode)429));
            Assert.That(error.Code, Is.EqualTo(NotionErrorCode.RateLimited));
            Assert.That(error.Message, Is.EqualTo("Slow down."));
            Assert.That(error.RequestId, Is.EqualTo("body-id"));
            Assert.That(error.RayId, Is.EqualTo("8f00-FRA"));
            Assert.That(error.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(12)));
            Assert.That(error.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(error.Path, Is.EqualTo("/v1/notes/1"));
            Assert.That(error.Body, Is.EqualTo(Body));
            Assert.That(error.AdditionalData["rate_limit_reason"].GetString(), Is.EqualTo("public_api_request_rate_limit"));
            Assert.That(error.AdditionalData["ids"].GetArrayLength(), Is.EqualTo(2));
            Assert.That(error.ToString(), Does.StartWith("Notion.Refit.NotionApiException: 429 rate_limited: Slow down.\n   request: GET /v1/notes/1\n")
                .And.Contain("request id: body-id").And.Contain("ray id: 8f00-FRA").And.Contain("retry after: 00:00:12").And.Contain(nameof(ApiClient)));
        });
    }

    [TestCase("-1", "\"3\"", 3d)]
    [TestCase("soon", "\"3\"", 3d)]
    [TestCase(null, "\"3\"", 3d)]
    [TestCase(null, "4", 4d)]
    [TestCase(null, "\"-3\"", null)]
    [TestCase(null, "\"soon\"", null)]
    [TestCase(null, "[1]", null)]
    [TestCase(null, "\"1e300\"", null)]
    [TestCase(null, "\"99999999999999999999999\"", null)]
    [TestCase("0", "\"3\"", 0d)]
    [TestCase("5", "null", 5d)]
    [TestCase("Wed, 11 Mar 2026 12:00:30 GMT", "\"3\"", 30d)]
    [TestCase("Wed, 11 Mar 2026 11:00:00 GMT", "\"3\"", 3d)]
    public async Task The_wait_comes_from_the_header_else_from_the_body(string? header, string inBody, double? seconds)
    {
        (string, string)[] headers = header is null ? [] : [("Retry-After", header)];
        using TestTransport transport = Answering(
            (HttpStatusCode)529, $$$"""{"code":"service_overload","message":"m","additional_data":{"retry_after":{{{inBody}}}}}""", headers: headers, time: new ManualTimeProvider());

        NotionApiException error = await Fails<NotionApiException>(transport);

        Assert.That(error.RetryAfter?.TotalSeconds, Is.EqualTo(seconds));
    }

    [Test]
    public async Task A_refusal_without_the_optional_parts_is_understood()
    {
        using TestTransport transport = Answering(HttpStatusCode.BadRequest, """{"code":"a_new_code"}""", headers: [("x-notion-request-id", "header-id")]);

        NotionApiException error = await Fails<NotionApiException>(transport);

        Assert.Multiple(() =>
        {
            Assert.That(error.Code.Value, Is.EqualTo("a_new_code"));
            Assert.That(error.Message, Is.EqualTo("a_new_code"));
            Assert.That(error.RequestId, Is.EqualTo("header-id"));
            Assert.That(error.RetryAfter, Is.Null);
            Assert.That(error.AdditionalData, Is.Empty);
        });
    }

    [Test]
    public async Task A_refusal_in_the_words_of_oauth_is_understood()
    {
        using TestTransport transport = Answering(HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"Code is used."}""");

        NotionApiException error = await Fails<NotionApiException>(transport);

        Assert.That(error.Code, Is.EqualTo(NotionErrorCode.InvalidGrant));
        Assert.That(error.Message, Is.EqualTo("Code is used."));
    }

    [Test]
    public async Task A_page_of_the_edge_keeps_status_ray_and_excerpt([Values(403, 429, 502, 520, 521, 522, 523, 524)] int status)
    {
        using TestTransport transport = Answering((HttpStatusCode)status, $"<html>{new string('ä', 1000)}", "text/html", [("cf-ray", "8f00"), ("Retry-After", "9")]);

        NotionResponseException error = await Fails<NotionResponseException>(transport);

        Assert.Multiple(() =>
        {
            Assert.That((int)error.StatusCode, Is.EqualTo(status));
            Assert.That(error.RayId, Is.EqualTo("8f00"));
            Assert.That(error.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(9)));
            Assert.That(error.MediaType, Is.EqualTo("text/html"));
            Assert.That(error.JsonPath, Is.Null);
            Assert.That(error.Excerpt, Does.StartWith("<html>ää").And.Length.LessThan(500).And.Not.Contain("\uFFFD"));
            Assert.That(error.Message, Does.Contain($"{status}").And.Contain("edge").And.Contain("8f00").And.Contain("text/html"));
            Assert.That(error.Message, status == 403 ? Does.Contain("security rule") : Does.Not.Contain("security rule"));
        });
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("\"no\"")]
    [TestCase("{\"message\":\"Internal\"}")]
    [TestCase("{\"code\":12,\"message\":\"Internal\"}")]
    [TestCase("{\"code\":\"x\"")]
    public async Task A_failure_without_a_code_is_not_taken_for_one_of_Notion(string body)
    {
        using TestTransport transport = Answering(HttpStatusCode.InternalServerError, body);

        NotionResponseException error = await Fails<NotionResponseException>(transport);

        Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(error.Excerpt, Is.EqualTo(body));
        Assert.That(error.Message, Does.Contain("500").And.Not.Contain("edge"));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        using TestTransport transport = Answering(HttpStatusCode.Found, "", headers: [("Location", "https://elsewhere.example/")]);

        Assert.That((await Fails<NotionResponseException>(transport)).Message, Does.Contain("302").And.Contain("BaseAddress"));
    }

    [TestCase("""{"text":"a","numbers":[1,"x",3]}""", "$.numbers[1]", "Expected an integer, found a string")]
    [TestCase("""{"text":{"a":1}}""", "$.text", "Expected a string, found an object")]
    [TestCase("""{"numbers":[1]}""", "$", "lacks its member 'text'")]
    [TestCase("""[1]""", "$", "Expected an object, found an array")]
    [TestCase("""{"deep":{"a b":[0,{"c":tru}]},"text":"a"}""", "$.deep['a b'][1].c", "invalid")]
    [TestCase("""{"text":"a","numbers":[1,2""", "$.numbers[1]", "")]
    [TestCase("""{"text":"a"}{"text":"b"}""", "$", "invalid after a single JSON value")]
    [TestCase("""{"text":"a"} x""", "$", "invalid after a single JSON value")]
    public async Task Json_that_does_not_fit_is_named_by_its_path(string body, string path, string reason)
    {
        using TestTransport transport = Answering(HttpStatusCode.OK, body, headers: [("x-notion-request-id", "header-id")]);

        NotionResponseException error = await Fails<NotionResponseException>(transport);

        Assert.Multiple(() =>
        {
            Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(error.RequestId, Is.EqualTo("header-id"));
            Assert.That(error.JsonPath, Is.EqualTo(path));
            Assert.That(error.Excerpt, Is.EqualTo(body));
            Assert.That(error.Message, Does.Contain("200").And.Contain($"at {path}:").And.Contain(reason).And.Not.Contain("LineNumber"));
            Assert.That(error.InnerException, Is.InstanceOf<JsonException>());
            Assert.That(error.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(error.Path, Is.EqualTo("/v1/notes/1"));
        });
    }

    [TestCase("", "application/json", "empty body")]
    [TestCase("<html></html>", "text/html", "text/html that is not JSON")]
    [TestCase("OK", null, "a body that is not JSON")]
    public async Task A_success_that_is_not_JSON_is_reported(string body, string? type, string reason)
    {
        using TestTransport transport = Answering(HttpStatusCode.OK, body, type);

        NotionResponseException error = await Fails<NotionResponseException>(transport);

        Assert.That(error.Message, Does.Contain(reason));
        Assert.That(error.JsonPath, Is.Null);
    }

    [Test]
    public async Task Text_that_is_not_UTF8_is_reported()
    {
        using var transport = new TestTransport(new ScriptedHandler((request, _) => Task.FromResult(new HttpResponseMessage
        {
            RequestMessage = request,
            Content = new ByteArrayContent([.. "{\"text\":\""u8, 0xFF, 0xFE, .. "\"}"u8]),
        })));

        Assert.That((await Fails<NotionResponseException>(transport)).JsonPath, Is.EqualTo("$.text"));
    }

    [Test]
    public async Task An_excerpt_shows_the_place_and_whole_characters()
    {
        string many = string.Join(',', Enumerable.Repeat("1", 2000));
        using TestTransport transport = Answering(HttpStatusCode.OK, $$"""{"other":"{{new string('ä', 2000)}}","numbers":[{{many}},"wrong"],"text":"{{new string('ö', 2000)}}"}""");

        NotionResponseException error = await Fails<NotionResponseException>(transport);

        Assert.That(error.JsonPath, Is.EqualTo("$.numbers[2000]"));
        Assert.That(error.Excerpt, Does.Contain("1,\"wrong\"],\"text\":\"öö").And.Not.Contain("\uFFFD"));
        Assert.That(error.Message + error, Does.Not.Contain("öö"), "content of the workspace stays out of logs");
    }

    [Test]
    public async Task Tokens_in_a_broken_answer_stay_out_of_the_exception()
    {
        using TestTransport transport = Answering(HttpStatusCode.OK, """{"access_token":"secret_access","text":""", address: "https://api.notion.com/v1/oauth/token", configure: options =>
        {
            options.ClientId = "id";
            options.ClientSecret = "client_secret";
        });

        NotionResponseException error = await Fails<NotionResponseException>(transport, "/v1/oauth/token");

        Assert.That(error.Excerpt, Is.Empty);
        Assert.That(error.ToString(), Does.Not.Contain("secret_access").And.Not.Contain("client_secret"));
    }

    [Test]
    public async Task A_connection_that_is_not_made_is_named()
    {
        var cause = new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known.");
        using var transport = new TestTransport(new ScriptedHandler((_, _) => throw cause));

        NotionConnectionException error = await Fails<NotionConnectionException>(transport);

        Assert.Multiple(() =>
        {
            Assert.That(error.Error, Is.EqualTo(HttpRequestError.NameResolutionError));
            Assert.That(error.InnerException, Is.SameAs(cause));
            Assert.That(error.Message, Does.Contain("No such host is known."));
            Assert.That(error.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(error.Path, Is.EqualTo("/v1/notes/1"));
        });
    }

    [Test]
    public async Task A_connection_that_breaks_in_the_middle_of_an_answer_is_named()
    {
        using var transport = new TestTransport(new ScriptedHandler((request, _) => Task.FromResult(new HttpResponseMessage
        {
            RequestMessage = request,
            Content = new StreamContent(new BreakingStream(new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."))),
        })));

        Assert.That((await Fails<NotionConnectionException>(transport)).Error, Is.EqualTo(HttpRequestError.ResponseEnded));
    }

    [Test]
    public async Task A_server_that_does_not_answer_in_time_is_named([Values] bool headersCome)
    {
        var time = new ManualTimeProvider();
        using var transport = new TestTransport(
            new ScriptedHandler(async (request, token) =>
            {
                if (!headersCome)
                    await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return new HttpResponseMessage { RequestMessage = request, Content = new StreamContent(new StalledStream()) };
            }),
            options => options.AttemptTimeout = TimeSpan.FromSeconds(2.5),
            time);

        Task<Note> call = transport.GetAsync();
        time.Advance(TimeSpan.FromSeconds(2.4));
        Assert.That(call.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(0.2));

        NotionTimeoutException error = (await Assert.ThrowsAsync<NotionTimeoutException>(() => call))!;
        Assert.That(error.Timeout, Is.EqualTo(TimeSpan.FromSeconds(2.5)));
        Assert.That(error.Message, Does.Contain("2.5 s"));
        Assert.That(error.Path, Is.EqualTo("/v1/notes/1"));
    }

    [Test]
    public async Task A_limit_that_the_app_sets_on_the_client_is_a_timeout_too()
    {
        using var transport = new TestTransport(new ScriptedHandler((_, _) => throw new TaskCanceledException("t", new TimeoutException())));

        Assert.That((await Fails<NotionConnectionException>(transport)).Error, Is.EqualTo(HttpRequestError.ConnectionError), "from below: the time limit for connecting");
    }

    [Test]
    public async Task The_callers_cancellation_stays_one([Values] bool headersCome)
    {
        using var source = new CancellationTokenSource();
        using var transport = new TestTransport(new ScriptedHandler(async (request, token) =>
        {
            if (!headersCome)
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return new HttpResponseMessage { RequestMessage = request, Content = new StreamContent(new StalledStream()) };
        }));

        Task<Note> call = transport.GetAsync(cancellationToken: source.Token);
        source.Cancel();

        OperationCanceledException error = (await Assert.CatchAsync<OperationCanceledException>(() => call))!;
        Assert.That(error.CancellationToken, Is.EqualTo(source.Token));
    }

    [Test]
    public async Task A_call_that_is_cancelled_before_its_start_sends_nothing()
    {
        var handler = new ScriptedHandler((_, _) => throw new InvalidOperationException("sent"));
        using var transport = new TestTransport(handler);

        await Assert.CatchAsync<OperationCanceledException>(() => transport.GetAsync(cancellationToken: new CancellationToken(canceled: true)));
    }

    private static async Task<T> Fails<T>(TestTransport transport, string address = "/v1/notes/1")
        where T : Exception => (await Assert.ThrowsAsync<T>(() => transport.GetAsync(address)))!;

    private static TestTransport Answering(
        HttpStatusCode status,
        string body,
        string? type = Json,
        (string Name, string Value)[]? headers = null,
        TimeProvider? time = null,
        string address = Address,
        Action<NotionOptions>? configure = null)
    {
        var http = new MockHttpMessageHandler();
        http.When(address).Respond(request =>
        {
            HttpResponseMessage response = Answer(request, status, body, type);
            foreach ((string name, string value) in headers ?? [])
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        });
        return new TestTransport(http, configure, time);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, string body, string? type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
            content.Headers.ContentType = new MediaTypeHeaderValue(type, "utf-8");
        return new HttpResponseMessage(status) { RequestMessage = request, Content = content };
    }
}

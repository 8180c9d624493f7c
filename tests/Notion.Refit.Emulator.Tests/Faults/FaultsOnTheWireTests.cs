using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator.Server;

namespace Notion.Refit.Emulator.Tests.Faults;

/// <summary>What a client without any resilience sees of each fault, in this process and over a port.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class FaultsOnTheWireTests(bool isServed)
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 11, 12, 0, 0, 500, TimeSpan.Zero);

    private NotionEmulator _emulator = null!;
    private WebApplication? _server;
    private HttpClient _http = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = new FixedTime(s_now) });
        if (isServed)
        {
            _server = EmulatorServer.Build(_emulator, new ServerOptions(Port: 0));
            await _server.StartAsync();
            _http = new HttpClient { BaseAddress = new Uri(_server.Urls.Single()) };
        }
        else
        {
            _http = _emulator.CreateHttpClient();
        }

        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _emulator.Token);
        _http.DefaultRequestHeaders.Add("Notion-Version", RawApi.Version);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _http.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_refused_connection_fails_and_carries_out_nothing()
    {
        _emulator.Faults.Next().RefuseConnection();

        Assert.That(CreateAsync, Throws.InstanceOf<HttpRequestException>());
        await AssertCommittedAsync(0);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_reset_connection_fails_before_the_answer(bool afterCommit)
    {
        _emulator.Faults.Next().ResetConnection(afterCommit);

        Assert.That(CreateAsync, Throws.InstanceOf<HttpRequestException>());
        await AssertCommittedAsync(afterCommit ? 1 : 0);
    }

    [Test]
    public async Task A_connection_that_breaks_within_the_body_has_sent_the_headers_and_a_beginning()
    {
        _emulator.Faults.Next().ResetWithinBody();

        using HttpResponseMessage response = await CreateAsync();
        (string beginning, Exception? thrown) = await ReadAsync(response, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(beginning, Does.StartWith("""{"object":"page","""));
            Assert.That(beginning.Length, Is.LessThan((int)response.Content.Headers.ContentLength!));
            Assert.That(thrown, Is.InstanceOf<IOException>());
        });
        await AssertCommittedAsync(1);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_stalled_request_lasts_until_the_client_gives_up(bool afterCommit)
    {
        _emulator.Faults.Next().Stall(afterCommit);
        using var patience = new CancellationTokenSource();

        Task<HttpResponseMessage> call = CreateAsync(patience.Token);
        await UntilStalledAsync(1);
        Assert.That(call.IsCompleted, Is.False);
        await patience.CancelAsync();

        OperationCanceledException? thrown = await Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(thrown?.CancellationToken, Is.EqualTo(patience.Token));
        await UntilStalledAsync(0);
        await AssertCommittedAsync(afterCommit ? 1 : 0);
    }

    [Test]
    public async Task An_answer_that_stalls_within_its_body_has_begun()
    {
        _emulator.Faults.Next().StallWithinBody();
        using var patience = new CancellationTokenSource();

        using HttpResponseMessage response = await CreateAsync();
        Task<(string Beginning, Exception? Thrown)> reading = ReadAsync(response, patience.Token);
        await UntilStalledAsync(1);
        await patience.CancelAsync();
        (string beginning, Exception? thrown) = await reading;

        Assert.That(thrown, Is.InstanceOf<OperationCanceledException>());
        Assert.That(beginning, isServed ? Does.StartWith("{").Or.Empty : Does.StartWith("{"));
        response.Dispose();
        await UntilStalledAsync(0);
        await AssertCommittedAsync(1);
    }

    [Test]
    public async Task The_end_of_the_emulator_ends_what_is_stalled()
    {
        _emulator.Faults.Next().Stall();

        Task<HttpResponseMessage> call = CreateAsync();
        await UntilStalledAsync(1);
        if (_server is not null)
            await _server.StopAsync();
        await _emulator.DisposeAsync();

        Assert.That(() => call, Throws.InstanceOf<HttpRequestException>());
        _emulator = NotionEmulator.Start();
    }

    [Test]
    public async Task Cut_json_is_a_whole_answer_of_http()
    {
        _emulator.Faults.Next().CutJson();

        using HttpResponseMessage response = await CreateAsync();
        string body = await response.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(Encoding.UTF8.GetByteCount(body)));
            Assert.That(() => JsonDocument.Parse(body), Throws.InstanceOf<JsonException>());
        });
        await AssertCommittedAsync(1);
    }

    [TestCase(403, null, "403 Forbidden")]
    [TestCase(429, 12.5, "429 Too Many Requests")]
    [TestCase(502, null, "502 Bad Gateway")]
    [TestCase(529, null, "529")]
    public async Task A_page_of_a_proxy_is_html_with_a_ray(int status, double? seconds, string title)
    {
        _emulator.Faults.Next().Html(status, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);

        using HttpResponseMessage response = await CreateAsync();
        string body = await response.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(status));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
            Assert.That(response.Headers.Contains("cf-ray"), Is.True);
            Assert.That(response.Headers.Contains("x-notion-request-id"), Is.False);
            Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(seconds is null ? null : TimeSpan.FromSeconds(13)));
            Assert.That(body, Does.Contain($"<title>{title}</title>"));
        });
        await AssertCommittedAsync(0);
    }

    // Form, what the header is, what the body repeats.
    [TestCase(RetryAfterForm.Seconds, "7", "7")]
    [TestCase(RetryAfterForm.Date, "Wed, 11 Mar 2026 12:00:07 GMT", null)]
    [TestCase(RetryAfterForm.Body, null, "7")]
    public async Task A_rate_limit_says_when_to_come_back_in_each_form(RetryAfterForm form, string? header, string? body)
    {
        _emulator.Faults.Next().RateLimited(TimeSpan.FromSeconds(6.2), form).Next().Overloaded(TimeSpan.FromSeconds(6.2), form);

        foreach ((int status, string code) in new[] { (429, "rate_limited"), (529, "service_overload") })
        {
            using HttpResponseMessage response = await CreateAsync();
            JsonElement error = await ErrorAsync(response, status, code);
            Assert.Multiple(() =>
            {
                Assert.That(response.Headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values) ? values.ToString() : null, Is.EqualTo(header));
                Assert.That(Data(error, "retry_after"), Is.EqualTo(body));
                Assert.That(Data(error, "rate_limit_reason"), Is.EqualTo(status == 429 ? "public_api_request_rate_limit" : null));
                if (form == RetryAfterForm.Date)
                    Assert.That(response.Headers.Date, Is.EqualTo(new DateTimeOffset(2026, 3, 11, 12, 0, 0, TimeSpan.Zero)), "by the same clock");
            });
        }

        await AssertCommittedAsync(0);
    }

    [Test]
    public async Task A_rate_limit_need_not_say_when_to_come_back()
    {
        _emulator.Faults.Next().RateLimited(reason: "public_api_request_blocked");

        using HttpResponseMessage response = await CreateAsync();
        JsonElement error = await ErrorAsync(response, 429, "rate_limited");

        Assert.That(response.Headers.RetryAfter, Is.Null);
        Assert.That(Data(error, "retry_after"), Is.Null);
        Assert.That(Data(error, "rate_limit_reason"), Is.EqualTo("public_api_request_blocked"));
    }

    [TestCase(500, "internal_server_error", false)]
    [TestCase(502, "bad_gateway", false)]
    [TestCase(503, "service_unavailable", true)]
    [TestCase(504, "gateway_timeout", true)]
    public async Task A_server_error_has_the_form_of_the_api(int status, string code, bool afterCommit)
    {
        _emulator.Faults.Next().ServerError(status, afterCommit);

        using HttpResponseMessage response = await CreateAsync();
        await ErrorAsync(response, status, code);

        await AssertCommittedAsync(afterCommit ? 1 : 0);
    }

    [Test]
    public async Task A_conflict_and_any_other_error_have_the_form_of_the_api()
    {
        _emulator.Faults.Next().Conflict().Next().Error(418, "teapot", "Short and stout.");

        using HttpResponseMessage conflict = await CreateAsync();
        await ErrorAsync(conflict, 409, "conflict_error");
        using HttpResponseMessage other = await CreateAsync();
        JsonElement error = await ErrorAsync(other, 418, "teapot");

        Assert.That(error.GetProperty("message").GetString(), Is.EqualTo("Short and stout."));
        await AssertCommittedAsync(0);
    }

    private Task<HttpResponseMessage> CreateAsync() => CreateAsync(CancellationToken.None);

    private async Task<HttpResponseMessage> CreateAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/pages", UriKind.Relative))
        {
            Content = new StringContent(Workbench.Body("{'parent': {'page_id': '$0'}, 'properties': {}}", _emulator.RootPageId.ToString()).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task AssertCommittedAsync(int pages)
    {
        await using var api = new RawApi(_emulator);
        Assert.That((await api.GetAsync($"/v1/blocks/{_emulator.RootPageId}/children")).Results, Has.Count.EqualTo(pages));
    }

    // There is nothing else to wait for than that the server notices.
    private async Task UntilStalledAsync(int requests)
    {
        while (_emulator.Faults.Stalled != requests)
            await Task.Yield();
    }

    private static async Task<JsonElement> ErrorAsync(HttpResponseMessage response, int status, string code)
    {
        JsonElement error = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(status));
            Assert.That(error.GetProperty("object").GetString(), Is.EqualTo("error"));
            Assert.That(error.GetProperty("status").GetInt32(), Is.EqualTo(status));
            Assert.That(error.GetProperty("code").GetString(), Is.EqualTo(code));
            Assert.That(error.GetProperty("request_id").GetString(), Is.EqualTo(response.Headers.GetValues("x-notion-request-id").Single()));
        });
        return error;
    }

    private static string? Data(JsonElement error, string name) =>
        error.TryGetProperty("additional_data", out JsonElement data) && data.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static async Task<(string Beginning, Exception? Thrown)> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        Exception? thrown = null;
        try
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
            byte[] buffer = new byte[64];
            int count;
            while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
                read.Write(buffer, 0, count);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            thrown = e;
        }

        return (Encoding.UTF8.GetString(read.ToArray()), thrown);
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Telemetry;

public sealed class LoggingTests
{
    [Test]
    public async Task A_call_logs_its_start_and_its_end()
    {
        ObservedClient? client = null;
        using ObservedClient _ = client = new ObservedClient(new ScriptedHandler((request, _) =>
        {
            client!.Time.Advance(TimeSpan.FromMilliseconds(1234.5));
            return Task.FromResult(ObservedClient.Answer(request, HttpStatusCode.OK));
        }));

        await client.GetAsync();

        Assert.That(client.Logs.Own.Select(record => (record.Level, record.Event)), Is.EqualTo(new[]
        {
            (LogLevel.Debug, "RequestStarting"),
            (LogLevel.Information, "RequestDone"),
        }));
        LogRecord done = client.Logs.Own[1];
        Assert.That(done.Message, Is.EqualTo("GET /v1/pages/{page_id} returned 200 after 1234.5 ms (attempts: 1, request id: request-1)."));
        Assert.That(done.Values, Does.ContainKey("Status").WithValue(200).And.ContainKey("Route").WithValue(ObservedClient.Route).And.ContainKey("RequestId").WithValue("request-1"));
    }

    [Test]
    public async Task A_refusal_is_a_warning_and_shows_its_body_at_the_level_debug_only([Values(LogLevel.Debug, LogLevel.Information)] LogLevel level)
    {
        const string Body = """{"object":"error","status":404,"code":"object_not_found","message":"Could not find the secret plan.","request_id":"body-id"}""";
        using var client = new ObservedClient(Answering(HttpStatusCode.NotFound, Body), level);

        await Assert.ThrowsAsync<NotionApiException>(() => client.GetAsync());

        LogRecord[] warnings = [.. client.Logs.Own.Where(record => record.Level == LogLevel.Warning)];
        Assert.That(warnings.Select(record => record.Message), Is.EqualTo(new[]
        {
            "GET /v1/pages/{page_id} was refused with 404 object_not_found after 0.0 ms (attempts: 1, request id: body-id).",
        }));
        Assert.That(warnings[0].Exception, Is.Null, "the caller has it");
        Assert.That(
            client.Logs.Own.Where(record => record.Event == "RefusedBody").Select(record => record.Values["Body"]),
            level == LogLevel.Debug ? Is.EqualTo(new[] { Body }) : Is.Empty);
    }

    [Test]
    public async Task A_body_is_cut_and_stays_in_one_line()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.BadGateway, $"<html>\r\ninfo: all is well\u2028\u0085{new string('x', 5000)}", "text/html"));

        await Assert.ThrowsAsync<NotionResponseException>(() => client.UpdateAsync());

        string body = (string)client.Logs.Own.Single(record => record.Event == "RefusedBody").Values["Body"]!;
        Assert.That(body, Does.StartWith("<html>  info: all is well  xxx").And.Length.InRange(400, 500));
        Assert.That(client.Logs.Own.Single(record => record.Event == "RequestRefused").Message, Does.Contain("502 without a code of Notion"));
    }

    [Test]
    public async Task A_code_cannot_pretend_to_be_a_message()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.BadRequest, """{"code":"a\nwarn: b","message":""}"""), LogLevel.Information);

        await Assert.ThrowsAsync<NotionApiException>(() => client.GetAsync());

        Assert.That(client.Logs.Own.Single().Message, Does.Contain("400 a warn: b").And.Not.Contain("\n"));
    }

    [Test]
    public async Task A_broken_connection_is_a_warning_with_its_reason()
    {
        using var client = new ObservedClient(new ScriptedHandler((_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known.")));

        await Assert.ThrowsAsync<NotionConnectionException>(() => client.UpdateAsync());

        Assert.That(client.Logs.Own.Select(record => record.Message), Has.Exactly(1).StartsWith("PATCH /v1/pages/{page_id} failed (name_resolution_error: No such host is known.) after "));
    }

    [Test]
    public async Task An_answer_that_cannot_be_read_is_a_warning()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.OK, """{"text":12}"""), LogLevel.Warning);

        await Assert.ThrowsAsync<NotionResponseException>(() => client.GetAsync());

        Assert.That(client.Logs.Own.Single().Message, Is.EqualTo("GET /v1/pages/{page_id} returned 200, but the response cannot be read (at $.text, request id: request-1)."));
    }

    [Test]
    public async Task A_cancellation_by_the_caller_is_not_a_warning()
    {
        using var source = new CancellationTokenSource();
        using var client = new ObservedClient(new ScriptedHandler(async (request, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
            return ObservedClient.Answer(request, HttpStatusCode.OK);
        }));

        await Assert.CatchAsync<OperationCanceledException>(() => client.GetAsync(source.Token));

        Assert.That(client.Logs.Own.Select(record => (record.Level, record.Event)), Is.EqualTo(new[]
        {
            (LogLevel.Debug, "RequestStarting"),
            (LogLevel.Information, "RequestCancelled"),
        }));
    }

    [Test]
    public async Task An_unknown_operation_is_logged_by_its_path()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.OK), LogLevel.Information);

        await client.Services.GetRequiredService<INotionClient>().SendAsync(new(HttpMethod.Post, "/v1/new_things") { Query = [new("a", "b")] });

        Assert.That(client.Logs.Own.Single().Message, Does.StartWith("POST /v1/new_things returned 200"));
    }

    [Test]
    public async Task The_factory_does_not_log_the_same_again()
    {
        using var client = new ObservedClient(
            Answering(HttpStatusCode.OK), services: (services, _) => services.ConfigureHttpClientDefaults(defaults => defaults.AddDefaultLogger()));

        await client.GetAsync();

        Assert.That(client.Logs.Own, Is.Not.Empty);
        Assert.That(client.Logs.All.Select(record => record.Category), Has.None.StartsWith("System.Net.Http"));
    }

    [Test]
    public void A_retry_and_a_wait_are_logged()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.OK));
        using HttpRequestMessage request = ObservedClient.Request(HttpMethod.Get);

        client.Telemetry.Retrying(request, attempt: 1, TimeSpan.FromSeconds(2.5), "rate_limited", 429);
        client.Telemetry.WaitBegins();
        client.Telemetry.WaitEnds(request, TimeSpan.FromSeconds(3));

        Assert.That(client.Logs.Own.Select(record => (record.Level, record.Message)), Is.EqualTo(new[]
        {
            (LogLevel.Warning, "Attempt 1 of GET /v1/pages/{page_id} failed (rate_limited, status 429); the next follows in 2500 ms."),
            (LogLevel.Debug, "GET /v1/pages/{page_id} has waited 3000.0 ms for the rate limit."),
        }));
    }

    private static ScriptedHandler Answering(HttpStatusCode status, string body = """{"text":"a"}""", string type = "application/json") =>
        new((request, _) => Task.FromResult(ObservedClient.Answer(request, status, body, type)));
}

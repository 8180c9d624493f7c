using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Http;
using Notion.Refit.Telemetry;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Telemetry;

public sealed class TracingTests
{
    [Test]
    public async Task A_call_is_a_span_and_its_attempt_another_one_inside()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.OK));

        await client.Transport.SendAsync<Note>(ObservedClient.Request(HttpMethod.Get, $"{ObservedClient.Path}?filter_properties=a"), default);

        Activity call = client.Spans.Call;
        Activity attempt = client.Spans.Attempts.Single();
        Assert.Multiple(() =>
        {
            Assert.That(call.DisplayName, Is.EqualTo("GET /v1/pages/{page_id}"));
            Assert.That(call.Kind, Is.EqualTo(ActivityKind.Client));
            Assert.That(call.Status, Is.EqualTo(ActivityStatusCode.Unset));
            Assert.That(call.Source.Version, Does.Match(@"^\d+\.\d+\.\d+"));
            Assert.That(Tags(call), Is.EquivalentTo(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["http.request.method"] = "GET",
                ["url.template"] = "/v1/pages/{page_id}",
                ["notion.operation"] = "retrievePage",
                ["server.address"] = "api.notion.com",
                ["server.port"] = 443,
                ["http.response.status_code"] = 200,
                ["notion.request_id"] = "request-1",
            }));
            Assert.That(Tags(attempt), Is.EquivalentTo(new Dictionary<string, object?>(Tags(call), StringComparer.Ordinal)
            {
                ["url.full"] = $"https://api.notion.com{ObservedClient.Path}?*",
            }));
        });
    }

    [Test]
    public async Task A_refusal_has_its_code()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.Conflict, """{"code":"conflict_error","message":"m","request_id":"body-id"}"""), LogLevel.None);

        await Assert.ThrowsAsync<NotionApiException>(() => client.UpdateAsync());

        foreach (Activity span in client.Spans.All)
        {
            Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(Tags(span), Does.ContainKey("error.type").WithValue("409").And.ContainKey("notion.error_code").WithValue("conflict_error")
                .And.ContainKey("notion.request_id").WithValue("body-id").And.ContainKey("http.response.status_code").WithValue(409));
        }

        Assert.That(client.Spans.All, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_page_of_the_edge_has_its_ray()
    {
        using var client = new ObservedClient(new ScriptedHandler((request, _) =>
        {
            HttpResponseMessage response = ObservedClient.Answer(request, HttpStatusCode.Forbidden, "<html>", "text/html");
            response.Headers.Add("cf-ray", "8f00");
            return Task.FromResult(response);
        }));

        await Assert.ThrowsAsync<NotionResponseException>(() => client.GetAsync());

        Assert.That(Tags(client.Spans.Call), Does.ContainKey("notion.ray_id").WithValue("8f00").And.Not.ContainKey("notion.error_code"));
    }

    [Test]
    public async Task A_failure_without_an_answer_is_named_by_its_kind()
    {
        using var client = new ObservedClient(new ScriptedHandler((_, _) => throw new HttpRequestException(HttpRequestError.SecureConnectionError, "m")));

        await Assert.ThrowsAsync<NotionConnectionException>(() => client.UpdateAsync());

        foreach (Activity span in client.Spans.All)
        {
            Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
            Assert.That(Tags(span), Does.ContainKey("error.type").WithValue("secure_connection_error").And.Not.ContainKey("http.response.status_code"));
        }

        Assert.That(client.Spans.All, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_attempt_lasts_to_the_last_byte_and_a_late_one_is_a_timeout()
    {
        var stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var client = new ObservedClient(
            new ScriptedHandler((request, _) =>
            {
                stalled.SetResult();
                return Task.FromResult(new HttpResponseMessage { RequestMessage = request, Content = new StreamContent(new StalledStream()) });
            }),
            configure: options => options.AttemptTimeout = TimeSpan.FromSeconds(5));

        Task<Note> call = client.UpdateAsync();
        await stalled.Task;
        Assert.That(client.Spans.All, Is.Empty);
        client.Time.Advance(TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<NotionTimeoutException>(() => call);

        Assert.That(client.Spans.All.Select(span => Tags(span)["error.type"]), Is.EqualTo(new[] { "timeout", "timeout" }));
    }

    [Test]
    public async Task Every_attempt_has_its_span()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.OK));
        int attempts = 0;
        using HttpMessageInvoker chain = Chain(client.Telemetry, request => ObservedClient.Answer(request, ++attempts < 3 ? (HttpStatusCode)429 : HttpStatusCode.OK));

        using HttpRequestMessage request = new(HttpMethod.Get, new Uri("http://localhost:5055/v1/users/me"));
        using HttpResponseMessage response = await chain.SendAsync(request, default);

        Assert.That(client.Spans.Attempts.Select(span => (Tags(span)["http.response.status_code"], Tags(span).GetValueOrDefault("http.request.resend_count"))), Is.EqualTo(new[]
        {
            ((object?)429, (object?)null),
            (429, 1),
            (200, 2),
        }));
        Assert.That(Tags(client.Spans.Call), Does.ContainKey("http.request.resend_count").WithValue(2).And.ContainKey("notion.operation").WithValue("retrieveMe")
            .And.ContainKey("server.port").WithValue(5055).And.Not.ContainKey("error.type"));
        Assert.That(client.Logs.Own[^1].Message, Does.Contain("attempts: 3"));
    }

    [Test]
    public async Task An_unknown_operation_is_not_grouped_by_its_address()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.OK));

        await client.Services.GetRequiredService<INotionClient>().SendAsync(new(HttpMethod.Post, "/v1/new_things/12"));

        Assert.That(client.Spans.Call.DisplayName, Is.EqualTo("POST"));
        Assert.That(Tags(client.Spans.Call), Does.Not.ContainKey("url.template").And.Not.ContainKey("notion.operation"));
    }

    [Test]
    public async Task The_span_of_the_caller_is_current_again_afterwards()
    {
        using var client = new ObservedClient(Answering(HttpStatusCode.OK));

        Task<Note> call = client.GetAsync();

        Assert.That(Activity.Current, Is.SameAs(client.Spans.Root));
        await call;
        Assert.That(Activity.Current, Is.SameAs(client.Spans.Root));
    }

    private static Dictionary<string, object?> Tags(Activity span) => new(span.TagObjects, StringComparer.Ordinal);

    private static ScriptedHandler Answering(HttpStatusCode status, string body = """{"text":"a"}""") =>
        new((request, _) => Task.FromResult(ObservedClient.Answer(request, status, body)));

    private static HttpMessageInvoker Chain(ClientTelemetry telemetry, Func<HttpRequestMessage, HttpResponseMessage> answer) => new(
        new OperationTelemetryHandler(telemetry)
        {
            InnerHandler = new RepeatingHandler
            {
                InnerHandler = new AttemptTelemetryHandler(telemetry, new BodyLimits(long.MaxValue, Timeout.InfiniteTimeSpan, TimeProvider.System)) { InnerHandler = new ScriptedHandler((request, _) => Task.FromResult(answer(request))) },
            },
        });

    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response;
            while (!(response = await base.SendAsync(request, cancellationToken)).IsSuccessStatusCode)
                response.Dispose();
            return response;
        }
    }
}

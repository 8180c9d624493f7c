using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Telemetry;

public sealed class ResilienceTelemetryTests
{
    [Test]
    public async Task A_retry_is_logged_counted_and_traced_by_the_pipeline_of_the_client()
    {
        int attempts = 0;
        using var client = new ObservedClient(new ScriptedHandler((request, _) => Task.FromResult(++attempts == 1 ? Limited(request, seconds: 7) : ObservedClient.Answer(request, HttpStatusCode.OK))));

        await client.WhenTimePassesAsync(client.GetAsync());

        Assert.Multiple(() =>
        {
            Assert.That(client.Logs.Own.Single(record => record.Level == LogLevel.Warning).Message, Is.EqualTo("Attempt 1 of GET /v1/pages/{page_id} failed (rate_limited, status 429); the next follows in 7000 ms."));
            Assert.That(client.Logs.Own.Single(record => record.Event == "RefusedBody").Message, Does.Contain("Slow down."));
            Assert.That(client.Logs.Own[^1].Message, Does.Contain("returned 200").And.Contain("attempts: 2"));
            Assert.That(client.Measurements.Of("notion.client.retries").Single().Tags["notion.retry_reason"], Is.EqualTo("rate_limited"));
            Assert.That(client.Spans.Attempts.Select(span => span.GetTagItem("http.response.status_code")), Is.EqualTo(new object[] { 429, 200 }));
            Assert.That(client.Spans.Attempts[0].GetTagItem("notion.error_code"), Is.EqualTo("rate_limited"));
            Assert.That(client.Spans.Call.Status, Is.EqualTo(ActivityStatusCode.Unset), "it has succeeded in the end");
        });
    }

    [Test]
    public async Task A_request_that_waits_for_a_pause_is_seen_in_the_queue_and_its_wait_afterwards()
    {
        var limited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int attempts = 0;
        using var client = new ObservedClient(new ScriptedHandler(async (request, _) =>
        {
            if (++attempts > 1)
                return ObservedClient.Answer(request, HttpStatusCode.OK);
            await limited.Task;
            return Limited(request, seconds: 30);
        }));

        Task<Note> first = client.GetAsync();
        limited.SetResult();
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(30));
        Task<Note> second = client.GetAsync();
        client.Measurements.Observe();
        await client.WhenTimePassesAsync(Task.WhenAll(first, second));
        client.Measurements.Observe();

        double[] queue = [.. client.Measurements.Of("notion.client.limiter.queue_length").Select(measured => measured.Value)];
        Assert.That(queue, Is.EqualTo(new[] { 1d, 0d }));
        Assert.That(client.Measurements.Of("notion.client.limiter.wait").Select(measured => measured.Value), Has.Some.GreaterThanOrEqualTo(30));
        Assert.That(client.Logs.Own.Select(record => record.Event), Has.Some.EqualTo("LimiterWaited"));
    }

    [Test]
    public async Task A_call_without_a_wait_logs_no_wait()
    {
        using var client = new ObservedClient(new ScriptedHandler((request, _) => Task.FromResult(ObservedClient.Answer(request, HttpStatusCode.OK))));

        await client.GetAsync();

        Assert.That(client.Measurements.Of("notion.client.limiter.wait"), Is.Empty);
        Assert.That(client.Logs.Own.Select(record => record.Event), Has.None.EqualTo("LimiterWaited"));
    }

    private static HttpResponseMessage Limited(HttpRequestMessage request, int seconds)
    {
        HttpResponseMessage response = ObservedClient.Answer(request, (HttpStatusCode)429, """{"code":"rate_limited","message":"Slow down."}""");
        response.Headers.Add("Retry-After", $"{seconds}");
        return response;
    }
}

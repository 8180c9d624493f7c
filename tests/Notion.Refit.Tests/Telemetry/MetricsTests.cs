using System.Net;
using Microsoft.Extensions.Logging;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Telemetry;

public sealed class MetricsTests
{
    [Test]
    public async Task The_duration_of_a_call_is_measured_by_operation_and_status([Values(200, 503)] int status)
    {
        ObservedClient? client = null;
        using ObservedClient _ = client = new ObservedClient(
            new ScriptedHandler((request, _) =>
            {
                client!.Time.Advance(TimeSpan.FromSeconds(1.5));
                return Task.FromResult(ObservedClient.Answer(request, (HttpStatusCode)status));
            }),
            LogLevel.None);

        try
        {
            await client.UpdateAsync();
        }
        catch (NotionException) when (status == 503)
        {
        }

        Measured measured = client.Measurements.All.Single();
        Assert.That(measured.Instrument, Is.EqualTo("notion.client.operation.duration"));
        Assert.That(measured.Unit, Is.EqualTo("s"));
        Assert.That(measured.Value, Is.EqualTo(1.5));
        var expected = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["http.request.method"] = "PATCH",
            ["url.template"] = "/v1/pages/{page_id}",
            ["notion.operation"] = "updatePage",
            ["server.address"] = "api.notion.com",
            ["server.port"] = 443,
            ["http.response.status_code"] = status,
        };
        if (status == 503)
            expected["error.type"] = "503";
        Assert.That(measured.Tags, Is.EquivalentTo(expected));
    }

    [Test]
    public async Task A_call_without_an_answer_is_measured_too()
    {
        using var client = new ObservedClient(new ScriptedHandler((_, _) => throw new InvalidOperationException("m")), LogLevel.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync());

        Assert.That(client.Measurements.All.Single().Tags, Does.ContainKey("error.type").WithValue("System.InvalidOperationException").And.Not.ContainKey("http.response.status_code"));
    }

    [Test]
    public void Retries_are_counted_by_operation_and_reason()
    {
        using var client = new ObservedClient(new ScriptedHandler((_, _) => throw new InvalidOperationException("sent")));
        using HttpRequestMessage request = ObservedClient.Request(HttpMethod.Get);

        client.Telemetry.Retrying(request, attempt: 1, TimeSpan.Zero, "rate_limited", 429);

        Measured retry = client.Measurements.Of("notion.client.retries").Single();
        Assert.That(retry.Value, Is.EqualTo(1));
        Assert.That(retry.Tags, Does.ContainKey("notion.retry_reason").WithValue("rate_limited").And.ContainKey("notion.operation").WithValue("retrievePage"));
    }

    [Test]
    public void The_queue_is_seen_while_requests_wait_and_their_wait_afterwards()
    {
        using var client = new ObservedClient(new ScriptedHandler((_, _) => throw new InvalidOperationException("sent")));
        using HttpRequestMessage request = ObservedClient.Request(HttpMethod.Get);

        client.Telemetry.WaitBegins();
        client.Telemetry.WaitBegins();
        client.Measurements.Observe();
        client.Telemetry.WaitEnds(request, TimeSpan.FromSeconds(0.25));
        client.Telemetry.WaitEnds(request: null, TimeSpan.FromSeconds(4));
        client.Measurements.Observe();

        Assert.That(client.Measurements.Of("notion.client.limiter.queue_length").Select(measured => measured.Value), Is.EqualTo(new[] { 2d, 0d }));
        Assert.That(client.Measurements.Of("notion.client.limiter.wait").Select(measured => measured.Value), Is.EqualTo(new[] { 0.25, 4 }));
    }
}

using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.AspNetCore.Webhooks;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>Many deliveries at once. <c>NOTION_WEBHOOK_LOAD=40000</c> sets their number; the default is 2,000.</summary>
public sealed class WebhookLoadTests
{
    private static readonly int s_deliveries = int.TryParse(Environment.GetEnvironmentVariable("NOTION_WEBHOOK_LOAD"), out int number) ? number : 2_000;

    [Test]
    public async Task Each_delivery_that_was_answered_with_200_is_handled_once_and_no_more_wait_than_allowed()
    {
        const int Capacity = 200;
        var handled = new ConcurrentDictionary<string, int>();
        await using WebhookApp app = await WebhookApp.StartAsync(
            endpoint => endpoint.OnAny(async (WebhookEvent e) =>
            {
                // Slower than the deliveries come.
                for (int i = 0; i < 20; i++)
                    await Task.Yield();
                handled.AddOrUpdate(e.Id, 1, static (_, count) => count + 1);
            }),
            static options =>
            {
                options.QueueCapacity = Capacity;
                options.MaxConcurrency = 4;
            });
        WebhookService service = app.Services.GetRequiredKeyedService<WebhookService>(null);
        int mostWaiting = 0;
        int postponed = 0;

        await Parallel.ForAsync(0, s_deliveries, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancellationToken) =>
        {
            // As Notion does: again until it is accepted. Every tenth one comes twice.
            HttpStatusCode status;
            while ((status = await app.StatusAsync(Samples.Event(number, number % 50, number % 60))) == HttpStatusCode.ServiceUnavailable)
                Interlocked.Increment(ref postponed);
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            if (number % 10 == 0)
                Assert.That(await app.StatusAsync(Samples.Event(number, number % 50, number % 60)), Is.EqualTo(HttpStatusCode.OK));
            int waiting = service.Queue.Count;
            if (waiting > Volatile.Read(ref mostWaiting))
                Volatile.Write(ref mostWaiting, waiting);
        });
        await service.StopAsync(CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(handled, Has.Count.EqualTo(s_deliveries));
            Assert.That(handled.Values, Is.All.EqualTo(1));
            Assert.That(mostWaiting, Is.LessThanOrEqualTo(Capacity));
        });
        TestContext.Out.WriteLine($"{s_deliveries} deliveries, {postponed} postponed, at most {mostWaiting} waiting");
    }
}

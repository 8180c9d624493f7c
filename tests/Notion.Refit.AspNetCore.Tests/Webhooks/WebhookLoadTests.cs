using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.AspNetCore.Webhooks;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>Many deliveries at once.</summary>
public sealed class WebhookLoadTests
{
    private const int Deliveries = 40_000;

    [Test]
    public async Task Each_delivery_that_was_answered_with_200_is_handled_once_and_no_more_wait_than_allowed()
    {
        const int Capacity = 200;
        var handled = new ConcurrentDictionary<string, int>();
        using var freed = new SemaphoreSlim(0);
        await using WebhookApp app = await WebhookApp.StartAsync(
            endpoint => endpoint.OnAny(async (WebhookEvent e) =>
            {
                // Slower than the deliveries come.
                for (int i = 0; i < 20; i++)
                    await Task.Yield();
                handled.AddOrUpdate(e.Id, 1, static (_, count) => count + 1);
                freed.Release();
            }),
            static options =>
            {
                options.QueueCapacity = Capacity;
                options.MaxConcurrency = 4;
            },
            static services => services.AddLogging(static logging => logging.ClearProviders()));
        WebhookService service = app.Services.GetRequiredKeyedService<WebhookService>(null);
        int mostWaiting = 0;
        int postponed = 0;

        await Parallel.ForAsync(0, Deliveries, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancellationToken) =>
        {
            // As Notion does: later again, until it is accepted. Every tenth one comes twice.
            HttpStatusCode status;
            while ((status = await app.StatusAsync(Samples.Event(number, number % 50, number % 60))) == HttpStatusCode.ServiceUnavailable)
            {
                Interlocked.Increment(ref postponed);
                do
                    await freed.WaitAsync(cancellationToken);
                while (service.Queue.Count > Capacity / 2);
            }

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
            Assert.That(handled, Has.Count.EqualTo(Deliveries));
            Assert.That(handled.Values, Is.All.EqualTo(1));
            Assert.That(mostWaiting, Is.LessThanOrEqualTo(Capacity));
            Assert.That(postponed, Is.GreaterThan(0), "the queue was full at times");
        });
        TestContext.Out.WriteLine($"{Deliveries} deliveries, {postponed} postponed, at most {mostWaiting} waiting");
    }
}

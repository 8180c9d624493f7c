using System.Net;
using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>Recorded deliveries, where they are beside the checkout.</summary>
public sealed class SampleDeliveryTests
{
    [Test]
    public async Task Each_recorded_delivery_reaches_the_handlers_of_its_type()
    {
        if (Surroundings.TryFind("shared/recordings/more/webhooks") is not { } folder)
        {
            Assert.Ignore("The samples (../shared/recordings/more/webhooks) are not beside this checkout.");
            return;
        }

        var inbox = new Inbox();
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.OnAny((WebhookEvent e) => inbox.Add(e)).OnUnknown((UnknownWebhookEvent e) => inbox.Add(e)));
        string[] samples = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        Assert.That(samples, Has.Length.EqualTo(24));

        foreach (string sample in samples)
            Assert.That(await app.StatusAsync(sample), Is.EqualTo(HttpStatusCode.OK), sample);

        // An unknown type would come a second time.
        string[] ids = [.. samples.Select(static sample => JsonDocument.Parse(sample).RootElement.GetProperty("id").GetString()!).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<WebhookEvent> events = await inbox.TakeAsync(ids.Length);
        Assert.That(ids, Has.Length.GreaterThan(20));
        Assert.That(events.Select(static e => e.Id), Is.EquivalentTo(ids));
        Assert.That(events.OfType<UnknownWebhookEvent>(), Is.Empty);
    }
}

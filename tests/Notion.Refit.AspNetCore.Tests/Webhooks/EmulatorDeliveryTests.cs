using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>Deliveries of the emulator: verified as in Notion, late, twice, out of order.</summary>
public sealed class EmulatorDeliveryTests
{
    [Test]
    public async Task A_subscription_is_verified_by_its_operator_and_then_delivers()
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        var inbox = new Inbox();
        string? shown = null;
        var options = new NotionWebhookOptions[1];
        await using WebhookApp app = await WebhookApp.StartAsync(
            endpoint => endpoint.OnAny((WebhookEvent e) => inbox.Add(e)),
            configured =>
            {
                options[0] = configured;
                configured.VerificationToken = null;
                configured.OnVerification = (verification, _) =>
                {
                    shown = verification.VerificationToken;
                    return ValueTask.CompletedTask;
                };
            });

        EmulatedWebhook webhook = await emulator.Webhooks.SubscribeAsync(new Uri("http://app.invalid" + WebhookApp.Path), app.Handler);
        options[0].VerificationToken = shown;
        webhook.Verify(shown!);
        Page page = await CreateAsync(emulator, "New");

        Assert.That((await inbox.TakeAsync(1))[0].Entity.Id.ToString(), Is.EqualTo(page.Id.ToString()));
    }

    [Test]
    public async Task Doubled_and_reversed_deliveries_run_each_event_once()
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        var inbox = new Inbox();
        await using WebhookApp app = await WebhookApp.StartAsync(endpoint => endpoint.On<PageCreated>((PageCreated e) => inbox.Add(e)));
        EmulatedWebhook webhook = await SubscribeAsync(emulator, app);

        emulator.Webhooks.DoubleNext(10);
        for (int i = 0; i < 10; i++)
            await CreateAsync(emulator, $"Page {i}");
        await emulator.Webhooks.WhenIdleAsync();
        emulator.Webhooks.ReverseNext(4);
        for (int i = 10; i < 14; i++)
            await CreateAsync(emulator, $"Page {i}");
        await emulator.Webhooks.WhenIdleAsync();

        IReadOnlyList<WebhookEvent> events = await inbox.TakeAsync(14);
        Assert.That(events.Select(e => e.Entity.Id).Distinct().Count(), Is.EqualTo(14));
        Assert.That(emulator.Webhooks.Attempts.Count, Is.GreaterThan(14));
        Assert.That(emulator.Webhooks.Attempts.Select(attempt => attempt.StatusCode), Is.All.EqualTo(200));
        webhook.Delete();
    }

    private static async Task<EmulatedWebhook> SubscribeAsync(NotionEmulator emulator, WebhookApp app)
    {
        EmulatedWebhook webhook = await emulator.Webhooks.SubscribeAsync(new Uri("http://app.invalid" + WebhookApp.Path), new ResigningHandler(app.Handler));
        webhook.Verify(webhook.VerificationToken);
        return webhook;
    }

    private static async Task<Page> CreateAsync(NotionEmulator emulator, string title)
    {
        using var notion = NotionClient.Create(emulator.Token, emulator.CreateHandler());
        return await notion.Pages.CreateAsync(new CreatePageRequest
        {
            Parent = Parent.Page(emulator.RootPageId),
            Properties = new() { ["title"] = new TitleValue(title) },
        });
    }
}

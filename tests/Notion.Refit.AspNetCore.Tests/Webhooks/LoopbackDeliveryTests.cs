using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>Deliveries of the emulator over a real connection to Kestrel: late, twice and out of order.</summary>
public sealed class LoopbackDeliveryTests
{
    [Test]
    public async Task Late_doubled_and_reversed_deliveries_over_a_connection_run_each_event_once()
    {
        var clock = new ManualTimeProvider();
        await using NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = clock });
        var inbox = new Inbox();
        string? token = null;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        NotionWebhookOptions? configured = null;
        builder.Services.AddNotion(static options => options.Token = "ntn_test").AddWebhooks(options =>
        {
            configured = options;
            options.OnVerification = (verification, _) =>
            {
                token = verification.VerificationToken;
                return ValueTask.CompletedTask;
            };
        });
        await using WebApplication app = builder.Build();
        app.MapNotionWebhooks("/notion/webhooks").On<PageCreated>((PageCreated e) => inbox.Add(e));
        await app.StartAsync();

        EmulatedWebhook webhook = await emulator.Webhooks.SubscribeAsync(new Uri(new Uri(app.Urls.Single()), "/notion/webhooks"), options: new WebhookSubscriptionOptions { Types = ["page.created"] });
        configured!.VerificationToken = token;
        webhook.Verify(token!);
        using var notion = NotionClient.Create(emulator.Token, emulator.CreateHandler());

        emulator.Webhooks.DelayNext(TimeSpan.FromMinutes(5));
        Page late = await CreateAsync(notion, emulator);
        var created = new List<Page>();
        emulator.Webhooks.DoubleNext(5);
        for (int i = 0; i < 5; i++)
            created.Add(await CreateAsync(notion, emulator));
        IReadOnlyList<WebhookEvent> first = await inbox.TakeAsync(5);
        while (emulator.Webhooks.Attempts.Count < 10)
            await Task.Yield();
        clock.Advance(TimeSpan.FromMinutes(6));
        WebhookEvent delayed = await inbox.NextAsync();
        await emulator.Webhooks.WhenIdleAsync();
        emulator.Webhooks.ReverseNext(4);
        for (int i = 0; i < 4; i++)
            created.Add(await CreateAsync(notion, emulator));
        IReadOnlyList<WebhookEvent> last = await inbox.TakeAsync(4);
        await emulator.Webhooks.WhenIdleAsync();

        Assert.That(first.Concat(last).Select(static e => e.Entity.Id.ToString()), Is.EquivalentTo(created.Select(static page => page.Id.ToString())));
        Assert.That(delayed.Entity.Id.ToString(), Is.EqualTo(late.Id.ToString()));
        Assert.That(emulator.Webhooks.Attempts.Select(static attempt => attempt.StatusCode), Is.All.EqualTo(200));
        Assert.That(emulator.Webhooks.Attempts.GroupBy(static attempt => attempt.EventId).Count(static deliveries => deliveries.Count() > 1), Is.EqualTo(5));
        Assert.That(inbox.IsEmpty, Is.True);
    }

    private static Task<Page> CreateAsync(NotionClient notion, NotionEmulator emulator) => notion.Pages.CreateAsync(new CreatePageRequest
    {
        Parent = Parent.Page(emulator.RootPageId),
        Properties = new() { ["title"] = new TitleValue("New") },
    });
}

using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator;
using Notion.Refit.Live;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>Webhooks and live objects, which do not know each other, in one app.</summary>
public sealed class LiveWebhookTests
{
    [Test]
    public async Task A_change_in_Notion_reaches_the_watchers_of_a_store_through_a_webhook()
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        using var otherClient = NotionClient.Create(emulator.Token, emulator.CreateHandler());
        Database database = await otherClient.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(emulator.RootPageId),
            Title = "Tasks",
            InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title(), ["Done"] = PropertySchema.Checkbox() } },
        });
        DataSourceId tasks = database.DataSources[0].Id;
        Page task = await otherClient.Pages.CreateAsync(new() { Parent = Parent.DataSource(tasks), Properties = { ["Name"] = new TitleValue("Ship it") } });

        Channel<LiveChange> changes = Channel.CreateUnbounded<LiveChange>();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Notion:Token", emulator.Token), new("Notion:Webhooks:VerificationToken", WebhookApp.Token)]);
        builder.Services.AddNotion().UseEmulator(emulator);

        // snippet: webhooks-live
        builder.Services.AddNotion().AddWebhooks();
        builder.Services.AddNotion().AddLive();                                                        // package Notion.Refit.Live
        var app = builder.Build();

        app.MapNotionWebhooks("/notion/webhooks")
            .OnAny((WebhookEvent e, LiveStore store, CancellationToken ct) => store.ApplyAsync(e, ct));   // looks at what the event names

        LiveStore store = app.Services.GetRequiredService<LiveStore>();
        using LiveFollow follow = store.Follow(tasks, Timeout.InfiniteTimeSpan);                       // no polling, a sweep every 15 minutes
        using IDisposable watch = store.Watch(change => changes.Writer.TryWrite(change));
        // end-snippet

        await app.StartAsync();
        await follow.RefreshAsync();
        EmulatedWebhook webhook = await emulator.Webhooks.SubscribeAsync(new Uri("http://app.invalid/notion/webhooks"), new ResigningHandler(app.GetTestServer().CreateHandler()));
        webhook.Verify(webhook.VerificationToken);

        await otherClient.Pages.UpdateAsync(task.Id, new() { Properties = { ["Done"] = new CheckboxValue(true) } });
        PropertyChanged done = await NextAsync<PropertyChanged>(changes);
        Page added = await otherClient.Pages.CreateAsync(new() { Parent = Parent.DataSource(tasks), Properties = { ["Name"] = new TitleValue("Celebrate") } });
        RowAdded row = await NextAsync<RowAdded>(changes);
        await otherClient.Pages.UpdateAsync(task.Id, new() { InTrash = true });
        Trashed trashed = await NextAsync<Trashed>(changes);

        Assert.Multiple(() =>
        {
            Assert.That((done.Id.Value, done.Name, done.New!.Value, done.Origin), Is.EqualTo((task.Id.Value, "Done", new CheckboxValue(true), ChangeOrigin.Remote)));
            Assert.That(row.ToString(), Does.Contain(added.Id.ToString()));
            Assert.That(trashed.Id.Value, Is.EqualTo(task.Id.Value));
        });
        webhook.Delete();
        await app.DisposeAsync();
    }

    private static async Task<T> NextAsync<T>(Channel<LiveChange> changes)
        where T : LiveChange
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await changes.Reader.ReadAsync(patience.Token) is T change)
                return change;
        }
    }
}

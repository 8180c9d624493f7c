using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>Events of webhooks: each names what to look at, in any order, doubled and late.</summary>
public sealed class EventTests : FollowTest
{
    private readonly List<WebhookEvent> _events = [];

    public EventTests() => Emulator.Webhooks.Subscribe(
        async (request, token) =>
        {
            WebhookEvent received = JsonSerializer.Deserialize<WebhookEvent>(await request.Content!.ReadAsByteArrayAsync(token))!;
            lock (_events)
                _events.Add(received);
            return new HttpResponseMessage();
        },
        new() { Connection = Connection });

    [Test]
    public async Task Comments_end_as_they_are_in_Notion_in_every_order_of_their_events_each_doubled()
    {
        PageId page = Emulator.Workspace.AddPage("Plan");
        Connection.Share(page);
        CommentId kept = Emulator.Workspace.AddComment(page, "kept");
        CommentId gone = Emulator.Workspace.AddComment(page, "gone");
        await TakeEventsAsync();
        var stores = new List<(LiveStore Store, List<LiveChange> Changes)>();
        foreach (int[] _ in Orders(3))
        {
            LiveStore store = LiveStore.Create(Reader, new() { TimeProvider = StoreTime });
            await new Live.Following.LookReader(store).ReadCommentsAsync(page, CancellationToken.None);
            var changes = new List<LiveChange>();
            store.Watch(changes.Add);
            stores.Add((store, changes));
        }

        await Notion.Comments.UpdateAsync(kept, new() { RichText = "changed" });
        await Notion.Comments.DeleteAsync(gone);
        Comment added = await Notion.Comments.CreateAsync(new() { Parent = Parent.Page(page), RichText = "added" });
        List<WebhookEvent> events = await TakeEventsAsync();
        Assert.That(events.Select(one => one.GetType()), Is.EquivalentTo(new[] { typeof(CommentUpdated), typeof(CommentDeleted), typeof(CommentCreated) }));

        foreach (((LiveStore store, List<LiveChange> changes), int[] order) in stores.Zip(Orders(3)))
        {
            foreach (int i in order)
            {
                await store.ApplyAsync(events[i]);
                await store.ApplyAsync(events[i]);
            }

            await store.WhenDeliveredAsync(CancellationToken.None);
            Assert.That(store.CommentsOf(page), Is.EqualTo(new[] { kept, added.Id }));
            Assert.That(store.FindComment(kept)!.RichText.ToPlainText(), Is.EqualTo("changed"));
            Assert.That(changes.Select(change => change.GetType()), Is.EquivalentTo(new[] { typeof(CommentChanged), typeof(CommentRemoved), typeof(CommentAdded) }), "Each once.");
            store.Dispose();
        }
    }

    [Test]
    public async Task Views_end_as_they_are_in_Notion_though_the_events_are_doubled_and_the_oldest_is_last()
    {
        ViewId[] views = [.. Enumerable.Range(0, 2).Select(i => Emulator.Workspace.AddView(new CreateViewRequest { DatabaseId = Tasks.Id, DataSourceId = Tasks.DataSourceId, Name = $"View {i}", Type = ViewType.Table }))];
        foreach (ViewId view in views)
            await Look.ReadViewAsync(view, CancellationToken.None);
        await TakeEventsAsync();
        Store.Watch(Changes.Add);
        await Notion.Views.UpdateAsync(views[0], new() { Name = "First" });
        Time.Advance(TimeSpan.FromMinutes(5));
        List<WebhookEvent> events = await TakeEventsAsync();
        await Notion.Views.UpdateAsync(views[0], new() { Name = "Second" });
        await Notion.Views.DeleteAsync(views[1]);
        ViewId unknown = (await Notion.Views.CreateAsync(new() { DatabaseId = Tasks.Id, DataSourceId = Tasks.DataSourceId, Name = "New", Type = ViewType.Table })).Id;
        events.AddRange(await TakeEventsAsync());
        Assert.That(events.Select(one => one.GetType()).Distinct(), Is.EquivalentTo(new[] { typeof(ViewUpdated), typeof(ViewDeleted), typeof(ViewCreated) }));

        foreach (WebhookEvent received in Enumerable.Reverse(events).Concat(events))
            await Store.ApplyAsync(received);

        LiveChange[] changes = await TakeChangesAsync();
        Assert.That(changes.Select(change => change.GetType()), Is.EquivalentTo(new[] { typeof(ViewChanged), typeof(Lost) }));
        Assert.That(Store.FindView(views[0])!.Name, Is.EqualTo("Second"));
        Assert.That(Store.FreshnessOf(views[1].Value)!.Value.IsLost, Is.True);
        Assert.That(Store.FindView(unknown), Is.Null, "What was never asked for is not read.");
    }

    [Test]
    public async Task A_data_source_that_an_event_names_is_followed_with_its_database()
    {
        using LiveFollow follow = await WatchedAsync(Store.Follow(Tasks.Id, Timeout.InfiniteTimeSpan, OnDemand));
        await TakeEventsAsync();
        DataSourceId second = Emulator.Workspace.AddDataSource(Tasks.Id, "Second", new() { ["Name"] = PropertySchema.Title() });
        PageId row = AddRow(second, "First");
        List<WebhookEvent> events = await TakeEventsAsync();
        Assert.That(events.OfType<DataSourceCreated>(), Is.Not.Empty);

        foreach (WebhookEvent received in events)
            await Store.ApplyAsync(received);

        Assert.That(Store.RowsOf(second), Is.EqualTo(new[] { row }));
        Assert.That(await TakeChangesAsync(), Has.One.InstanceOf<DataSourcesChanged>());
        await Notion.DataSources.UpdateAsync(second, new() { InTrash = true });
        foreach (WebhookEvent received in await TakeEventsAsync())
        {
            await Store.ApplyAsync(received);
            await Store.ApplyAsync(received);
        }

        Assert.That(await TakeChangesAsync(), Has.One.EqualTo(new Trashed(new(second.Value))));
    }

    [Test]
    public async Task The_data_sources_of_a_database_that_is_only_known_are_renewed_by_an_event()
    {
        await Look.ReadDatabaseAsync(Tasks.Id, CancellationToken.None);
        await TakeEventsAsync();
        Emulator.Workspace.AddDataSource(Tasks.Id, "Second", new() { ["Name"] = PropertySchema.Title() });

        foreach (WebhookEvent received in await TakeEventsAsync())
            await Store.ApplyAsync(received);

        Assert.That(Store.FindDatabase(Tasks.Id)!.DataSources, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_event_of_an_unknown_kind_is_applied_by_the_object_that_it_names()
    {
        PageId page = Emulator.Workspace.AddPage("Plan");
        Connection.Share(page);
        await Look.ReadPageAsync(page, CancellationToken.None);
        await Notion.Pages.UpdateAsync(page, new() { IsLocked = true });

        await Store.ApplyAsync(Unknown($$"""{ "id": "{{page}}", "type": "page" }"""));

        Assert.That(Store.FindPage(page)!.IsLocked, Is.True);
    }

    [TestCase("""{ "id": "77777777-7777-4777-8777-777777777777", "type": "page" }""")]
    [TestCase("""{ "id": "77777777-7777-4777-8777-777777777777", "type": "hologram" }""")]
    [TestCase("""{ "id": 5, "type": 7 }""")]
    [TestCase("null")]
    public async Task An_event_that_names_nothing_known_makes_no_request_and_is_in_the_log(string entity)
    {
        var log = new FakeLogCollector();
        using var loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Debug).AddProvider(new FakeLoggerProvider(log)));
        using LiveStore store = LiveStore.Create(Reader, new() { LoggerFactory = loggers });
        Emulator.Requests.Clear();

        await store.ApplyAsync(Unknown(entity));

        Assert.That(Emulator.Requests, Is.Empty);
        Assert.That(log.GetSnapshot().Select(record => record.Message), Has.One.Contains("page.teleported"));
    }

    [Test]
    public async Task Events_of_files_and_of_pages_that_were_never_read_make_no_request()
    {
        PageId page = Emulator.Workspace.AddPage("Plan");
        Connection.Share(page);
        await TakeEventsAsync();
        await Notion.Pages.UpdateAsync(page, new() { Properties = { ["title"] = new TitleValue("New") } });
        await Notion.Comments.CreateAsync(new() { Parent = Parent.Page(page), RichText = "added" });
        await Reader.FileUploads.UploadAsync(new MemoryStream([1]), "a.png");
        List<WebhookEvent> events = await TakeEventsAsync();
        Assert.That(events, Has.Some.InstanceOf<FileUploadCompleted>().Or.Some.InstanceOf<FileUploadCreated>());
        Emulator.Requests.Clear();

        foreach (WebhookEvent received in events)
            await Store.ApplyAsync(received);

        Assert.That(Emulator.Requests, Is.Empty);
        Assert.That(Store.Count, Is.Zero);
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => order.Take(at).Append(count - 1).Concat(order.Skip(at)).ToArray()));

    private static WebhookEvent Unknown(string entity) => JsonSerializer.Deserialize<WebhookEvent>($$"""
        { "id": "88888888-8888-4888-8888-888888888888", "timestamp": "2026-01-01T00:00:00.000Z", "workspace_id": "88888888-8888-4888-8888-888888888888", "type": "page.teleported",
          "subscription_id": "88888888-8888-4888-8888-888888888888", "integration_id": "88888888-8888-4888-8888-888888888888", "authors": [], "attempt_number": 1, "entity": {{entity}}, "data": {} }
        """)!;

    // Events are collected for a while before they are sent.
    private async Task<List<WebhookEvent>> TakeEventsAsync()
    {
        Time.Advance(TimeSpan.FromHours(1));
        await Emulator.Webhooks.WhenIdleAsync();
        lock (_events)
        {
            List<WebhookEvent> events = [.. _events];
            _events.Clear();
            return events;
        }
    }
}

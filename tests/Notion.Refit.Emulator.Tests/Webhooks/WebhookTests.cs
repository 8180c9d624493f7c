using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Notion.Refit.Emulator.Outside.Webhooks;
using Notion.Refit.Emulator.Tests.Files;
using Notion.Refit.Models;
using Notion.Refit.Testing;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Webhooks;

public sealed class WebhookTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero);

    private FakeTimeProvider _clock = null!;
    private WebhookInbox _inbox = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new FakeTimeProvider(Start);
        _inbox = new WebhookInbox();
    }

    [Test]
    public async Task A_write_delivers_a_signed_event_that_names_what_changed_and_who_changed_it()
    {
        await using RawApi api = Api();
        EmulatedWebhook webhook = api.Emulator.Webhooks.Subscribe(_inbox.ReceiveAsync);

        RawAnswer page = await api.CreatePageAsync("New");
        await api.Emulator.Webhooks.WhenIdleAsync();

        Assert.That(_inbox.Types, Is.EqualTo(new[] { "page.created", "page.content_updated" }));
        var created = (PageCreated)_inbox.Events[0];
        Assert.That(created.Entity.Id.ToString(), Is.EqualTo(page.Id));
        Assert.That(created.Entity.Type, Is.EqualTo(EntityType.Page));
        Assert.That(created.Data.Parent.Id.ToString(), Is.EqualTo(api.RootPageId()));
        Assert.That(created.Authors.Single().Id, Is.EqualTo(api.Emulator.Connection.BotUserId));
        Assert.That(created.Authors.Single().Type, Is.EqualTo(ActorType.Bot));
        Assert.That(created.AttemptNumber, Is.EqualTo(1));
        Assert.That(created.Timestamp, Is.EqualTo(Start));
        Assert.That(created.SubscriptionId, Is.EqualTo(webhook.Id));
        (string signature, byte[] body) = _inbox.Received[0];
        Assert.That(signature, Is.EqualTo("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(webhook.VerificationToken), body))));
    }

    [Test]
    public async Task Every_event_type_follows_the_write_that_causes_it()
    {
        await using RawApi api = Api();
        NotionEmulator emulator = api.Emulator;
        emulator.Webhooks.Subscribe(_inbox.ReceiveAsync, new WebhookSubscriptionOptions { Types = WebhookEventTypes.All });

        await CauseAllAsync(api);

        Assert.That(_inbox.Types.Distinct(StringComparer.Ordinal), Is.EquivalentTo(WebhookEventTypes.All));
        Assert.That(_inbox.Events, Has.None.InstanceOf<UnknownWebhookEvent>());
        Assert.That(emulator.Webhooks.Attempts.Select(attempt => attempt.IsAccepted), Has.All.True);
    }

    [Test]
    public async Task Events_have_the_shape_of_the_samples_of_Notion()
    {
        string? folder = Surroundings.TryFind("shared/recordings/more/webhooks");
        if (folder is null)
            Assert.Ignore("The samples (../shared/recordings/more/webhooks) are not beside this checkout.");
        await using RawApi api = Api();
        api.Emulator.Webhooks.Subscribe(_inbox.ReceiveAsync, new WebhookSubscriptionOptions { Types = WebhookEventTypes.All });
        await CauseAllAsync(api);
        ILookup<string, JsonElement> events = _inbox.Received.Select(entry => JsonElement.Parse(entry.Body)).ToLookup(entry => entry.GetProperty("type").GetString()!, StringComparer.Ordinal);

        foreach (string file in Directory.EnumerateFiles(folder, "*.json"))
        {
            JsonElement sample = JsonElement.Parse(await File.ReadAllBytesAsync(file));
            string type = sample.GetProperty("type").GetString()!;
            JsonElement[] sent = [.. events[type]];
            Assert.That(sent, Is.Not.Empty, type);
            string[] wanted = [.. Shape(sample)];

            // Only internal connections subscribe here, which have no `accessible_by`; samples of one age have no `api_version`.
            string[][] actual = [.. sent.Select(entry => Shape(entry).ToArray())];
            Assert.That(
                actual,
                Has.Some.EquivalentTo(wanted),
                $"{Path.GetFileName(file)}: {string.Join(' ', wanted)}\n{string.Join('\n', actual.Select(one => string.Join(' ', one)))}");
            Assert.That(Names(sent[0].GetProperty("data")), Is.EqualTo(Names(sample.GetProperty("data"))), $"the order in {Path.GetFileName(file)}");
        }
    }

    [Test]
    public async Task A_receiver_that_knows_the_token_beforehand_may_start_later()
    {
        await using RawApi api = Api();
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        EmulatedWebhook webhook = api.Emulator.Webhooks.SubscribeVerified(new Uri($"http://127.0.0.1:{port}/notion"), "secret_known");

        await api.CreatePageAsync();
        await api.Emulator.Webhooks.WhenIdleAsync();

        Assert.That(webhook.IsVerified, Is.True);
        Assert.That(api.Emulator.Webhooks.Attempts.Select(attempt => attempt.IsAccepted), Is.Not.Empty.And.All.False);
        Assert.That(() => api.Emulator.Webhooks.SubscribeVerified(new Uri("http://example.com/"), "x"), Throws.ArgumentException);
    }

    [Test]
    public async Task A_snapshot_has_the_subscriptions_and_restoring_it_drops_what_is_on_its_way()
    {
        await using RawApi api = Api(new WebhookSettings { Delay = TimeSpan.FromSeconds(10) });
        NotionEmulator emulator = api.Emulator;
        EmulatedWebhook first = emulator.Webhooks.Subscribe(_inbox.ReceiveAsync, new WebhookSubscriptionOptions { Types = ["page.created"] });
        EmulatorSnapshot snapshot = emulator.TakeSnapshot();
        first.Delete();
        var later = new WebhookInbox();
        emulator.Webhooks.Subscribe(later.ReceiveAsync, new WebhookSubscriptionOptions { Types = ["page.created"] });
        await api.CreatePageAsync("Dropped");

        emulator.Restore(snapshot);
        await api.CreatePageAsync("Kept");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await emulator.Webhooks.WhenIdleAsync();

        Assert.That(emulator.Webhooks.Subscriptions, Is.EqualTo(new[] { first }));
        Assert.That(later.Received, Is.Empty);
        Assert.That(_inbox.Types, Is.EqualTo(new[] { "page.created" }));
    }

    [Test]
    public async Task A_receiver_that_fails_gets_the_event_again_with_the_next_attempt_number()
    {
        await using RawApi api = Api();
        api.Emulator.Webhooks.Subscribe(_inbox.ReceiveAsync, new WebhookSubscriptionOptions { Types = ["page.created"] });
        _inbox.Responses.Enqueue(HttpStatusCode.InternalServerError);
        _inbox.Responses.Enqueue(HttpStatusCode.Redirect);

        await api.CreatePageAsync();
        await api.Emulator.Webhooks.WhenIdleAsync();
        for (int i = 0; i < 10; i++)
        {
            _clock.Advance(TimeSpan.FromHours(24));
            await api.Emulator.Webhooks.WhenIdleAsync();
        }

        Assert.That(_inbox.Events.Select(entry => entry.AttemptNumber), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(_inbox.Events.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
        Assert.That(_inbox.Received.Select(entry => entry.Signature).Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(3), "each body is signed anew");
    }

    [Test]
    public async Task The_eighth_attempt_is_the_last_and_comes_a_day_after_the_first()
    {
        await using RawApi api = Api();
        api.Emulator.Webhooks.Subscribe((_, _) => throw new HttpRequestException("down"), new WebhookSubscriptionOptions { Types = ["page.created"] });
        await api.CreatePageAsync();
        await api.Emulator.Webhooks.WhenIdleAsync();

        for (int i = 0; i < 48; i++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await api.Emulator.Webhooks.WhenIdleAsync();
        }

        IReadOnlyList<WebhookAttempt> attempts = api.Emulator.Webhooks.Attempts;
        Assert.That(attempts.Select(attempt => attempt.AttemptNumber), Is.EqualTo(Enumerable.Range(1, 8)));
        Assert.That(attempts[^1].Time - Start, Is.EqualTo(TimeSpan.FromHours(24)).Within(TimeSpan.FromHours(6)));
        Assert.That(attempts.Select(attempt => attempt.Error), Has.All.EqualTo("down"));
    }

    [Test]
    public async Task Changes_within_the_window_are_one_event_and_opposites_cancel_out()
    {
        await using RawApi api = Api(new WebhookSettings { AggregationWindow = TimeSpan.FromMinutes(1) });
        api.Emulator.Webhooks.Subscribe(_inbox.ReceiveAsync);

        string gone = (await api.CreatePageAsync("Gone")).Id;
        Ok(await api.DeleteAsync($"/v1/blocks/{gone}"));
        Ok(await api.AppendAsync(api.RootPageId(), "[{'divider': {}}]"));
        Ok(await api.AppendAsync(api.RootPageId(), "[{'divider': {}}]"));
        Ok(await api.PatchAsync($"/v1/pages/{api.RootPageId()}", Body("{'is_locked': true}")));
        await api.Emulator.Webhooks.WhenIdleAsync();
        Assert.That(_inbox.Types, Is.EqualTo(new[] { "page.locked" }), "locks are immediate");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await api.Emulator.Webhooks.WhenIdleAsync();

        Assert.That(_inbox.Types.Skip(1), Is.EqualTo(new[] { "page.content_updated" }));
        Assert.That(((PageContentUpdated)_inbox.Events[1]).Data.UpdatedBlocks, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Events_come_late_doubled_or_out_of_order_when_asked_for()
    {
        await using RawApi api = Api();
        EmulatorWebhooks webhooks = api.Emulator.Webhooks;
        webhooks.Subscribe(_inbox.ReceiveAsync, new WebhookSubscriptionOptions { Types = ["page.created"] });

        webhooks.DelayNext(TimeSpan.FromMinutes(3));
        string late = (await api.CreatePageAsync()).Id;
        string prompt = (await api.CreatePageAsync()).Id;
        await webhooks.WhenIdleAsync();
        _clock.Advance(TimeSpan.FromMinutes(3));
        webhooks.DoubleNext();
        string twice = (await api.CreatePageAsync()).Id;
        webhooks.ReverseNext(2);
        string first = (await api.CreatePageAsync()).Id;
        string second = (await api.CreatePageAsync()).Id;
        await webhooks.WhenIdleAsync();

        Assert.That(_inbox.Events.Select(entry => entry.Entity.Id.ToString()), Is.EqualTo(new[] { prompt, late, twice, twice, second, first }));
        Assert.That(_inbox.Events[2].Id, Is.EqualTo(_inbox.Events[3].Id));
    }

    [Test]
    public async Task A_refused_write_and_an_object_that_is_not_shared_cause_no_event()
    {
        await using RawApi api = Api();
        EmulatedConnection guest = api.Emulator.Workspace.AddConnection("Guest", shared: []);
        api.Emulator.Webhooks.Subscribe(_inbox.ReceiveAsync, new WebhookSubscriptionOptions { Connection = guest });

        await api.CreatePageAsync();
        await api.PatchAsync($"/v1/pages/{api.RootPageId()}", Body("{'properties': {'What': {'number': 1}}}"));
        await api.Emulator.Webhooks.WhenIdleAsync();

        Assert.That(_inbox.Received, Is.Empty);
    }

    [Test]
    public async Task An_application_gets_the_verification_token_and_then_events_over_http()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        await using WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var bodies = new List<string>();
        app.MapPost("/notion", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            bodies.Add(await reader.ReadToEndAsync());
        });
        await app.StartAsync();
        await using RawApi api = Api();

        EmulatedWebhook webhook = await api.Emulator.Webhooks.SubscribeAsync(new Uri($"{app.Urls.Single()}/notion"), options: new WebhookSubscriptionOptions { Types = ["page.created"] });
        await api.CreatePageAsync("Before it is verified");
        await api.Emulator.Webhooks.WhenIdleAsync();
        string token = JsonNode.Parse(bodies.Single())!["verification_token"]!.GetValue<string>();
        webhook.Verify(token);
        await api.CreatePageAsync("After");
        await api.Emulator.Webhooks.WhenIdleAsync();

        Assert.That(token, Does.StartWith("secret_"));
        Assert.That(() => webhook.Verify("secret_other"), Throws.ArgumentException);
        Assert.That(bodies, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Addresses_elsewhere_and_unknown_types_are_refused()
    {
        await using RawApi api = Api();

        Assert.That(async () => await api.Emulator.Webhooks.SubscribeAsync(new Uri("https://example.com/")), Throws.ArgumentException);
        Assert.That(() => api.Emulator.Webhooks.Subscribe(_inbox.ReceiveAsync, new WebhookSubscriptionOptions { Types = ["page.painted"] }), Throws.ArgumentException.With.Message.Contains("page.painted"));
        Assert.That(api.Emulator.Webhooks.Subscriptions, Is.Empty);
    }

    // The paths of all properties with the kinds of their values.
    private static IEnumerable<string> Shape(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject()
            .Where(member => path.Length > 0 || member.Name is not ("accessible_by" or "api_version"))
            .Where(member => member.Name is not "data_source_id")
            .SelectMany(member => Shape(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Shape(item, path + "[]")).Distinct(),
        _ => [$"{path}: {json.ValueKind}"],
    };

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    // Causes events of all types.
    private async Task CauseAllAsync(RawApi api)
    {
        RawAnswer page = await api.CreatePageAsync("Page");
        string other = (await api.CreatePageAsync("Other")).Id;
        (string database, string source) = await api.CreateTableAsync();
        (string target, _) = await api.CreateTableAsync(title: "Target");
        await api.CreateRowAsync(source, "Row");
        foreach (string body in (string[])["{'is_locked': true}", "{'is_locked': false}", "{'properties': {'title': {'title': []}}}", "{'in_trash': true}", "{'in_trash': false}"])
            Ok(await api.PatchAsync($"/v1/pages/{page.Id}", Body(body)));
        Ok(await api.PostAsync($"/v1/pages/{page.Id}/move", Body("{'parent': {'type': 'page_id', 'page_id': '$0'}}", other)));
        Ok(await api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'Cost': {'number': {}}}}")));
        foreach (string body in (string[])["{'in_trash': true}", "{'in_trash': false}"])
        {
            Ok(await api.PatchAsync($"/v1/data_sources/{source}", Body(body)));
            Ok(await api.PatchAsync($"/v1/databases/{database}", Body(body)));
        }

        Ok(await api.PatchAsync($"/v1/databases/{database}", Body("{'parent': {'type': 'page_id', 'page_id': '$0'}}", other)));
        string second = Ok(await api.PostAsync("/v1/data_sources", Body("{'parent': {'type': 'database_id', 'database_id': '$0'}, 'properties': {'Name': {'title': {}}}}", database))).Id;
        Ok(await api.PatchAsync($"/v1/data_sources/{second}", Body("{'parent': {'type': 'database_id', 'database_id': '$0'}}", target)));
        string comment = Ok(await api.PostAsync("/v1/comments", Body("{'parent': {'page_id': '$0'}, 'rich_text': [{'text': {'content': 'Hello'}}]}", other))).Id;
        Ok(await api.PatchAsync($"/v1/comments/{comment}", Body("{'rich_text': [{'text': {'content': 'Bye'}}]}")));
        Ok(await api.DeleteAsync($"/v1/comments/{comment}"));
        string view = Ok(await api.PostAsync("/v1/views", Body("{'database_id': '$0', 'data_source_id': '$1', 'name': 'All', 'type': 'table'}", database, source))).Id;
        Ok(await api.PatchAsync($"/v1/views/{view}", Body("{'name': 'Every'}")));
        Ok(await api.DeleteAsync($"/v1/views/{view}"));
        string upload = Ok(await api.PostAsync("/v1/file_uploads", Body("{'filename': 'a.txt', 'content_type': 'text/plain'}"))).Id;
        using (var form = new MultipartFormDataContent { { new ByteArrayContent([1]) { Headers = { ContentType = new("text/plain") } }, "file", "a.txt" } })
            Ok(await api.PostFormAsync($"/v1/file_uploads/{upload}/send", form));
        Ok(await api.PostAsync("/v1/file_uploads", Body("{'filename': 'b.txt', 'content_type': 'text/plain'}")));
        Ok(await api.PostAsync("/v1/file_uploads", Body("{'mode': 'external_url', 'filename': 'c.txt', 'external_url': 'https://example.com/c.txt'}")));
        await DeleteTranscriptAsync(api);
        _clock.Advance(TimeSpan.FromHours(2));
        await api.Emulator.Webhooks.WhenIdleAsync();
    }

    private RawApi Api(WebhookSettings? settings = null) => new(new NotionEmulatorOptions { TimeProvider = _clock, Webhooks = settings ?? new WebhookSettings() });

    private static async Task DeleteTranscriptAsync(RawApi api)
    {
        PageId page = api.Emulator.Workspace.AddPage("Meeting");
        string upload = await api.UploadAsync("monday.mp3");
        RawAnswer notes = await api.PostAsync("/v1/blocks/meeting_notes", Body(
            "{'source': {'type': 'file_upload', 'file_upload_id': '$0'}, 'parent': {'page_id': '$1'}}", upload, page.ToString()));
        JsonElement ready = Ok(await api.GetAsync($"/v1/blocks/{notes.Id}"))["meeting_notes"];
        Ok(await api.DeleteAsync($"/v1/blocks/{ready.GetProperty("children").GetProperty("transcript_block_id").GetString()}"));
    }
}

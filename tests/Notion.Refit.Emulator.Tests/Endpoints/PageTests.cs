using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class PageTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_new_page_is_returned_in_full()
    {
        RawAnswer page = await _api.CreatePageAsync("Größe & more, a_b-c!");

        Assert.That(
            Members(page.Body),
            Is.EquivalentTo(new[]
            {
                "object", "id", "created_time", "last_edited_time", "created_by", "last_edited_by", "cover", "icon", "parent", "in_trash",
                "is_archived", "is_locked", "properties", "url", "public_url", "request_id",
            }));
        Assert.That(page.Id, Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-81[0-9a-f]{2}-"));
        Assert.That(page["parent"].GetRawText(), Is.EqualTo(Fill("""{"type":"page_id","page_id":"$0"}""", _api.RootPageId())));
        Assert.That(page["created_by"].GetRawText(), Does.StartWith("""{"object":"user","id":"""));
        Assert.That(page["created_time"].GetString(), Does.EndWith(":00.000Z"));
        Assert.That(page["url"].GetString(), Is.EqualTo($"https://app.notion.com/p/Gr-e-more-a_b-c-{page.Id.Replace("-", "", StringComparison.Ordinal)}"));
        Assert.That(Members(page["properties"]), Is.EqualTo(new[] { "title" }));
        Assert.That(page["properties"].GetProperty("title").GetProperty("id").GetString(), Is.EqualTo("title"));
        JsonElement piece = page.Value("title")[0];
        Assert.That(Members(piece), Is.EquivalentTo(new[] { "type", "text", "annotations", "plain_text", "href" }));
        Assert.That(Members(piece.GetProperty("annotations")), Is.EqualTo(new[] { "bold", "italic", "strikethrough", "underline", "code", "color" }));
        Assert.That(piece.GetProperty("plain_text").GetString(), Is.EqualTo("Größe & more, a_b-c!"));
        Assert.That(piece.GetProperty("text").GetProperty("link").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task A_page_is_read_back_as_it_was_created()
    {
        RawAnswer created = await _api.CreatePageAsync();

        RawAnswer read = await _api.GetAsync($"/v1/pages/{created.Id}");
        RawAnswer undashed = await _api.GetAsync($"/v1/pages/{created.Id.Replace("-", "", StringComparison.Ordinal)}");

        Assert.That(WithoutRequestId(read.Body), Is.EqualTo(WithoutRequestId(created.Body)));
        Assert.That(WithoutRequestId(undashed.Body), Is.EqualTo(WithoutRequestId(created.Body)));
    }

    [Test]
    public async Task Only_the_earlier_version_has_archived()
    {
        RawAnswer page = await _api.CreatePageAsync();
        await using var earlier = new RawApi(_api.Emulator, "2025-09-03");

        RawAnswer answer = await earlier.PatchAsync($"/v1/pages/{page.Id}", Body("{'archived': true}"));
        RawAnswer refused = await _api.PatchAsync($"/v1/pages/{page.Id}", Body("{'archived': true}"));

        Assert.That(answer["archived"].GetBoolean(), Is.True);
        Assert.That(answer["in_trash"].GetBoolean(), Is.True);
        Assert.That(page.Body.TryGetProperty("archived", out _), Is.False);
        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(refused.Message, Is.EqualTo("body failed validation: body.archived should be not present, instead was `true`."));
    }

    [Test]
    public async Task Icon_and_cover_are_set_and_cleared()
    {
        RawAnswer page = await _api.CreatePageAsync();
        string path = $"/v1/pages/{page.Id}";

        RawAnswer set = await _api.PatchAsync(path, Body("{'icon': {'emoji': '🚀'}, 'cover': {'external': {'url': 'https://example.com/a.png'}}}"));
        RawAnswer kept = await _api.PatchAsync(path, Body("{'is_locked': true}"));
        RawAnswer cleared = await _api.PatchAsync(path, Body("{'icon': null, 'cover': null}"));

        Assert.That(set["icon"].GetProperty("emoji").GetString(), Is.EqualTo("🚀"));
        Assert.That(set["cover"].GetRawText(), Is.EqualTo("""{"type":"external","external":{"url":"https://example.com/a.png"}}"""));
        Assert.That(kept["icon"].ValueKind, Is.EqualTo(JsonValueKind.Object));
        Assert.That(kept["is_locked"].GetBoolean(), Is.True);
        Assert.That(cleared["icon"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(cleared["cover"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(cleared["is_locked"].GetBoolean(), Is.True);
    }

    [Test]
    public async Task The_address_of_one_of_Notions_icons_becomes_the_icon()
    {
        RawAnswer page = await _api.CreatePageAsync();

        RawAnswer answer = await _api.PatchAsync(
            $"/v1/pages/{page.Id}", Body("{'icon': {'type': 'external', 'external': {'url': 'https://www.notion.so/icons/snippet_purple.svg'}}}"));

        Assert.That(answer["icon"].GetRawText(), Is.EqualTo("""{"type":"icon","icon":{"name":"snippet","color":"purple"}}"""));
    }

    [Test]
    public async Task A_page_in_the_trash_is_gone_from_its_parent_and_can_be_restored()
    {
        RawAnswer page = await _api.CreatePageAsync();
        string path = $"/v1/pages/{page.Id}";

        RawAnswer trashed = await _api.PatchAsync(path, Body("{'in_trash': true}"));
        RawAnswer hidden = await _api.GetAsync($"/v1/blocks/{_api.RootPageId()}/children");
        RawAnswer refused = await _api.PatchAsync(path, Body("{'is_locked': true}"));
        RawAnswer restored = await _api.PatchAsync(path, Body("{'in_trash': false}"));
        RawAnswer shown = await _api.GetAsync($"/v1/blocks/{_api.RootPageId()}/children");

        Assert.That(trashed["in_trash"].GetBoolean(), Is.True);
        Assert.That(trashed["is_archived"].GetBoolean(), Is.False);
        Assert.That(hidden.Results, Is.Empty);
        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(refused.Message, Does.StartWith("Can't edit block that is archived."));
        Assert.That(restored["in_trash"].GetBoolean(), Is.False);
        Assert.That(shown.Results.Single().GetProperty("child_page").GetProperty("title").GetString(), Is.EqualTo("A page"));
    }

    [Test]
    public async Task Children_are_created_with_the_page()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'paragraph': {'rich_text': [{'text': {'content': 'Hi'}}]}}, {'divider': {}}]");

        RawAnswer children = await _api.GetAsync($"/v1/blocks/{page.Id}/children");

        Assert.That(children.Results.Select(block => block.GetProperty("type").GetString()), Is.EqualTo(new[] { "paragraph", "divider" }));
    }

    [Test]
    public async Task Content_comes_in_one_way_only()
    {
        const string Block = "[{'divider': {}}]";
        foreach (string both in (string[])[$"'children': {Block}, 'content': {Block}", $"'children': {Block}, 'markdown': 'x'", $"'content': {Block}, 'markdown': 'x'"])
        {
            RawAnswer answer = await _api.PostAsync("/v1/pages", Body(Fill("{'parent': {'page_id': '$0'}, 'properties': {}, $1}", _api.RootPageId(), both)));

            Assert.That(answer.Status, Is.EqualTo(400), both);
            Assert.That(answer.Message, Does.Contain("should be not present"), both);
        }

        Assert.That((await _api.GetAsync($"/v1/blocks/{_api.RootPageId()}/children")).Results, Is.Empty);
    }

    [Test]
    public async Task A_block_is_no_parent_of_new_pages_and_databases()
    {
        string toggle = Ok(await _api.AppendAsync(_api.RootPageId(), "[{'toggle': {'rich_text': []}}]")).Results[0].GetProperty("id").GetString()!;
        (string database, _) = await _api.CreateTableAsync();

        RawAnswer page = await _api.PostAsync("/v1/pages", Body("{'parent': {'block_id': '$0'}, 'properties': {}}", toggle));
        RawAnswer made = await _api.PostAsync("/v1/databases", Body("{'parent': {'block_id': '$0'}}", toggle));
        RawAnswer moved = await _api.PatchAsync($"/v1/databases/{database}", Body("{'parent': {'block_id': '$0'}}", toggle));

        foreach (RawAnswer answer in (RawAnswer[])[page, made, moved])
            Assert.That((answer.Status, answer.Message), Is.EqualTo((400, "body failed validation: body.parent.page_id should be defined, instead was `undefined`.")));
    }

    [Test]
    public async Task A_new_child_page_changes_the_time_of_its_parent()
    {
        var time = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 30, 59, TimeSpan.Zero));
        await using var api = new RawApi(new NotionEmulatorOptions { TimeProvider = time });
        time.Advance(TimeSpan.FromMinutes(5));

        await api.CreatePageAsync();

        RawAnswer root = await api.GetAsync($"/v1/pages/{api.RootPageId()}");
        Assert.That(root["created_time"].GetString(), Is.EqualTo("2026-06-17T10:30:00.000Z"));
        Assert.That(root["last_edited_time"].GetString(), Is.EqualTo("2026-06-17T10:35:00.000Z"));
    }

    [Test]
    public async Task An_invalid_id_is_reported_with_its_place()
    {
        RawAnswer answer = await _api.GetAsync("/v1/pages/12345678-1234-1234-1234-123456789abc");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
        Assert.That(
            answer.Message,
            Is.EqualTo("path failed validation: path.page_id should be a valid uuid, instead was `\"12345678-1234-1234-1234-123456789abc\"`."));
        Assert.That(answer.Body.TryGetProperty("additional_data", out _), Is.False);
    }

    [Test]
    public async Task An_unknown_page_is_not_found()
    {
        RawAnswer answer = await _api.GetAsync("/v1/pages/00000000-0000-0000-0000-000000000000");

        Assert.That(answer.Status, Is.EqualTo(404));
        Assert.That(answer.Code, Is.EqualTo("object_not_found"));
        Assert.That(
            answer.Message,
            Is.EqualTo("Could not find page with ID: 00000000-0000-0000-0000-000000000000. "
                + "Make sure the relevant pages and databases are shared with your integration \"Emulated integration\"."));
    }

    [Test]
    public async Task A_page_that_is_no_row_has_only_a_title()
    {
        RawAnswer answer = await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}, 'properties': {'Cost': {'number': 5}}}", _api.RootPageId()));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo("Cost is not a property that exists."));
    }

    [Test]
    public async Task A_page_without_a_title_has_an_empty_one_and_a_bare_address()
    {
        RawAnswer answer = await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}, 'properties': {}}", _api.RootPageId()));

        Assert.That(answer.Value("title").GetArrayLength(), Is.Zero);
        Assert.That(answer["url"].GetString(), Is.EqualTo($"https://app.notion.com/p/{answer.Id.Replace("-", "", StringComparison.Ordinal)}"));
    }

    private static string WithoutRequestId(JsonElement body) =>
        string.Join(',', body.EnumerateObject().Where(member => member.Name is not "request_id").Select(member => member.ToString()));
}

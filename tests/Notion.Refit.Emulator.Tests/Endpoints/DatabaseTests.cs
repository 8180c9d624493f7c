using System.Text.Json;
using System.Text.Json.Nodes;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class DatabaseTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_new_database_is_returned_in_full()
    {
        RawAnswer answer = await _api.PostAsync("/v1/databases", Body(
            "{'parent': {'page_id': '$0'}, 'title': [{'text': {'content': 'Tasks'}}], 'is_inline': true}", _api.RootPageId()));

        Assert.That(
            Members(answer.Body),
            Is.EquivalentTo(new[]
            {
                "object", "id", "title", "description", "parent", "is_inline", "in_trash", "is_locked", "created_time", "last_edited_time",
                "data_sources", "icon", "cover", "url", "public_url", "request_id",
            }));
        Assert.That(answer.Id, Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-4"));
        Assert.That(answer["created_time"].GetString(), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$"));
        Assert.That(answer["url"].GetString(), Is.EqualTo($"https://app.notion.com/p/{answer.Id.Replace("-", "", StringComparison.Ordinal)}"));
        Assert.That(answer["data_sources"][0].GetProperty("name").GetString(), Is.EqualTo("Tasks"));
        Assert.That(answer["is_inline"].GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_database_without_a_title_is_called_new_database_but_its_data_source_has_none()
    {
        RawAnswer database = await _api.PostAsync("/v1/databases", Body("{'parent': {'page_id': '$0'}}", _api.RootPageId()));
        string source = database["data_sources"][0].GetProperty("id").GetString()!;

        Assert.That(PlainText(database["title"]), Is.EqualTo("New database"));
        Assert.That(database["data_sources"][0].GetProperty("name").GetString(), Is.EqualTo("New database"));
        RawAnswer read = await _api.GetAsync($"/v1/data_sources/{source}");
        Assert.That(read["title"].GetArrayLength(), Is.Zero);
        Assert.That(Members(read["properties"]), Is.EqualTo(new[] { "Name" }));
        RawAnswer block = await _api.GetAsync($"/v1/blocks/{database.Id}");
        Assert.That(block["child_database"].GetProperty("title").GetString(), Is.EqualTo("New database"));
        Assert.That(block["has_children"].GetBoolean(), Is.False);
    }

    [Test]
    public async Task A_database_is_called_as_its_only_data_source()
    {
        (string database, string source) = await _api.CreateTableAsync(title: "Tasks");

        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'title': [{'text': {'content': 'Chores'}}]}")));

        Assert.That(await TitlesAsync(database), Is.EqualTo(("Chores", "Chores")));
    }

    [Test]
    public async Task A_database_that_was_given_a_title_keeps_it()
    {
        (string database, string source) = await _api.CreateTableAsync(title: "Tasks");

        RawAnswer renamed = Ok(await _api.PatchAsync($"/v1/databases/{database}", Body("{'title': [{'text': {'content': 'Work'}}]}")));
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'title': [{'text': {'content': 'Chores'}}]}")));

        Assert.That(renamed["data_sources"][0].GetProperty("name").GetString(), Is.EqualTo("Tasks"));
        Assert.That(await TitlesAsync(database), Is.EqualTo(("Work", "Work")));
    }

    [Test]
    public async Task A_database_keeps_its_title_when_data_sources_come_and_go()
    {
        (string database, string source) = await _api.CreateTableAsync(title: "Tasks");
        (string other, _) = await _api.CreateTableAsync(title: "People");

        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'parent': {'type': 'database_id', 'database_id': '$0'}}", other)));
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'title': [{'text': {'content': 'Chores'}}]}")));

        Assert.That(await TitlesAsync(database), Is.EqualTo(("Tasks", "Tasks")));
        Assert.That(await TitlesAsync(other), Is.EqualTo(("People", "People")));
    }

    [Test]
    public async Task A_schema_in_the_place_of_earlier_versions_has_no_effect()
    {
        JsonNode body = Body("{'parent': {'page_id': '$0'}, 'properties': {'Title': {'title': {}}, 'Cost': {'number': {}}}}", _api.RootPageId());

        RawAnswer created = Ok(await _api.PostAsync("/v1/databases", body));
        RawAnswer changed = Ok(await _api.PatchAsync($"/v1/databases/{created.Id}", Body("{'properties': {'Cost': {'number': {}}}}")));
        RawAnswer source = await _api.GetAsync($"/v1/data_sources/{changed["data_sources"][0].GetProperty("id").GetString()}");

        Assert.That(Members(source["properties"]), Is.EqualTo(new[] { "Name" }));
    }

    [Test]
    public async Task Description_lock_and_inline_live_on_the_database_and_show_on_its_data_sources()
    {
        (string database, string source) = await _api.CreateTableAsync();

        RawAnswer changed = await _api.PatchAsync(
            $"/v1/databases/{database}", Body("{'description': [{'text': {'content': 'All of them'}}], 'is_inline': true, 'is_locked': true, 'icon': {'emoji': '🔥'}}"));

        Assert.That(PlainText(changed["description"]), Is.EqualTo("All of them"));
        Assert.That(changed["is_locked"].GetBoolean(), Is.True);
        RawAnswer read = await _api.GetAsync($"/v1/data_sources/{source}");
        Assert.That(PlainText(read["description"]), Is.EqualTo("All of them"));
        Assert.That(read["is_inline"].GetBoolean(), Is.True);
        Assert.That(read.Body.TryGetProperty("is_locked", out _), Is.False);
    }

    [Test]
    public async Task A_database_is_deleted_as_a_block_and_restored()
    {
        (string database, _) = await _api.CreateTableAsync();

        RawAnswer deleted = await _api.DeleteAsync($"/v1/blocks/{database}");
        RawAnswer restored = await _api.PatchAsync($"/v1/blocks/{database}", Body("{'in_trash': false}"));

        Assert.That(deleted["type"].GetString(), Is.EqualTo("child_database"));
        Assert.That(deleted["in_trash"].GetBoolean(), Is.True);
        Assert.That(restored["in_trash"].GetBoolean(), Is.False);
    }

    [Test]
    public async Task A_further_data_source_is_listed_at_the_end_and_can_move()
    {
        (string first, _) = await _api.CreateTableAsync(title: "One");
        (string second, _) = await _api.CreateTableAsync(title: "Two");

        RawAnswer source = await _api.PostAsync("/v1/data_sources", Body(
            "{'parent': {'database_id': '$0'}, 'title': [{'text': {'content': 'More'}}], 'properties': {'Title': {'title': {}}}}", first));
        RawAnswer before = await _api.GetAsync($"/v1/databases/{first}");
        RawAnswer moved = await _api.PatchAsync($"/v1/data_sources/{source.Id}", Body("{'parent': {'type': 'database_id', 'database_id': '$0'}}", second));

        Assert.That(source.Id, Does.Match("-81[0-9a-f]{2}-[0-9a-f]{4}-000b"));
        Assert.That(source["parent"].GetRawText(), Is.EqualTo(Fill("""{"type":"database_id","database_id":"$0"}""", first)));
        Assert.That(source["database_parent"].GetProperty("page_id").GetString(), Is.EqualTo(_api.RootPageId()));
        Assert.That(Names(before), Is.EqualTo(new[] { "One", "More" }));
        Assert.That(moved["parent"].GetProperty("database_id").GetString(), Is.EqualTo(second));
        Assert.That(Names(await _api.GetAsync($"/v1/databases/{first}")), Is.EqualTo(new[] { "One" }));
        Assert.That(Names(await _api.GetAsync($"/v1/databases/{second}")), Is.EqualTo(new[] { "Two", "More" }));

        static IEnumerable<string?> Names(RawAnswer database) => database["data_sources"].EnumerateArray().Select(entry => entry.GetProperty("name").GetString());
    }

    [Test]
    public async Task A_data_source_that_lost_its_title_is_called_new_database()
    {
        (string database, string source) = await _api.CreateTableAsync(title: "Tasks");

        RawAnswer answer = await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'title': []}"));

        Assert.That(answer["title"].GetArrayLength(), Is.Zero);
        RawAnswer read = await _api.GetAsync($"/v1/databases/{database}");
        Assert.That(read["data_sources"][0].GetProperty("name").GetString(), Is.EqualTo("New database"));
    }

    [Test]
    public async Task A_page_is_not_read_as_a_database_nor_the_other_way_round()
    {
        (string database, _) = await _api.CreateTableAsync();

        RawAnswer asPage = await _api.GetAsync($"/v1/pages/{database}");
        RawAnswer asDatabase = await _api.GetAsync($"/v1/databases/{_api.RootPageId()}");
        RawAnswer asSource = await _api.GetAsync($"/v1/data_sources/{database}");

        Assert.That(asPage.Status, Is.EqualTo(400));
        Assert.That(asDatabase.Status, Is.EqualTo(400));
        Assert.That(asSource.Status, Is.EqualTo(404));
        Assert.That(asSource.Message, Does.StartWith($"Could not find data_source with ID: {database}."));
    }

    [Test]
    public async Task Only_the_earlier_version_has_archived()
    {
        (string database, string source) = await _api.CreateTableAsync();
        await using var earlier = new RawApi(_api.Emulator, "2025-09-03");

        Assert.That((await earlier.GetAsync($"/v1/databases/{database}"))["archived"].GetBoolean(), Is.False);
        Assert.That((await earlier.GetAsync($"/v1/data_sources/{source}"))["archived"].ValueKind, Is.EqualTo(JsonValueKind.False));
        Assert.That((await _api.GetAsync($"/v1/databases/{database}")).Body.TryGetProperty("archived", out _), Is.False);
    }

    // What the database is called by itself, and in the page it is in.
    private async Task<(string Own, string InPage)> TitlesAsync(string database) => (
        PlainText((await _api.GetAsync($"/v1/databases/{database}"))["title"]),
        (await _api.GetAsync($"/v1/blocks/{database}"))["child_database"].GetProperty("title").GetString()!);
}

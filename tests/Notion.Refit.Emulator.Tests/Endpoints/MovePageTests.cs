using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class MovePageTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_page_goes_to_the_end_of_another_with_its_content()
    {
        RawAnswer page = await _api.CreatePageAsync("Wanderer", "[{'divider': {}}]");
        RawAnswer target = await _api.CreatePageAsync("Target", "[{'breadcrumb': {}}]");

        RawAnswer moved = await MoveAsync(page.Id, "page_id", target.Id);

        Assert.That(moved.Status, Is.EqualTo(200), moved.Message);
        Assert.That(Members(moved.Body), Is.EqualTo(Members(page.Body)));
        Assert.That(moved["parent"].GetProperty("page_id").GetString(), Is.EqualTo(target.Id));
        Assert.That(Types(await ChildrenAsync(target.Id)), Is.EqualTo(new[] { "breadcrumb", "child_page" }));
        Assert.That(Types(await ChildrenAsync(page.Id)), Is.EqualTo(new[] { "divider" }));
        Assert.That(Types(await ChildrenAsync(_api.RootPageId())), Is.EqualTo(new[] { "child_page" }));
    }

    [Test]
    public async Task A_page_becomes_a_row_with_all_properties_of_the_data_source()
    {
        (_, string source) = await _api.CreateTableAsync("'Cost': {'number': {}}, 'State': {'status': {}}, 'No': {'unique_id': {}}");
        RawAnswer page = await _api.CreatePageAsync("Wanderer");

        RawAnswer moved = await MoveAsync(page.Id, "data_source_id", source);

        Assert.That(moved["parent"].GetProperty("data_source_id").GetString(), Is.EqualTo(source));
        Assert.That(PlainText(moved.Value("Name")), Is.EqualTo("Wanderer"));
        Assert.That(moved.Value("Cost").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(moved.Value("State").GetProperty("name").GetString(), Is.EqualTo("Not started"));
        Assert.That(moved.Value("No").GetProperty("number").GetInt32(), Is.EqualTo(1));
        Assert.That((await _api.PostAsync($"/v1/data_sources/{source}/query", Body("{}"))).Names(), Is.EqualTo(new[] { "Wanderer" }));
    }

    [Test]
    public async Task A_row_takes_along_what_the_other_data_source_knows_by_the_same_name_and_type()
    {
        (_, string from) = await _api.CreateTableAsync("'Cost': {'number': {}}, 'Kind': {'select': {}}, 'Note': {'rich_text': {}}, 'Due': {'date': {}}");
        (_, string to) = await _api.CreateTableAsync("'Cost': {'number': {}}, 'Kind': {'select': {'options': [{'name': 'Old'}]}}, 'Note': {'url': {}}");
        string row = await _api.CreateRowAsync(from, "Wanderer", "'Cost': {'number': 7}, 'Kind': {'select': {'name': 'New'}}, 'Due': {'date': {'start': '2026-01-02'}}");

        RawAnswer moved = await MoveAsync(row, "data_source_id", to);

        Assert.That(moved.Value("Cost").GetInt32(), Is.EqualTo(7));
        Assert.That(moved.Value("Kind").GetProperty("name").GetString(), Is.EqualTo("New"));
        Assert.That(moved.Value("Note").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(moved["properties"].TryGetProperty("Due", out _), Is.False);
        JsonElement options = (await _api.GetAsync($"/v1/data_sources/{to}"))["properties"].GetProperty("Kind").GetProperty("select").GetProperty("options");
        Assert.That(options.EnumerateArray().Select(option => option.GetProperty("name").GetString()), Is.EqualTo(new[] { "Old", "New" }));
    }

    [Test]
    public async Task The_other_side_of_a_two_way_relation_forgets_a_row_that_leaves()
    {
        (_, string target) = await _api.CreateTableAsync();
        (_, string source) = await _api.CreateTableAsync(Fill("'Of': {'relation': {'data_source_id': '$0', 'type': 'dual_property', 'dual_property': {}}}", target));
        string partner = await _api.CreateRowAsync(target, "Partner");
        string row = await _api.CreateRowAsync(source, "Wanderer", Fill("'Of': {'relation': [{'id': '$0'}]}", partner));

        RawAnswer moved = await MoveAsync(row, "page_id", _api.RootPageId());

        Assert.That(Members(moved["properties"]), Is.EqualTo(new[] { "title" }));
        JsonElement related = (await _api.GetAsync($"/v1/pages/{partner}"))["properties"].EnumerateObject()
            .Single(property => property.Value.GetProperty("type").GetString() is "relation").Value;
        Assert.That(related.GetProperty("relation").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_one_way_relation_forgets_a_row_that_leaves_and_keeps_the_others()
    {
        (_, string target) = await _api.CreateTableAsync();
        (_, string source) = await _api.CreateTableAsync(Fill("'Of': {'relation': {'data_source_id': '$0', 'single_property': {}}}", target));
        (_, string elsewhere) = await _api.CreateTableAsync();
        string stays = await _api.CreateRowAsync(target, "Stays");
        string leaves = await _api.CreateRowAsync(target, "Leaves");
        string row = await _api.CreateRowAsync(source, "Row", Fill("'Of': {'relation': [{'id': '$0'}, {'id': '$1'}]}", leaves, stays));

        Ok(await MoveAsync(leaves, "data_source_id", elsewhere));

        Assert.That((await _api.GetAsync($"/v1/pages/{row}")).Value("Of").EnumerateArray().Select(page => page.GetProperty("id").GetString()), Is.EqualTo(new[] { stays }));
        Ok(await MoveAsync(leaves, "data_source_id", target));
        Assert.That((await _api.GetAsync($"/v1/pages/{row}")).Value("Of").GetArrayLength(), Is.EqualTo(1), "who comes back is not related any more");
    }

    [Test]
    public async Task A_database_means_its_only_data_source()
    {
        (string database, string source) = await _api.CreateTableAsync();
        RawAnswer page = await _api.CreatePageAsync();

        RawAnswer moved = await MoveAsync(page.Id, "page_id", database);
        await _api.PostAsync("/v1/data_sources", Body("{'parent': {'database_id': '$0'}, 'properties': {'Name': {'title': {}}}}", database));
        RawAnswer refused = await MoveAsync(page.Id, "page_id", database);

        Assert.That(moved["parent"].GetProperty("data_source_id").GetString(), Is.EqualTo(source));
        Assert.That(refused.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Nothing_moves_into_itself_or_to_where_no_page_can_be()
    {
        RawAnswer page = await _api.CreatePageAsync("Outer");
        RawAnswer inner = Ok(await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}, 'properties': {}}", page.Id)));
        string block = (await _api.AppendAsync(page.Id, "[{'toggle': {'rich_text': []}}]")).Results[0].GetProperty("id").GetString()!;
        (string database, _) = await _api.CreateTableAsync();

        Assert.That((await MoveAsync(page.Id, "page_id", page.Id)).Status, Is.EqualTo(400));
        Assert.That((await MoveAsync(page.Id, "page_id", inner.Id)).Status, Is.EqualTo(400));
        Assert.That((await MoveAsync(inner.Id, "page_id", block)).Status, Is.EqualTo(404));
        Assert.That((await MoveAsync(database, "page_id", page.Id)).Status, Is.EqualTo(400));
        Assert.That((await _api.PostAsync($"/v1/pages/{inner.Id}/move", Body("{'parent': {'workspace': true}}"))).Status, Is.EqualTo(400));
        Assert.That((await _api.PostAsync($"/v1/pages/{inner.Id}/move", Body("{}"))).Message, Does.Contain("body.parent should be defined"));
        Assert.That((await _api.GetAsync($"/v1/pages/{inner.Id}"))["parent"].GetProperty("page_id").GetString(), Is.EqualTo(page.Id));
    }

    [Test]
    public async Task Databases_and_data_sources_do_not_move_into_their_own_rows()
    {
        (string database, string source) = await _api.CreateTableAsync();
        string row = await _api.CreateRowAsync(source, "Row");
        RawAnswer inner = Ok(await _api.PostAsync(
            "/v1/databases",
            Body("{'parent': {'type': 'page_id', 'page_id': '$0'}, 'initial_data_source': {'properties': {'Name': {'title': {}}}}}", row)));

        RawAnswer movedDatabase = await _api.PatchAsync($"/v1/databases/{database}", Body("{'parent': {'type': 'page_id', 'page_id': '$0'}}", row));
        RawAnswer movedSource = await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'parent': {'type': 'database_id', 'database_id': '$0'}}", inner.Id));

        Assert.That((movedDatabase.Status, movedSource.Status), Is.EqualTo((400, 400)));
        Assert.That((await _api.GetAsync($"/v1/pages/{row}"))["in_trash"].GetBoolean(), Is.False);
    }

    [Test]
    public async Task What_is_in_the_trash_stays_there()
    {
        RawAnswer page = await _api.CreatePageAsync();
        RawAnswer target = await _api.CreatePageAsync();
        await _api.PatchAsync($"/v1/pages/{page.Id}", Body("{'in_trash': true}"));

        Assert.That((await MoveAsync(page.Id, "page_id", target.Id)).Status, Is.EqualTo(400));
        Assert.That((await MoveAsync(target.Id, "page_id", page.Id)).Status, Is.EqualTo(400));
    }

    private static string[] Types(RawAnswer answer) => [.. answer.Results.Select(block => block.GetProperty("type").GetString()!)];

    private Task<RawAnswer> MoveAsync(string page, string kind, string id) =>
        _api.PostAsync($"/v1/pages/{page}/move", Body("{'parent': {'type': '$0', '$0': '$1'}}", kind, id));

    private Task<RawAnswer> ChildrenAsync(string id) => _api.GetAsync($"/v1/blocks/{id}/children");
}

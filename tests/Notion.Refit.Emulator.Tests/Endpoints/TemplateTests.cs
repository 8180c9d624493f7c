using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class TemplateTests
{
    private const string Content =
        """
        [{'toggle': {'rich_text': [{'text': {'content': 'Steps'}}], 'children': [{'to_do': {'rich_text': [{'text': {'content': 'First'}}]}}]}},
         {'paragraph': {'rich_text': [{'text': {'content': 'On '}}, {'mention': {'template_mention': {'type': 'template_mention_date', 'template_mention_date': 'today'}}}]}}]
        """;

    private FixedTime _time = null!;
    private RawApi _api = null!;
    private string _source = null!;
    private string _template = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 3, 4, 23, 30, 0, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time, AsyncDelay = TimeSpan.FromSeconds(2) });
        (_, _source) = await _api.CreateTableAsync("'Cost': {'number': {}}, 'State': {'status': {}}, 'Kind': {'select': {}}");
        _template = await _api.CreateRowAsync(_source, "Bug report", "'Cost': {'number': 5}, 'State': {'status': {'name': 'In progress'}}, 'Kind': {'select': {'name': 'Bug'}}");
        Ok(await _api.AppendAsync(_template, Content));
        Ok(await _api.PatchAsync($"/v1/pages/{_template}", Body("{'icon': {'emoji': '🐞'}}")));
        _api.Emulator.Workspace.MakeTemplate(PageId.Parse(_template), isDefault: true);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Templates_are_listed_and_are_no_rows()
    {
        string other = await _api.CreateRowAsync(_source, "Idea");
        _api.Emulator.Workspace.MakeTemplate(PageId.Parse(other));

        RawAnswer all = await _api.GetAsync($"/v1/data_sources/{_source}/templates?page_size=1");
        RawAnswer next = await _api.GetAsync($"/v1/data_sources/{_source}/templates?start_cursor={all["next_cursor"].GetString()}");
        RawAnswer named = await _api.GetAsync($"/v1/data_sources/{_source}/templates?name=REPORT");

        Assert.That(Members(all.Body), Is.EqualTo(new[] { "templates", "has_more", "next_cursor", "request_id" }));
        Assert.That(all["templates"].GetRawText(), Is.EqualTo(Fill("""[{"id":"$0","name":"Bug report","is_default":true}]""", _template)));
        Assert.That(next["templates"].GetRawText(), Is.EqualTo(Fill("""[{"id":"$0","name":"Idea","is_default":false}]""", other)));
        Assert.That(named["templates"].GetArrayLength(), Is.EqualTo(1));
        Assert.That((await _api.PostAsync($"/v1/data_sources/{_source}/query", Body("{}"))).Results, Is.Empty);
        Assert.That((await _api.PostAsync("/v1/search", Body("{'query': 'report'}"))).Results, Is.Empty);
    }

    [Test]
    public async Task A_page_is_blank_at_first_and_filled_after_a_while()
    {
        RawAnswer page = await CreateAsync("{'type': 'default'}", "'Cost': {'number': 9}");
        RawAnswer blank = await _api.GetAsync($"/v1/blocks/{page.Id}/children");
        _time.Advance(TimeSpan.FromSeconds(2));
        RawAnswer filled = await _api.GetAsync($"/v1/pages/{page.Id}");
        IReadOnlyList<JsonElement> blocks = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results;

        Assert.That(page["icon"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(blank.Results, Is.Empty);
        Assert.That(Payload(filled["icon"]).GetString(), Is.EqualTo("🐞"));
        Assert.That(PlainText(filled.Value("Name")), Is.EqualTo("Mine"));
        Assert.That(filled.Value("Cost").GetInt32(), Is.EqualTo(9));
        Assert.That(filled.Value("Kind").GetProperty("name").GetString(), Is.EqualTo("Bug"));
        Assert.That(filled.Value("State").GetProperty("name").GetString(), Is.EqualTo("In progress"));
        Assert.That(blocks.Select(block => block.GetProperty("type").GetString()), Is.EqualTo(new[] { "toggle", "paragraph" }));
        Assert.That((await _api.GetAsync($"/v1/blocks/{blocks[0].GetProperty("id").GetString()}/children")).Results, Has.Count.EqualTo(1));
    }

    [TestCase("", "On 2026-03-04")]
    [TestCase(", 'timezone': 'Asia/Tokyo'", "On 2026-03-05")]
    public async Task Days_that_a_template_leaves_open_are_those_of_the_zone(string zone, string expected)
    {
        RawAnswer page = await CreateAsync(Fill("{'type': 'template_id', 'template_id': '$0' $1}", _template, zone));
        _time.Advance(TimeSpan.FromSeconds(2));

        JsonElement paragraph = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[1].GetProperty("paragraph");

        Assert.That(PlainText(paragraph.GetProperty("rich_text")), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_template_goes_after_the_content_of_a_page_or_takes_its_place()
    {
        string row = await _api.CreateRowAsync(_source, "Mine");
        Ok(await _api.AppendAsync(row, "[{'divider': {}}]"));

        Ok(await _api.PatchAsync($"/v1/pages/{row}", Body("{'template': {'type': 'default'}}")));
        _time.Advance(TimeSpan.FromSeconds(2));
        string[] behind = Types(await _api.GetAsync($"/v1/blocks/{row}/children"));
        Ok(await _api.PatchAsync($"/v1/pages/{row}", Body("{'erase_content': true, 'template': {'type': 'default'}}")));
        string[] erased = Types(await _api.GetAsync($"/v1/blocks/{row}/children"));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(behind, Is.EqualTo(new[] { "divider", "toggle", "paragraph" }));
        Assert.That(erased, Is.Empty);
        Assert.That(Types(await _api.GetAsync($"/v1/blocks/{row}/children")), Is.EqualTo(new[] { "toggle", "paragraph" }));
    }

    [Test]
    public async Task Any_page_serves_as_a_template_and_may_go_meanwhile()
    {
        RawAnswer plain = await _api.CreatePageAsync("Plain", "[{'breadcrumb': {}}]");
        RawAnswer first = await CreateAsync(Fill("{'type': 'template_id', 'template_id': '$0'}", plain.Id));
        _time.Advance(TimeSpan.FromSeconds(2));
        string[] copied = Types(await _api.GetAsync($"/v1/blocks/{first.Id}/children"));
        RawAnswer second = await CreateAsync(Fill("{'type': 'template_id', 'template_id': '$0'}", plain.Id));
        await _api.PatchAsync($"/v1/pages/{plain.Id}", Body("{'in_trash': true}"));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.That(copied, Is.EqualTo(new[] { "breadcrumb" }));
        Assert.That((await _api.GetAsync($"/v1/blocks/{second.Id}/children")).Results, Is.Empty);
    }

    [Test]
    public async Task Databases_are_copied_with_schema_rows_and_views()
    {
        string plans = await DatabaseInTemplateAsync("Plans", "'Cost': {'number': {'format': 'euro'}}, 'Id': {'unique_id': {'prefix': 'P'}}");
        string tasks = await DatabaseInTemplateAsync(
            "Tasks",
            Fill(
                """
                'Plan': {'relation': {'data_source_id': '$0', 'dual_property': {}}},
                'Due': {'formula': {'expression': 'prop(\"Name\") + \"!\"'}},
                'Costs': {'rollup': {'relation_property_name': 'Plan', 'rollup_property_name': 'Cost', 'function': 'sum'}},
                'Owner': {'relation': {'data_source_id': '$1', 'dual_property': {}}}
                """,
                plans,
                _source));
        string plan = await _api.CreateRowAsync(plans, "A plan", "'Cost': {'number': 7}");
        string task = await _api.CreateRowAsync(tasks, "A task", Fill("'Plan': {'relation': [{'id': '$0'}]}, 'Owner': {'relation': [{'id': '$1'}]}", plan, _template));
        Ok(await _api.AppendAsync(task, "[{'divider': {}}]"));
        Ok(await _api.PostAsync("/v1/views", Body(
            "{'database_id': '$0', 'data_source_id': '$1', 'name': 'Mine', 'type': 'list', 'filter': {'property': 'Owner', 'relation': {'contains': '$2'}}}",
            (await _api.GetAsync($"/v1/data_sources/{tasks}"))["parent"].GetProperty("database_id").GetString()!,
            tasks,
            _template)));

        RawAnswer page = await CreateAsync("{'type': 'default'}");
        _time.Advance(TimeSpan.FromSeconds(2));
        RawAnswer plansCopy = await CopyAsync(page, 2);
        RawAnswer tasksCopy = await CopyAsync(page, 3);
        RawAnswer copiedTask = (await _api.PostAsync($"/v1/data_sources/{tasksCopy.Id}/query", Body("{}"))) is { Results: [var row] } ? await _api.GetAsync($"/v1/pages/{row.GetProperty("id").GetString()}") : null!;
        RawAnswer copiedPlan = (await _api.PostAsync($"/v1/data_sources/{plansCopy.Id}/query", Body("{}"))) is { Results: [var other] } ? await _api.GetAsync($"/v1/pages/{other.GetProperty("id").GetString()}") : null!;
        RawAnswer views = await _api.GetAsync($"/v1/views?data_source_id={tasksCopy.Id}");
        RawAnswer view = await _api.GetAsync($"/v1/views/{views.Results[1].GetProperty("id").GetString()}");

        Assert.That(new[] { plansCopy.Id, tasksCopy.Id }, Has.None.AnyOf(plans, tasks));
        Assert.That(PlainText(tasksCopy["title"]), Is.EqualTo("Tasks"));
        Assert.That(Payload(plansCopy["properties"].GetProperty("Cost")).GetProperty("format").GetString(), Is.EqualTo("euro"));
        JsonElement relation = Payload(tasksCopy["properties"].GetProperty("Plan"));
        Assert.That(relation.GetProperty("data_source_id").GetString(), Is.EqualTo(plansCopy.Id));
        Assert.That(relation.GetProperty("dual_property").GetProperty("synced_property_name").GetString(), Is.EqualTo("Related to Tasks (Plan)"));
        Assert.That(Payload(tasksCopy["properties"].GetProperty("Due")).GetProperty("expression").GetString(), Does.Contain(tasksCopy.Id).And.Not.Contain(tasks));

        // The other side in the rows of the template's own data source stays with the original.
        Assert.That(Payload(tasksCopy["properties"].GetProperty("Owner")).GetProperty("type").GetString(), Is.EqualTo("single_property"));
        Assert.That(Payload((await _api.GetAsync($"/v1/data_sources/{tasks}"))["properties"].GetProperty("Owner")).GetProperty("type").GetString(), Is.EqualTo("dual_property"));

        Assert.That(copiedTask.Value("Plan")[0].GetProperty("id").GetString(), Is.EqualTo(copiedPlan.Id).And.Not.EqualTo(plan));
        Assert.That(copiedTask.Value("Owner")[0].GetProperty("id").GetString(), Is.EqualTo(page.Id));
        Assert.That(copiedTask.Value("Costs").GetProperty("number").GetInt32(), Is.EqualTo(7));
        Assert.That(copiedTask.Value("Due").GetProperty("string").GetString(), Is.EqualTo("A task!"));
        Assert.That(copiedPlan.Value("Related to Tasks (Plan)")[0].GetProperty("id").GetString(), Is.EqualTo(copiedTask.Id));
        Assert.That(copiedPlan.Value("Id").GetRawText(), Is.EqualTo("""{"number":1,"prefix":"P"}"""));
        Assert.That(Types(await _api.GetAsync($"/v1/blocks/{copiedTask.Id}/children")), Is.EqualTo(new[] { "divider" }));

        Assert.That(views.Results, Has.Count.EqualTo(2));
        Assert.That(view["name"].GetString(), Is.EqualTo("Mine"));
        Assert.That(view["data_source_id"].GetString(), Is.EqualTo(tasksCopy.Id));
        Assert.That(view["filter"].GetProperty("relation").GetProperty("contains").GetString(), Is.EqualTo(page.Id));
    }

    [Test]
    public async Task What_names_a_part_of_the_template_names_its_copy()
    {
        RawAnswer sub = await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}, 'properties': {'title': {'title': [{'text': {'content': 'Sub'}}]}}}", _template));
        Ok(await _api.AppendAsync(_template, Fill(
            "[{'synced_block': {'synced_from': null, 'children': [{'divider': {}}]}}, {'link_to_page': {'page_id': '$0'}}, {'paragraph': {'rich_text': [{'mention': {'page': {'id': '$0'}}}, {'mention': {'page': {'id': '$1'}}}]}}]",
            sub.Id,
            _api.RootPageId())));
        string original = (await _api.GetAsync($"/v1/blocks/{_template}/children")).Results[3].GetProperty("id").GetString()!;
        Ok(await _api.AppendAsync(_template, Fill("[{'synced_block': {'synced_from': {'block_id': '$0'}}}]", original)));

        RawAnswer page = await CreateAsync("{'type': 'default'}");
        _time.Advance(TimeSpan.FromSeconds(2));
        IReadOnlyList<JsonElement> copies = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results;

        string copiedSub = copies[2].GetProperty("id").GetString()!;
        Assert.That(copiedSub, Is.Not.EqualTo(sub.Id));
        Assert.That(copies[4].GetProperty("link_to_page").GetProperty("page_id").GetString(), Is.EqualTo(copiedSub));
        Assert.That(
            copies[5].GetProperty("paragraph").GetProperty("rich_text").EnumerateArray().Select(piece => piece.GetProperty("mention").GetProperty("page").GetProperty("id").GetString()),
            Is.EqualTo(new[] { copiedSub, _api.RootPageId() }));
        Assert.That(copies[6].GetProperty("synced_block").GetProperty("synced_from").GetProperty("block_id").GetString(), Is.EqualTo(copies[3].GetProperty("id").GetString()));
    }

    [Test]
    public async Task A_page_may_be_inside_its_own_template()
    {
        RawAnswer outer = await _api.CreatePageAsync("Outer", "[{'divider': {}}]");
        RawAnswer inner = await _api.PostAsync("/v1/pages", Body("{'parent': {'page_id': '$0'}, 'properties': {'title': {'title': [{'text': {'content': 'Inner'}}]}}}", outer.Id));

        Ok(await _api.PatchAsync($"/v1/pages/{inner.Id}", Body("{'template': {'type': 'template_id', 'template_id': '$0'}}", outer.Id)));
        _time.Advance(TimeSpan.FromSeconds(2));

        IReadOnlyList<JsonElement> blocks = (await _api.GetAsync($"/v1/blocks/{inner.Id}/children")).Results;
        Assert.That(blocks.Select(block => block.GetProperty("type").GetString()), Is.EqualTo(new[] { "divider", "child_page" }));
        Assert.That((await _api.GetAsync($"/v1/blocks/{blocks[1].GetProperty("id").GetString()}/children")).Results, Is.Empty);
    }

    [Test]
    public async Task What_is_invalid_is_refused()
    {
        (_, string bare) = await _api.CreateTableAsync();

        Assert.That((await CreateAsync("{'type': 'default'}", source: bare)).Status, Is.EqualTo(400));
        Assert.That((await CreateAsync("{'type': 'template_id', 'template_id': '00000000-0000-4000-8000-000000000001'}")).Code, Is.EqualTo("validation_error"));
        Assert.That((await CreateAsync("{'type': 'default', 'timezone': 'Moon/Base'}")).Message, Does.Contain("body.template.timezone should be a valid IANA time zone"));
        Assert.That((await CreateAsync("{'type': 'template_id'}")).Message, Does.Contain("body.template.template_id should be defined"));
        Assert.That((await _api.PatchAsync($"/v1/pages/{_template}", Body("{'template': {'type': 'none'}}"))).Message, Does.Contain("body.template.type should be"));
        RawAnswer both = await _api.PostAsync(
            "/v1/pages",
            Body("{'parent': {'data_source_id': '$0'}, 'properties': {}, 'template': {'type': 'default'}, 'children': [{'divider': {}}]}", _source));
        Assert.That(both.Message, Does.Contain("body.children should be not present"));
    }

    private async Task<string> DatabaseInTemplateAsync(string title, string properties)
    {
        RawAnswer answer = Ok(await _api.PostAsync("/v1/databases", Body(
            "{'parent': {'type': 'page_id', 'page_id': '$0'}, 'title': [{'text': {'content': '$1'}}], 'initial_data_source': {'properties': {'Name': {'title': {}}, $2}}}",
            _template,
            title,
            properties)));
        return answer["data_sources"][0].GetProperty("id").GetString()!;
    }

    // The data source of the database that is the n-th block of a page.
    private async Task<RawAnswer> CopyAsync(RawAnswer page, int index)
    {
        JsonElement block = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[index];
        RawAnswer database = Ok(await _api.GetAsync($"/v1/databases/{block.GetProperty("id").GetString()}"));
        return Ok(await _api.GetAsync($"/v1/data_sources/{database["data_sources"][0].GetProperty("id").GetString()}"));
    }

    private static string[] Types(RawAnswer answer) => [.. answer.Results.Select(block => block.GetProperty("type").GetString()!)];

    private Task<RawAnswer> CreateAsync(string template, string values = "'Name': {'title': [{'text': {'content': 'Mine'}}]}", string? source = null) => _api.PostAsync(
        "/v1/pages",
        Body(
            "{'parent': {'data_source_id': '$0'}, 'properties': {'Name': {'title': [{'text': {'content': 'Mine'}}]}, $1}, 'template': $2}",
            source ?? _source,
            values,
            template));
}

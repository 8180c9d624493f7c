using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class ViewTests
{
    private const string Schema =
        """
        'Kind': {'select': {'options': [{'name': 'Bug'}, {'name': 'Idea'}]}}, 'State': {'status': {}}, 'Due': {'date': {}}, 'Cost': {'number': {}},
        'Text': {'rich_text': {}}, 'Who': {'people': {}}, 'Shots': {'files': {}}, 'Where': {'place': {}}, 'Done': {'checkbox': {}}
        """;

    private RawApi _api = null!;
    private string _database = null!;
    private string _source = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = new RawApi();
        (_database, _source) = await _api.CreateTableAsync(Schema);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_new_database_has_one_table_as_its_view()
    {
        string id = Ids(await ListAsync("database_id", _database)).Single();

        RawAnswer view = await _api.GetAsync($"/v1/views/{id}");

        Assert.That(
            Members(view.Body),
            Is.EqualTo(new[]
            {
                "object", "id", "parent", "data_source_id", "name", "type", "created_time", "created_by", "last_edited_time", "last_edited_by", "url",
                "filter", "sorts", "quick_filters", "configuration", "request_id",
            }));
        Assert.That(view["parent"].GetRawText(), Is.EqualTo(Fill("""{"type":"database_id","database_id":"$0"}""", _database)));
        Assert.That(view["data_source_id"].GetString(), Is.EqualTo(_source));
        Assert.That(view["name"].GetString(), Is.EqualTo("Default view"));
        Assert.That(view["type"].GetString(), Is.EqualTo("table"));
        Assert.That(view["created_time"].GetString(), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$"));
        Assert.That(view["url"].GetString(), Does.EndWith($"/{Compact(_database)}?v={Compact(id)}"));
        Assert.That(view["filter"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(view["configuration"].GetRawText(), Is.EqualTo("""{"type":"table"}"""));
    }

    [Test]
    public async Task A_further_data_source_brings_a_view_of_its_own()
    {
        RawAnswer second = Ok(await _api.PostAsync("/v1/data_sources", Body("{'parent': {'database_id': '$0'}, 'properties': {'Name': {'title': {}}}}", _database)));

        Assert.That(Ids(await ListAsync("database_id", _database)), Has.Length.EqualTo(2));
        Assert.That(Ids(await ListAsync("data_source_id", second.Id)), Has.Length.EqualTo(1));
    }

    // Every kind with a layout: what is sent, and what comes back.
    [TestCase("table", "'properties': [{'property_id': 'Cost', 'visible': false, 'width': 50}], 'wrap_cells': true", """[{"property_id":"$Cost","visible":false,"width":50,"property_name":"Cost"}]""", "properties")]
    [TestCase("board", "'group_by': {'type': 'select', 'property_id': 'Kind', 'sort': {'type': 'manual'}}, 'cover': {'type': 'property', 'property_id': 'Shots'}", """{"type":"select","property_id":"$Kind","property_name":"Kind","sort":{"type":"manual"}}""", "group_by")]
    [TestCase("board", "'group_by': {'type': 'person', 'property_id': 'Who', 'sort': {'type': 'manual'}}", """{"type":"person","property_id":"$Who","property_name":"Who","sort":{"type":"manual"}}""", "group_by")]
    [TestCase("list", "'properties': []", "[]", "properties")]
    [TestCase("calendar", "'date_property_id': 'Due', 'view_range': 'week'", "\"week\"", "view_range")]
    [TestCase("calendar", "'date_property_id': 'Due'", "\"Due\"", "date_property_name")]
    [TestCase("timeline", "'date_property_id': 'Due', 'preference': {'zoom_level': '5_years'}", """{"zoom_level":"5_years"}""", "preference")]
    [TestCase("gallery", "'cover': {'type': 'page_cover'}, 'cover_size': 'large'", "\"large\"", "cover_size")]
    [TestCase("form", "'is_form_closed': true", "true", "is_form_closed")]
    [TestCase("chart", "'chart_type': 'donut', 'y_axis': {'aggregator': 'sum', 'property_id': 'Cost'}", """{"aggregator":"sum","property_id":"$Cost"}""", "y_axis")]
    [TestCase("map", "'map_by': 'Where', 'height': 'small'", "\"Where\"", "map_by_property_name")]
    public async Task Every_kind_keeps_its_layout(string type, string layout, string expected, string member)
    {
        RawAnswer view = await CreateAsync(type, $"'configuration': {{'type': '{type}', {layout}}}");

        RawAnswer read = await _api.GetAsync($"/v1/views/{view.Id}");

        Assert.That(view.Status, Is.EqualTo(200), view.Message);
        Assert.That(read["type"].GetString(), Is.EqualTo(type));
        Assert.That(read["configuration"].GetProperty("type").GetString(), Is.EqualTo(type));
        foreach (JsonProperty property in (await _api.GetAsync($"/v1/data_sources/{_source}"))["properties"].EnumerateObject())
            expected = expected.Replace($"${property.Name}", property.Value.GetProperty("id").GetString(), StringComparison.Ordinal);
        using JsonDocument wanted = JsonDocument.Parse(expected);
        JsonElement actual = read["configuration"].GetProperty(member);
        Assert.That(JsonElement.DeepEquals(actual, wanted.RootElement), Is.True, actual.GetRawText());
    }

    [Test]
    public async Task Filter_sorts_and_filter_bar_name_properties_as_they_are_called_today()
    {
        RawAnswer view = Ok(await CreateAsync(
            "table",
            """
            'filter': {'and': [{'property': 'Kind', 'select': {'equals': ['Bug', 'Idea']}}, {'property': 'Cost', 'number': {'greater_than': 3}}]},
            'sorts': [{'property': 'Cost', 'direction': 'descending'}, {'timestamp': 'created_time', 'direction': 'ascending'}],
            'quick_filters': {'State': {'status': {'equals': 'To-do'}}, 'Done': {}}
            """));

        await RenameAsync("Cost", "Price");
        await _api.PatchAsync($"/v1/data_sources/{_source}", Body("{'properties': {'Kind': null}}"));
        RawAnswer read = await _api.GetAsync($"/v1/views/{view.Id}");

        Assert.That(view["filter"].GetProperty("and").GetArrayLength(), Is.EqualTo(2));
        Assert.That(view["quick_filters"].GetRawText(), Is.EqualTo("""{"State":{"status":{"equals":"To-do"}},"Done":{}}"""));
        Assert.That(read["filter"].GetRawText(), Is.EqualTo("""{"and":[{"property":"Price","number":{"greater_than":3}}]}"""));
        Assert.That(
            read["sorts"].GetRawText(),
            Is.EqualTo("""[{"property":"Price","direction":"descending"},{"timestamp":"created_time","direction":"ascending"}]"""));
    }

    [Test]
    public async Task A_layout_loses_what_names_a_property_that_is_gone()
    {
        RawAnswer table = Ok(await CreateAsync(
            "table",
            "'configuration': {'type': 'table', 'properties': [{'property_id': 'Kind'}, {'property_id': 'Cost'}], 'group_by': {'type': 'select', 'property_id': 'Kind', 'sort': {'type': 'manual'}}}"));
        RawAnswer board = Ok(await CreateAsync("board", "'configuration': {'type': 'board', 'group_by': {'type': 'select', 'property_id': 'Kind', 'sort': {'type': 'manual'}}}"));

        await _api.PatchAsync($"/v1/data_sources/{_source}", Body("{'properties': {'Kind': null}}"));

        JsonElement layout = (await _api.GetAsync($"/v1/views/{table.Id}"))["configuration"];
        Assert.That(layout.GetProperty("properties").GetArrayLength(), Is.EqualTo(1));
        Assert.That(layout.TryGetProperty("group_by", out _), Is.False);
        Assert.That((await _api.GetAsync($"/v1/views/{board.Id}"))["configuration"].ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task An_update_changes_what_it_names_null_takes_away_and_the_rest_stays()
    {
        RawAnswer view = Ok(await CreateAsync(
            "table",
            """
            'filter': {'property': 'Done', 'checkbox': {'equals': true}}, 'sorts': [{'property': 'Cost', 'direction': 'ascending'}],
            'quick_filters': {'Kind': {'select': {'equals': 'Bug'}}, 'Done': {}},
            'configuration': {'type': 'table', 'wrap_cells': true, 'group_by': {'type': 'select', 'property_id': 'Kind', 'sort': {'type': 'manual'}}}
            """));

        RawAnswer changed = await _api.PatchAsync(
            $"/v1/views/{view.Id}",
            Body("{'name': 'Other', 'sorts': null, 'quick_filters': {'Kind': null, 'Cost': {'number': {'is_empty': true}}}, 'configuration': {'type': 'table', 'group_by': null, 'frozen_column_index': 2}}"));
        RawAnswer cleared = await _api.PatchAsync($"/v1/views/{view.Id}", Body("{'filter': null, 'quick_filters': null}"));

        Assert.That(changed.Status, Is.EqualTo(200), changed.Message);
        Assert.That(changed["name"].GetString(), Is.EqualTo("Other"));
        Assert.That(changed["filter"].ValueKind, Is.EqualTo(JsonValueKind.Object));
        Assert.That(changed["sorts"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(changed["quick_filters"].GetRawText(), Is.EqualTo("""{"Done":{},"Cost":{"number":{"is_empty":true}}}"""));
        Assert.That(changed["configuration"].GetRawText(), Is.EqualTo("""{"type":"table","wrap_cells":true,"frozen_column_index":2}"""));
        Assert.That(cleared["filter"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(cleared["quick_filters"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(cleared["name"].GetString(), Is.EqualTo("Other"));
    }

    [Test]
    public async Task Tabs_are_where_they_were_put()
    {
        string first = Ids(await ListAsync("database_id", _database)).Single();

        string end = (await CreateAsync("list")).Id;
        string start = (await CreateAsync("list", "'position': {'type': 'start'}")).Id;
        string after = (await CreateAsync("list", Fill("'position': {'type': 'after_view', 'view_id': '$0'}", first))).Id;

        Assert.That(Ids(await ListAsync("database_id", _database)), Is.EqualTo(new[] { start, first, after, end }));
    }

    [Test]
    public async Task A_deleted_view_is_gone_and_the_last_one_stays()
    {
        string first = Ids(await ListAsync("database_id", _database)).Single();
        RawAnswer view = await CreateAsync("list");

        RawAnswer deleted = await _api.DeleteAsync($"/v1/views/{view.Id}");
        RawAnswer refused = await _api.DeleteAsync($"/v1/views/{first}");

        Assert.That(Members(deleted.Body), Is.EqualTo(new[] { "object", "id", "parent", "type", "request_id" }));
        Assert.That((await _api.GetAsync($"/v1/views/{view.Id}")).Status, Is.EqualTo(404));
        Assert.That((await _api.DeleteAsync($"/v1/views/{view.Id}")).Message, Does.StartWith($"Could not find view with ID: {view.Id}."));
        Assert.That(refused.Status, Is.EqualTo(400));
        Assert.That(Ids(await ListAsync("database_id", _database)), Is.EqualTo(new[] { first }));
    }

    [Test]
    public async Task A_dashboard_has_its_widgets_in_rows()
    {
        RawAnswer dashboard = Ok(await CreateAsync("dashboard"));
        RawAnswer one = Ok(await WidgetAsync(dashboard.Id));
        RawAnswer beside = Ok(await WidgetAsync(dashboard.Id, "'placement': {'type': 'existing_row', 'row_index': 0}"));
        RawAnswer above = Ok(await WidgetAsync(dashboard.Id, "'placement': {'type': 'new_row', 'row_index': 0}"));

        JsonElement[] rows = await RowsAsync(dashboard.Id);

        Assert.That(dashboard["data_source_id"].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(one["dashboard_view_id"].GetString(), Is.EqualTo(dashboard.Id));
        Assert.That(one["parent"].GetProperty("database_id").GetString(), Is.EqualTo(_database));
        Assert.That(rows.Select(row => string.Join(' ', Widgets(row, "view_id"))), Is.EqualTo(new[] { above.Id, $"{one.Id} {beside.Id}" }));
        Assert.That(Widgets(rows[1], "width"), Is.EqualTo(new[] { "6", "6" }));
        Assert.That(Widgets(rows[1], "row_index"), Is.EqualTo(new[] { "1", "1" }));
        Assert.That(Ids(await ListAsync("database_id", _database)), Has.Length.EqualTo(2));
        Assert.That(Ids(await ListAsync("data_source_id", _source)), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task Widgets_go_with_their_row_and_with_their_dashboard()
    {
        RawAnswer dashboard = Ok(await CreateAsync("dashboard"));
        RawAnswer one = Ok(await WidgetAsync(dashboard.Id));
        RawAnswer two = Ok(await WidgetAsync(dashboard.Id));

        await _api.DeleteAsync($"/v1/views/{one.Id}");
        JsonElement[] rows = await RowsAsync(dashboard.Id);
        await _api.DeleteAsync($"/v1/views/{dashboard.Id}");

        Assert.That(rows.Single().GetProperty("widgets")[0].GetProperty("view_id").GetString(), Is.EqualTo(two.Id));
        Assert.That((await _api.GetAsync($"/v1/views/{two.Id}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_row_of_a_dashboard_holds_four_widgets_and_no_dashboard()
    {
        RawAnswer dashboard = Ok(await CreateAsync("dashboard"));
        RawAnswer table = Ok(await CreateAsync("table"));
        Ok(await WidgetAsync(dashboard.Id));
        for (int i = 0; i < 3; i++)
            Ok(await WidgetAsync(dashboard.Id, "'placement': {'type': 'existing_row', 'row_index': 0}"));

        Assert.That((await WidgetAsync(dashboard.Id, "'placement': {'type': 'existing_row', 'row_index': 0}")).Status, Is.EqualTo(400));
        Assert.That((await WidgetAsync(dashboard.Id, "'placement': {'type': 'existing_row', 'row_index': 1}")).Message, Does.Contain("body.placement.row_index should be ≤ `0`, instead was `1`"));
        Assert.That((await WidgetAsync(dashboard.Id, "'placement': {'type': 'new_row', 'row_index': 2}")).Status, Is.EqualTo(400));
        Assert.That((await WidgetAsync(table.Id)).Status, Is.EqualTo(400));
        Assert.That(
            (await _api.PostAsync("/v1/views", Body("{'view_id': '$0', 'data_source_id': '$1', 'name': 'x', 'type': 'dashboard'}", dashboard.Id, _source))).Status,
            Is.EqualTo(400));
    }

    [Test]
    public async Task A_linked_database_shows_rows_from_elsewhere_and_has_none_of_its_own()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'divider': {}}, {'breadcrumb': {}}]");
        string divider = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;

        RawAnswer view = await _api.PostAsync("/v1/views", Body(
            """
            {'create_database': {'parent': {'type': 'page_id', 'page_id': '$0'}, 'position': {'type': 'after_block', 'block_id': '$1'}},
             'data_source_id': '$2', 'name': 'Elsewhere', 'type': 'table'}
            """,
            page.Id,
            divider,
            _source));

        string linked = view["parent"].GetProperty("database_id").GetString()!;
        RawAnswer database = await _api.GetAsync($"/v1/databases/{linked}");
        IReadOnlyList<JsonElement> blocks = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results;
        Assert.That(database["data_sources"].GetArrayLength(), Is.Zero);
        Assert.That(database["is_inline"].GetBoolean(), Is.True);
        Assert.That(blocks.Select(block => block.GetProperty("type").GetString()), Is.EqualTo(new[] { "divider", "child_database", "breadcrumb" }));
        Assert.That(blocks[1].GetProperty("child_database").GetProperty("title").GetString(), Is.EqualTo("Untitled"));
        Assert.That(Ids(await ListAsync("data_source_id", _source)), Does.Contain(view.Id));
        Assert.That(Ids(await ListAsync("database_id", linked)), Is.EqualTo(new[] { view.Id }));
    }

    [TestCase("'type': 'table'", "body.database_id should be defined")]
    [TestCase("'type': 'table', 'database_id': '$0', 'view_id': '$0'", "body.view_id should be not present")]
    [TestCase("'type': 'feed', 'database_id': '$0'", "body.type should be")]
    [TestCase("'type': 'table', 'database_id': '$0', 'placement': {'type': 'new_row'}", "body.placement should be not present")]
    [TestCase("'type': 'board', 'database_id': '$0'", "body.configuration should be defined")]
    [TestCase("'type': 'board', 'database_id': '$0', 'configuration': {'type': 'table'}", "body.configuration.type should be `\"board\"`, instead was `\"table\"`")]
    [TestCase("'type': 'board', 'database_id': '$0', 'configuration': {'type': 'board'}", "body.configuration.group_by should be defined")]
    [TestCase("'type': 'board', 'database_id': '$0', 'configuration': {'type': 'board', 'group_by': {'type': 'status', 'group_by': 'option', 'property_id': 'Kind', 'sort': {'type': 'manual'}}}", "body.configuration.group_by.property_id should be a property of the type `\"status\"`")]
    [TestCase("'type': 'calendar', 'database_id': '$0', 'configuration': {'type': 'calendar', 'date_property_id': 'Cost'}", "body.configuration.date_property_id should be")]
    [TestCase("'type': 'table', 'database_id': '$0', 'configuration': {'type': 'table', 'properties': [{'property_id': 'Nothing'}]}", "Could not find property with name or id: Nothing")]
    [TestCase("'type': 'chart', 'database_id': '$0', 'configuration': {'type': 'chart', 'chart_type': 'bar', 'y_axis': {'aggregator': 'sum'}}", "body.configuration.y_axis.property_id should be defined")]
    [TestCase("'type': 'dashboard', 'database_id': '$0', 'configuration': {'type': 'dashboard', 'rows': []}", "body.configuration should be not present")]
    [TestCase("'type': 'table', 'database_id': '$0', 'filter': {'property': 'Kind', 'select': {'equals': 'Nonsense'}}", "Available options: \"Bug\", \"Idea\"")]
    [TestCase("'type': 'table', 'database_id': '$0', 'filter': {'property': 'Kind', 'number': {'equals': 1}}", "does not match filter number")]
    [TestCase("'type': 'table', 'database_id': '$0', 'sorts': [{'property': 'Nothing', 'direction': 'ascending'}]", "Could not find sort property with name or id: Nothing")]
    [TestCase("'type': 'table', 'database_id': '$0', 'quick_filters': {'Nothing': {}}", "Could not find property with name or id: Nothing")]
    public async Task What_is_invalid_is_refused_by_its_place(string members, string message)
    {
        RawAnswer answer = await _api.PostAsync("/v1/views", Body($"{{'data_source_id': '$1', 'name': 'x', {members}}}", _database, _source));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Does.Contain(message));
        Assert.That(Ids(await ListAsync("database_id", _database)), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_list_asks_for_one_of_two_ids()
    {
        RawAnswer neither = await _api.GetAsync("/v1/views");
        RawAnswer malformed = await _api.GetAsync("/v1/views?database_id=x");
        RawAnswer missing = await _api.GetAsync("/v1/views?data_source_id=00000000-0000-4000-8000-000000000001");

        Assert.That(neither.Status, Is.EqualTo(400));
        Assert.That(malformed.Message, Is.EqualTo("query failed validation: query.database_id should be a valid uuid or `undefined`, instead was `\"x\"`."));
        Assert.That(missing.Status, Is.EqualTo(404));
    }

    private static string[] Ids(RawAnswer list) => [.. Ok(list).Results.Select(view => view.GetProperty("id").GetString()!)];

    private static string Compact(string id) => id.Replace("-", "", StringComparison.Ordinal);

    private static string[] Widgets(JsonElement row, string member) => [.. row.GetProperty("widgets").EnumerateArray().Select(widget => widget.GetProperty(member).ToString())];

    private async Task<JsonElement[]> RowsAsync(string dashboard) => [.. (await _api.GetAsync($"/v1/views/{dashboard}"))["configuration"].GetProperty("rows").EnumerateArray()];

    private Task<RawAnswer> ListAsync(string kind, string id) => _api.GetAsync($"/v1/views?{kind}={id}");

    private Task<RawAnswer> CreateAsync(string type, string members = "'name': 'A view'") => _api.PostAsync(
        "/v1/views",
        Body($"{{'name': 'A view', 'type': '$2', 'database_id': '$0', 'data_source_id': '$1', {members}}}", _database, _source, type));

    private Task<RawAnswer> WidgetAsync(string dashboard, string members = "'name': 'A widget'") => _api.PostAsync(
        "/v1/views",
        Body($"{{'name': 'A widget', 'type': 'table', 'view_id': '$0', 'data_source_id': '$1', {members}}}", dashboard, _source));

    private async Task RenameAsync(string property, string name) =>
        Ok(await _api.PatchAsync($"/v1/data_sources/{_source}", Body("{'properties': {'$0': {'name': '$1'}}}", property, name)));
}

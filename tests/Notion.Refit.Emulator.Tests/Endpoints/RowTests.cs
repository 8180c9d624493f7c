using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

/// <summary>The values of rows.</summary>
public sealed class RowTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task An_empty_row_has_all_of_its_properties()
    {
        string[] types =
        [
            "rich_text", "number", "select", "multi_select", "date", "people", "files", "checkbox", "url", "email", "phone_number", "place",
            "created_time", "created_by", "last_edited_time", "last_edited_by", "unique_id", "status",
        ];
        (_, string source) = await _api.CreateTableAsync(string.Join(',', types.Select(type => Fill("'$0': {'$0': {}}", type))));

        RawAnswer row = Ok(await _api.PostAsync("/v1/pages", Body("{'parent': {'data_source_id': '$0'}, 'properties': {}}", source)));

        Assert.That(Members(row["properties"]), Is.EquivalentTo(types.Append("Name")));
        Assert.That(row["parent"].GetProperty("type").GetString(), Is.EqualTo("data_source_id"));
        Assert.That(Members(row["parent"]), Is.EquivalentTo(new[] { "type", "data_source_id", "database_id" }));
        foreach (string type in (string[])["rich_text", "multi_select", "people", "files"])
            Assert.That(row.Value(type).GetRawText(), Is.EqualTo("[]"), type);
        foreach (string type in (string[])["number", "select", "date", "url", "email", "phone_number", "place"])
            Assert.That(row.Value(type).ValueKind, Is.EqualTo(JsonValueKind.Null), type);
        Assert.That(row.Value("checkbox").GetBoolean(), Is.False);
        Assert.That(row.Value("status").GetProperty("name").GetString(), Is.EqualTo("Not started"));
        Assert.That(row.Value("unique_id").GetRawText(), Is.EqualTo("""{"number":1,"prefix":null}"""));
        Assert.That(row.Value("created_by").GetProperty("bot").GetRawText(), Is.EqualTo("{}"));
        Assert.That(row.Value("created_time").GetString(), Is.EqualTo(row["created_time"].GetString()));
    }

    [TestCase("rich_text", "[{'text': {'content': 'x'}}]", null)]
    [TestCase("number", "42", "42")]
    [TestCase("number", "-0.5", "-0.5")]
    [TestCase("checkbox", "true", "true")]
    [TestCase("url", "'https://example.com'", """ "https://example.com" """)]
    [TestCase("email", "'a@example.com'", """ "a@example.com" """)]
    [TestCase("phone_number", "'+43 1'", """ "+43 1" """)]
    [TestCase("date", "{'start': '2026-01-02'}", """{"start":"2026-01-02","end":null,"time_zone":null}""")]
    [TestCase("date", "{'start': '2026-01-02T18:01:15.377824+01:00'}", """{"start":"2026-01-02T18:01:00.000+01:00","end":null,"time_zone":null}""")]
    [TestCase("date", "{'start': '2026-07-02T10:00:00', 'end': '2026-07-02T11:00:00', 'time_zone': 'Europe/Vienna'}", """{"start":"2026-07-02T10:00:00.000+02:00","end":"2026-07-02T11:00:00.000+02:00","time_zone":null}""")]
    [TestCase("date", "{'start': '2026-07-02T10:00:15Z', 'time_zone': 'Europe/Vienna'}", """{"start":"2026-07-02T12:00:00.000+02:00","end":null,"time_zone":null}""")]
    [TestCase("files", "[{'name': 'a', 'external': {'url': 'https://example.com/a.txt'}}]", """[{"name":"a","type":"external","external":{"url":"https://example.com/a.txt"}}]""")]
    [TestCase("place", "{'lat': 1.5, 'lon': 2, 'address': 'Graben'}", """{"lat":1.5,"lon":2,"name":null,"address":"Graben","aws_place_id":null,"google_place_id":null}""")]
    public async Task Values_are_read_back_in_the_form_of_the_api(string type, string given, string? expected)
    {
        (_, string source) = await _api.CreateTableAsync(Fill("'P': {'$0': {}}", type));

        RawAnswer row = Ok(await _api.PostAsync("/v1/pages", Row(source, "Row", Fill("'P': {'$0': $1}", type, given))));
        RawAnswer cleared = await _api.PatchAsync($"/v1/pages/{row.Id}", Body("{'properties': {'P': {'$0': $1}}}", type, given[0] is '[' ? "[]" : given is "true" ? "false" : "null"));

        JsonElement value = row.Value("P");
        if (expected is not null)
        {
            using JsonDocument wanted = JsonDocument.Parse(expected);
            Assert.That(JsonElement.DeepEquals(value, wanted.RootElement), Is.True, value.GetRawText());
        }

        Assert.That(value.ValueKind, Is.Not.EqualTo(JsonValueKind.Null));
        Assert.That(cleared.Value("P").GetRawText(), Is.AnyOf("null", "[]", "false"));
    }

    [Test]
    public async Task Options_are_chosen_by_name_and_unknown_ones_are_created()
    {
        (_, string source) = await _api.CreateTableAsync("'S': {'select': {'options': [{'name': 'A', 'color': 'red'}]}}, 'M': {'multi_select': {}}");

        RawAnswer row = Ok(await _api.PostAsync("/v1/pages", Row(source, "Row", "'S': {'select': {'name': 'A'}}, 'M': {'multi_select': [{'name': 'Z'}, {'name': 'B'}]}")));
        RawAnswer schema = await _api.GetAsync($"/v1/data_sources/{source}");

        Assert.That(row.Value("S").GetProperty("color").GetString(), Is.EqualTo("red"));
        Assert.That(Members(row.Value("S")), Is.EquivalentTo(new[] { "id", "name", "color" }));
        Assert.That(row.Value("M").EnumerateArray().Select(option => option.GetProperty("name").GetString()), Is.EqualTo(new[] { "Z", "B" }));
        Assert.That(
            Payload(schema["properties"].GetProperty("M")).GetProperty("options").EnumerateArray().Select(option => option.GetProperty("name").GetString()),
            Is.EqualTo(new[] { "Z", "B" }));
    }

    [Test]
    public async Task A_renamed_option_shows_its_new_name_on_rows()
    {
        (_, string source) = await _api.CreateTableAsync("'S': {'select': {'options': [{'name': 'A'}]}}");
        string row = await _api.CreateRowAsync(source, "Row", "'S': {'select': {'name': 'A'}}");
        string id = (await _api.GetAsync($"/v1/pages/{row}")).Value("S").GetProperty("id").GetString()!;

        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'S': {'select': {'options': [{'id': '$0', 'name': 'B', 'color': 'green'}]}}}}", id)));

        JsonElement value = (await _api.GetAsync($"/v1/pages/{row}")).Value("S");
        Assert.That(value.GetProperty("name").GetString(), Is.EqualTo("B"));
        Assert.That(value.GetProperty("color").GetString(), Is.EqualTo("green"));
    }

    [TestCase("'Nope': {'number': 1}", "Nope is not a property that exists.")]
    [TestCase("'P': {'checkbox': true}", "P is expected to be number.")]
    [TestCase("'P': {'checkbox': true}, 'Nope': {'number': 1}, 'S': {'multi_select': []}", "P is expected to be number. Nope is not a property that exists. S is expected to be select.")]
    [TestCase("'P': null, 'S': null", "Body Validation Failed. Fix the following:\nInvalid property value for: \"P\".")]
    [TestCase("'S': {'select': {'name': 'a,b'}}", "Invalid select option, commas not allowed: a,b")]
    [TestCase("'T': {'status': {'name': 'Nope'}}", "Invalid status option. Status option \"Nope\" does not exist\".")]
    [TestCase("'D': {'date': {'start': '2026-01-02', 'time_zone': 'Europe/Vienna'}}", "Body Validation Failed. Fix the following:\nInvalid property value for: \"D\".")]
    [TestCase("'D': {'date': {'start': '2026-01-02T10:00:00', 'time_zone': 'Nowhere'}}", "Body Validation Failed. Fix the following:\nInvalid property value for: \"D\".")]
    [TestCase("'D': {'date': {'start': '2026-01-02T10:00:00', 'time_zone': 'W. Europe Standard Time'}}", "Body Validation Failed. Fix the following:\nInvalid property value for: \"D\".")]
    [TestCase("'D': {'date': {'start': '2026-01-02T10:00:00+01:00', 'time_zone': 'Europe/Vienna'}}", "Body Validation Failed. Fix the following:\nInvalid property value for: \"D\".")]
    [TestCase("'D': {'date': {'start': '2026-01-02T10:00:00', 'end': '2026-01-02T11:00:00-05:00', 'time_zone': 'Europe/Vienna'}}", "Body Validation Failed. Fix the following:\nInvalid property value for: \"D\".")]
    public async Task A_value_that_does_not_fit_creates_nothing(string value, string message)
    {
        (_, string source) = await _api.CreateTableAsync("'P': {'number': {}}, 'S': {'select': {}}, 'T': {'status': {}}, 'D': {'date': {}}");

        RawAnswer answer = await _api.PostAsync("/v1/pages", Row(source, "Row", value));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
        Assert.That(answer.Message, Is.EqualTo(message));
        Assert.That((await _api.PostAsync($"/v1/data_sources/{source}/query", Body("{}"))).Results, Is.Empty);
    }

    [Test]
    public async Task Properties_may_be_named_by_their_id_and_the_title_by_its_literal_one()
    {
        (_, string source) = await _api.CreateTableAsync("'P': {'number': {}}");
        string row = await _api.CreateRowAsync(source, "Row");
        string id = (await _api.GetAsync($"/v1/pages/{row}"))["properties"].GetProperty("P").GetProperty("id").GetString()!;

        RawAnswer answer = await _api.PatchAsync($"/v1/pages/{row}", Body("{'properties': {'$0': {'number': 7}, 'title': {'title': [{'text': {'content': 'New'}}]}}}", id));

        Assert.That(answer.Value("P").GetDouble(), Is.EqualTo(7));
        Assert.That(PlainText(answer.Value("Name")), Is.EqualTo("New"));
    }

    [Test]
    public async Task Two_way_relations_show_on_both_sides()
    {
        (_, string people) = await _api.CreateTableAsync(title: "People");
        (_, string tasks) = await _api.CreateTableAsync(Fill("'Owner': {'relation': {'data_source_id': '$0', 'dual_property': {}}}", people), "Tasks");
        string ada = await _api.CreateRowAsync(people, "Ada");
        string task = await _api.CreateRowAsync(tasks, "Task", Fill("'Owner': {'relation': [{'id': '$0'}]}", ada));

        RawAnswer related = await _api.GetAsync($"/v1/pages/{ada}");
        await _api.PatchAsync($"/v1/pages/{task}", Body("{'properties': {'Owner': {'relation': []}}}"));
        RawAnswer released = await _api.GetAsync($"/v1/pages/{ada}");

        Assert.That(related.Value("Related to Tasks (Owner)").GetRawText(), Is.EqualTo(Fill("""[{"id":"$0"}]""", task)));
        Assert.That(related["properties"].GetProperty("Related to Tasks (Owner)").GetProperty("has_more").GetBoolean(), Is.False);
        Assert.That(released.Value("Related to Tasks (Owner)").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_relation_shows_25_pages_and_its_endpoint_all_of_them()
    {
        (_, string people) = await _api.CreateTableAsync(title: "People");
        (_, string tasks) = await _api.CreateTableAsync(Fill("'Owners': {'relation': {'data_source_id': '$0', 'single_property': {}}}", people), "Tasks");
        var ids = new List<string>();
        for (int i = 0; i < 30; i++)
            ids.Add(await _api.CreateRowAsync(people, "Person"));
        RawAnswer task = await _api.PostAsync("/v1/pages", Row(tasks, "Task", Fill("'Owners': {'relation': [$0]}", string.Join(',', ids.Select(id => Fill("{'id': '$0'}", id))))));

        JsonElement owners = task["properties"].GetProperty("Owners");
        RawAnswer first = await _api.GetAsync($"/v1/pages/{task.Id}/properties/{owners.GetProperty("id").GetString()}?page_size=20");
        RawAnswer rest = await _api.GetAsync($"/v1/pages/{task.Id}/properties/{owners.GetProperty("id").GetString()}?page_size=20&start_cursor={first["next_cursor"].GetString()}");

        Assert.That(Payload(owners).GetArrayLength(), Is.EqualTo(25));
        Assert.That(owners.GetProperty("has_more").GetBoolean(), Is.True);
        Assert.That(first["property_item"].GetProperty("next_url").GetString(), Does.Contain(first["next_cursor"].GetString()!).And.EndsWith("&page_size=20"));
        Assert.That(
            first.Results.Concat(rest.Results).Select(item => item.GetProperty("relation").GetProperty("id").GetString()),
            Is.EqualTo(ids));
        Assert.That(rest["property_item"].GetRawText(), Does.Contain("\"next_url\":null"));
    }

    [TestCase("count", """{"type":"number","number":2,"function":"count"}""")]
    [TestCase("sum", """{"type":"number","number":7,"function":"sum"}""")]
    [TestCase("average", """{"type":"number","number":3.5,"function":"average"}""")]
    [TestCase("min", """{"type":"number","number":2,"function":"min"}""")]
    [TestCase("max", """{"type":"number","number":5,"function":"max"}""")]
    [TestCase("range", """{"type":"number","number":3,"function":"range"}""")]
    [TestCase("percent_not_empty", """{"type":"number","number":1,"function":"percent_not_empty"}""")]
    [TestCase("show_original", """{"type":"array","array":[{"type":"number","number":5},{"type":"number","number":2}],"function":"show_original"}""")]
    [TestCase("unique", """{"type":"number","number":2,"function":"unique"}""")]
    [TestCase("median", """{"type":"number","number":3.5,"function":"median"}""")]
    public async Task Rollups_are_computed(string function, string expected)
    {
        RawAnswer order = await OrderAsync(function);

        using JsonDocument wanted = JsonDocument.Parse(expected);
        Assert.That(JsonElement.DeepEquals(order.Value("R"), wanted.RootElement), Is.True, order.Value("R").GetRawText());
    }

    [TestCase("sum", "relation", """{"type":"number","number":7,"function":"sum"}""")]
    [TestCase("show_original", "number", """{"type":"array","array":[],"function":"show_original"}""")]
    [TestCase("show_unique", "number", """{"type":"unsupported","unsupported":{},"function":"show_unique"}""")]
    [TestCase("unique", "number", """{"type":"unsupported","unsupported":{},"function":"unique"}""")]
    [TestCase("median", "number", """{"type":"unsupported","unsupported":{},"function":"median"}""")]
    [TestCase("count_per_group", "number", """{"type":"unsupported","unsupported":{},"function":"count_per_group"}""")]
    [TestCase("percent_per_group", "number", """{"type":"unsupported","unsupported":{},"function":"percent_per_group"}""")]
    public async Task The_property_of_a_rollup_lists_what_is_shown_or_the_pages_it_is_calculated_from(string function, string listed, string expected)
    {
        RawAnswer order = await OrderAsync(function);

        RawAnswer answer = await _api.GetAsync($"/v1/pages/{order.Id}/properties/{order["properties"].GetProperty("R").GetProperty("id").GetString()}");

        Assert.That(answer.Results.Select(item => item.GetProperty("type").GetString()), Is.EqualTo(new[] { listed, listed }));
        using JsonDocument wanted = JsonDocument.Parse(expected);
        JsonElement rollup = answer["property_item"].GetProperty("rollup");
        Assert.That(JsonElement.DeepEquals(rollup, wanted.RootElement), Is.True, rollup.GetRawText());
    }

    [TestCase("sum", """{"type":"number","number":7,"function":"sum"}""")]
    [TestCase("show_original", """{"type":"array","array":[],"function":"show_original"}""")]
    public async Task The_result_of_a_rollup_is_returned_with_the_last_page_of_its_property(string function, string expected)
    {
        RawAnswer order = await OrderAsync(function);
        string path = $"/v1/pages/{order.Id}/properties/{order["properties"].GetProperty("R").GetProperty("id").GetString()}?page_size=1";

        RawAnswer first = await _api.GetAsync(path);
        RawAnswer last = await _api.GetAsync($"{path}&start_cursor={first["next_cursor"].GetString()}");

        JsonElement incomplete = first["property_item"].GetProperty("rollup");
        using JsonDocument wanted = JsonDocument.Parse(expected);
        JsonElement complete = last["property_item"].GetProperty("rollup");
        Assert.That(incomplete.GetProperty("type").GetString(), Is.EqualTo("incomplete"));
        Assert.That(incomplete.GetProperty("function").GetString(), Is.EqualTo(function));
        Assert.That(last["has_more"].GetBoolean(), Is.False);
        Assert.That(JsonElement.DeepEquals(complete, wanted.RootElement), Is.True, complete.GetRawText());
    }

    [Test]
    public async Task Unique_ids_count_the_rows_of_a_data_source()
    {
        (_, string source) = await _api.CreateTableAsync("'Id': {'unique_id': {'prefix': 'T'}}");

        await _api.CreateRowAsync(source, "One");
        string second = await _api.CreateRowAsync(source, "Two");

        Assert.That((await _api.GetAsync($"/v1/pages/{second}")).Value("Id").GetRawText(), Is.EqualTo("""{"number":2,"prefix":"T"}"""));
    }

    [Test]
    public async Task Only_the_properties_that_are_asked_for_are_returned()
    {
        (_, string source) = await _api.CreateTableAsync("'A': {'number': {}}, 'B': {'number': {}}");
        string row = await _api.CreateRowAsync(source, "Row");

        RawAnswer answer = await _api.GetAsync($"/v1/pages/{row}?filter_properties=A&filter_properties=title");

        Assert.That(Members(answer["properties"]), Is.EquivalentTo(new[] { "A", "Name" }));
    }

    [Test]
    public async Task A_property_is_retrieved_by_itself_as_a_list_or_an_item()
    {
        (_, string source) = await _api.CreateTableAsync("'P': {'number': {}}");
        string row = await _api.CreateRowAsync(source, "Row", "'P': {'number': 5}");

        RawAnswer title = await _api.GetAsync($"/v1/pages/{row}/properties/title");
        string id = (await _api.GetAsync($"/v1/pages/{row}"))["properties"].GetProperty("P").GetProperty("id").GetString()!;
        RawAnswer number = await _api.GetAsync($"/v1/pages/{row}/properties/{id}");

        Assert.That(title["type"].GetString(), Is.EqualTo("property_item"));
        Assert.That(Members(title.Results.Single()), Is.EquivalentTo(new[] { "object", "type", "id", "title" }));
        Assert.That(title.Results.Single().GetProperty("title").GetProperty("plain_text").GetString(), Is.EqualTo("Row"));
        Assert.That(title["property_item"].GetProperty("title").GetRawText(), Is.EqualTo("{}"));
        Assert.That(Members(number.Body), Is.EquivalentTo(new[] { "object", "type", "id", "number", "request_id" }));
        Assert.That(number["number"].GetDouble(), Is.EqualTo(5));
        Assert.That((await _api.GetAsync($"/v1/pages/{row}/properties/nope")).Status, Is.EqualTo(400));
    }

    // A row with a rollup over two related ones, which cost 5 and 2.
    private async Task<RawAnswer> OrderAsync(string function)
    {
        (_, string items) = await _api.CreateTableAsync("'Cost': {'number': {}}", "Items");
        (_, string orders) = await _api.CreateTableAsync(
            Fill(
                "'Items': {'relation': {'data_source_id': '$0', 'single_property': {}}}, 'R': {'rollup': {'relation_property_name': 'Items', 'rollup_property_name': 'Cost', 'function': '$1'}}",
                items,
                function));
        string five = await _api.CreateRowAsync(items, "Five", "'Cost': {'number': 5}");
        string two = await _api.CreateRowAsync(items, "Two", "'Cost': {'number': 2}");
        return Ok(await _api.PostAsync("/v1/pages", Row(orders, "Order", Fill("'Items': {'relation': [{'id': '$0'}, {'id': '$1'}]}", five, two))));
    }
}

using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

/// <summary>The properties of data sources.</summary>
public sealed class SchemaTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("rich_text", "{}", "{}")]
    [TestCase("number", "{}", """{"format":"number"}""")]
    [TestCase("number", "{'format': 'euro'}", """{"format":"euro"}""")]
    [TestCase("select", "{}", """{"options":[]}""")]
    [TestCase("multi_select", "{'options': []}", """{"options":[]}""")]
    [TestCase("date", "{}", "{}")]
    [TestCase("people", "{}", "{}")]
    [TestCase("files", "{}", "{}")]
    [TestCase("checkbox", "{}", "{}")]
    [TestCase("url", "{}", "{}")]
    [TestCase("email", "{}", "{}")]
    [TestCase("phone_number", "{}", "{}")]
    [TestCase("created_time", "{}", "{}")]
    [TestCase("created_by", "{}", "{}")]
    [TestCase("last_edited_time", "{}", "{}")]
    [TestCase("last_edited_by", "{}", "{}")]
    [TestCase("unique_id", "{}", """{"prefix":null}""")]
    [TestCase("place", "{}", "{}")]
    public async Task Every_type_is_stored_with_its_members_filled_in(string type, string schema, string expected)
    {
        JsonElement property = await AddAsync(Fill("'P': {'type': '$0', '$0': $1}", type, schema), "P");

        Assert.That(Members(property), Is.EquivalentTo(new[] { "id", "name", "description", "type", type }));
        Assert.That(property.GetProperty("id").GetString(), Does.Match("^([A-Za-z_~]|%[0-9A-F]{2}){4}$"));
        Assert.That(property.GetProperty("description").ValueKind, Is.EqualTo(JsonValueKind.Null));
        using JsonDocument wanted = JsonDocument.Parse(expected);
        Assert.That(JsonElement.DeepEquals(property.GetProperty(type), wanted.RootElement), Is.True, property.GetRawText());
    }

    [Test]
    public async Task Options_get_ids_and_colours_and_keep_their_order()
    {
        JsonElement property = await AddAsync("'P': {'select': {'options': [{'name': 'B', 'color': 'red'}, {'name': 'A'}]}}", "P");

        JsonElement[] options = [.. Payload(property).GetProperty("options").EnumerateArray()];
        Assert.That(options.Select(option => option.GetProperty("name").GetString()), Is.EqualTo(new[] { "B", "A" }));
        Assert.That(options.Select(option => option.GetProperty("color").GetString()), Is.EqualTo(new[] { "red", "default" }));
        Assert.That(Members(options[0]), Is.EquivalentTo(new[] { "id", "name", "color", "description" }));
        Assert.That(Guid.Parse(options[0].GetProperty("id").GetString()!).Version, Is.EqualTo(4));
    }

    [Test]
    public async Task Options_of_the_same_name_keep_their_id_when_the_list_is_replaced()
    {
        (_, string source) = await _api.CreateTableAsync("'P': {'select': {'options': [{'name': 'A'}, {'name': 'B'}]}}");
        JsonElement before = Options(await _api.GetAsync($"/v1/data_sources/{source}"));

        RawAnswer answer = await _api.PatchAsync(
            $"/v1/data_sources/{source}", Body("{'properties': {'P': {'select': {'options': [{'name': 'C'}, {'name': 'B', 'color': 'blue'}]}}}}"));

        JsonElement after = Options(answer);
        Assert.That(after.EnumerateArray().Select(option => option.GetProperty("name").GetString()), Is.EqualTo(new[] { "C", "B" }));
        Assert.That(after[1].GetProperty("id").GetString(), Is.EqualTo(before[1].GetProperty("id").GetString()));

        static JsonElement Options(RawAnswer answer) => answer["properties"].GetProperty("P").GetProperty("select").GetProperty("options");
    }

    [Test]
    public async Task A_status_from_the_api_has_all_of_its_options_in_the_first_group()
    {
        JsonElement given = Payload(await AddAsync("'P': {'status': {'options': [{'name': 'X'}, {'name': 'Y'}]}}", "P"));
        JsonElement usual = Payload(await AddAsync("'P': {'status': {}}", "P"));

        Assert.That(Groups(given), Is.EqualTo(new[] { "To-do 2", "In progress 0", "Complete 0" }));
        Assert.That(Groups(usual), Is.EqualTo(new[] { "To-do 1", "In progress 1", "Complete 1" }));

        static IEnumerable<string> Groups(JsonElement status) =>
            status.GetProperty("groups").EnumerateArray().Select(group => $"{group.GetProperty("name").GetString()} {group.GetProperty("option_ids").GetArrayLength()}");
    }

    [Test]
    public async Task Properties_are_listed_by_their_decoded_id_with_the_title_last()
    {
        (_, string source) = await _api.CreateTableAsync("'A': {'number': {}}, 'B': {'number': {}}, 'C': {'number': {}}, 'D': {'number': {}}");

        RawAnswer answer = await _api.GetAsync($"/v1/data_sources/{source}");

        string[] ids = [.. answer["properties"].EnumerateObject().Select(property => Uri.UnescapeDataString(property.Value.GetProperty("id").GetString()!))];
        Assert.That(ids[^1], Is.EqualTo("title"));
        Assert.That(ids[..^1], Is.EqualTo(ids[..^1].Order(StringComparer.Ordinal)));
    }

    [Test]
    public async Task A_property_that_takes_the_name_of_another_one_gets_a_number_after_it()
    {
        (_, string source) = await _api.CreateTableAsync("'A': {'number': {}}, 'B': {'number': {}}, 'C': {'number': {}}");

        RawAnswer answer = Ok(await _api.PatchAsync(
            $"/v1/data_sources/{source}", Body("{'properties': {'A': {'name': 'C'}, 'B': {'name': 'C'}, 'New': {'name': 'Name', 'url': {}}}}")));

        Assert.That(Members(answer["properties"]), Is.EquivalentTo(new[] { "C", "C 1", "C 2", "Name", "Name 1" }));
        Assert.That(answer["properties"].GetProperty("Name").GetProperty("type").GetString(), Is.EqualTo("title"));
    }

    [Test]
    public async Task Two_properties_swap_their_names_in_one_request()
    {
        (_, string source) = await _api.CreateTableAsync("'A': {'number': {}}, 'B': {'url': {}}");

        RawAnswer answer = Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'A': {'name': 'B'}, 'B': {'name': 'A'}}}")));

        Assert.That(answer["properties"].GetProperty("A").GetProperty("type").GetString(), Is.EqualTo("url"));
        Assert.That(answer["properties"].GetProperty("B").GetProperty("type").GetString(), Is.EqualTo("number"));
    }

    [Test]
    public async Task A_property_is_renamed_by_name_or_id_described_retyped_and_deleted()
    {
        (_, string source) = await _api.CreateTableAsync("'P': {'number': {}}");
        string path = $"/v1/data_sources/{source}";

        RawAnswer renamed = await _api.PatchAsync(path, Body("{'properties': {'P': {'name': 'Q', 'description': 'What it is'}}}"));
        JsonElement property = renamed["properties"].GetProperty("Q");
        string id = property.GetProperty("id").GetString()!;
        RawAnswer retyped = await _api.PatchAsync(path, Body("{'properties': {'$0': {'checkbox': {}}}}", id));
        RawAnswer untouched = await _api.PatchAsync(path, Body("{'properties': {}}"));
        RawAnswer deleted = await _api.PatchAsync(path, Body("{'properties': {'Q': null, 'title': {'name': 'Title'}}}"));

        Assert.That(property.GetProperty("description").GetString(), Is.EqualTo("What it is"));
        Assert.That(retyped["properties"].GetProperty("Q").GetProperty("id").GetString(), Is.EqualTo(id));
        Assert.That(retyped["properties"].GetProperty("Q").GetProperty("type").GetString(), Is.EqualTo("checkbox"));
        Assert.That(Members(untouched["properties"]), Is.EquivalentTo(new[] { "Q", "Name" }));
        Assert.That(Members(deleted["properties"]), Is.EqualTo(new[] { "Title" }));
    }

    [TestCase("{'Nope': null}")]
    [TestCase("{'Nope': {'name': 'X'}}")]
    [TestCase("{'Name': null}")]
    [TestCase("{'Name': {'number': {}}}")]
    [TestCase("{'P': {'title': {}}}")]
    [TestCase("{'P': {'relation': {'data_source_id': '00000000-0000-4000-8000-000000000001', 'single_property': {}}}}")]
    [TestCase("{'P': {'rollup': {'relation_property_name': 'Nope', 'rollup_property_name': 'Name', 'function': 'count'}}}")]
    public async Task A_change_that_is_invalid_changes_nothing(string properties)
    {
        (_, string source) = await _api.CreateTableAsync("'P': {'number': {}}");
        JsonElement before = (await _api.GetAsync($"/v1/data_sources/{source}"))["properties"];

        RawAnswer answer = await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': $0}", properties));

        Assert.That(answer.Status, Is.EqualTo(properties.Contains("relation'", StringComparison.Ordinal) ? 404 : 400), answer.Message);
        Assert.That(JsonElement.DeepEquals((await _api.GetAsync($"/v1/data_sources/{source}"))["properties"], before), Is.True);
    }

    [Test]
    public async Task A_two_way_relation_makes_a_partner_that_follows_its_name()
    {
        (_, string target) = await _api.CreateTableAsync(title: "People");
        (_, string source) = await _api.CreateTableAsync(
            Fill("'Owner': {'relation': {'data_source_id': '$0', 'type': 'dual_property', 'dual_property': {}}}", target), "Tasks");

        JsonElement owner = Payload((await _api.GetAsync($"/v1/data_sources/{source}"))["properties"].GetProperty("Owner"));
        RawAnswer people = await _api.GetAsync($"/v1/data_sources/{target}");
        JsonElement partner = people["properties"].GetProperty("Related to Tasks (Owner)");

        Assert.That(owner.GetProperty("type").GetString(), Is.EqualTo("dual_property"));
        Assert.That(owner.GetProperty("dual_property").GetProperty("synced_property_name").GetString(), Is.EqualTo("Related to Tasks (Owner)"));
        Assert.That(owner.GetProperty("dual_property").GetProperty("synced_property_id").GetString(), Is.EqualTo(partner.GetProperty("id").GetString()));
        Assert.That(Payload(partner).GetProperty("data_source_id").GetString(), Is.EqualTo(source));

        await _api.PatchAsync($"/v1/data_sources/{target}", Body("{'properties': {'Related to Tasks (Owner)': {'name': 'Tasks'}}}"));
        JsonElement renamed = Payload((await _api.GetAsync($"/v1/data_sources/{source}"))["properties"].GetProperty("Owner"));
        Assert.That(renamed.GetProperty("dual_property").GetProperty("synced_property_name").GetString(), Is.EqualTo("Tasks"));
    }

    [Test]
    public async Task A_relation_may_become_two_way_and_one_way_again_and_its_partner_stays()
    {
        (_, string target) = await _api.CreateTableAsync(title: "People");
        (_, string source) = await _api.CreateTableAsync(Fill("'Owner': {'relation': {'data_source_id': '$0', 'single_property': {}}}", target), "Tasks");
        string id = (await _api.GetAsync($"/v1/data_sources/{source}"))["properties"].GetProperty("Owner").GetProperty("id").GetString()!;

        foreach (string kind in (string[])["dual_property", "dual_property", "single_property"])
        {
            RawAnswer answer = await _api.PatchAsync(
                $"/v1/data_sources/{source}", Body("{'properties': {'Owner': {'relation': {'data_source_id': '$0', '$1': {}}}}}", target, kind));
            JsonElement owner = answer["properties"].GetProperty("Owner");
            Assert.That(owner.GetProperty("id").GetString(), Is.EqualTo(id));
            Assert.That(Payload(owner).GetProperty("type").GetString(), Is.EqualTo(kind));
            Assert.That(Members((await _api.GetAsync($"/v1/data_sources/{target}"))["properties"]), Is.EquivalentTo(new[] { "Related to Tasks (Owner)", "Name" }));
        }
    }

    [Test]
    public async Task A_rollup_has_names_and_ids()
    {
        (_, string target) = await _api.CreateTableAsync("'Cost': {'number': {}}", "Items");
        (_, string source) = await _api.CreateTableAsync(
            Fill(
                "'Sum': {'rollup': {'relation_property_name': 'Items', 'rollup_property_name': 'Cost', 'function': 'sum'}}, 'Items': {'relation': {'data_source_id': '$0', 'single_property': {}}}",
                target));

        RawAnswer answer = await _api.GetAsync($"/v1/data_sources/{source}");

        JsonElement rollup = Payload(answer["properties"].GetProperty("Sum"));
        Assert.That(Members(rollup), Is.EquivalentTo(new[] { "rollup_property_name", "relation_property_name", "rollup_property_id", "relation_property_id", "function" }));
        Assert.That(rollup.GetProperty("rollup_property_name").GetString(), Is.EqualTo("Cost"));
        Assert.That(
            Uri.EscapeDataString(rollup.GetProperty("relation_property_id").GetString()!),
            Is.EqualTo(answer["properties"].GetProperty("Items").GetProperty("id").GetString()));
    }

    [Test]
    public async Task The_prefix_of_a_unique_id_stays_unless_it_is_named()
    {
        (_, string source) = await _api.CreateTableAsync("'P': {'unique_id': {'prefix': 'OLD'}}");

        Assert.That(await PrefixAsync("{}"), Is.EqualTo("OLD"));
        Assert.That(await PrefixAsync("{'prefix': 'NEW'}"), Is.EqualTo("NEW"));

        async Task<string?> PrefixAsync(string schema)
        {
            RawAnswer answer = await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'P': {'unique_id': $0}}}", schema));
            return Payload(answer["properties"].GetProperty("P")).GetProperty("prefix").GetString();
        }
    }

    [Test]
    public async Task Names_in_a_formula_become_references()
    {
        JsonElement formula = await AddAsync("'F': {'formula': {'expression': 'length(prop(\\'Name\\'))'}}", "F");

        Assert.That(Payload(formula).GetProperty("expression").GetString(), Does.Match(@"^length\(\{\{notion:block_property:title:[0-9a-f-]{36}:[0-9a-f-]{36}\}\}\)$"));
    }

    private async Task<JsonElement> AddAsync(string properties, string name)
    {
        (_, string source) = await _api.CreateTableAsync(properties);
        return (await _api.GetAsync($"/v1/data_sources/{source}"))["properties"].GetProperty(name);
    }
}

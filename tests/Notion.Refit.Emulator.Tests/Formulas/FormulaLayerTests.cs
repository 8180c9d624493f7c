using System.Text.Json;
using System.Text.Json.Nodes;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Formulas;

/// <summary>Formulas and rollups over each other.</summary>
public sealed class FormulaLayerTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Fifteen_layers_are_computed_and_the_sixteenth_is_not_supported()
    {
        string source = Seed(new JsonObject { ["N"] = "number" }, new JsonObject { ["Name"] = "Row", ["N"] = 1 });
        await AddAsync(source, "F1", "prop('N') + 1");
        for (int i = 2; i <= 16; i++)
            await AddAsync(source, $"F{i}", $"prop('F{i - 1}')");

        JsonElement row = await RowAsync(source);

        Assert.That(Show(row, "F15"), Is.EqualTo("number: 2"));
        Assert.That(Show(row, "F16"), Is.EqualTo("unsupported: {}"));
    }

    [Test]
    public async Task Formulas_that_depend_on_themselves_are_not_supported()
    {
        string source = Seed(new JsonObject { ["A"] = Formula("1"), ["B"] = Formula("prop('A')"), ["C"] = Formula("prop('B') + 1"), ["D"] = Formula("1") });
        await AddAsync(source, "A", "prop('B')");

        JsonElement row = await RowAsync(source);

        Assert.That(Show(row, "A"), Is.EqualTo("unsupported: {}"));
        Assert.That(Show(row, "B"), Is.EqualTo("unsupported: {}"));
        Assert.That(Show(row, "C"), Is.EqualTo("unsupported: {}"));
        Assert.That(Show(row, "D"), Is.EqualTo("number: 1"));
    }

    [Test]
    public async Task A_formula_reads_lists_and_missing_values_of_another_as_they_are()
    {
        string source = Seed(new JsonObject
        {
            ["List"] = Formula("[1, empty(), 2]"),
            ["Length"] = Formula("prop('List').length()"),
            ["Missing"] = Formula("if(false, 1, empty())"),
            ["Equal"] = Formula("prop('Missing') == 0"),
            ["Failed"] = Formula("empty(test('a', prop('Name')))"),
        });

        JsonElement row = await RowAsync(source, "[");

        Assert.That(Show(row, "Length"), Is.EqualTo("number: 3"));
        Assert.That(Show(row, "Equal"), Is.EqualTo("boolean: false"));
        Assert.That(Show(row, "Failed"), Is.EqualTo("boolean: null"));
    }

    [Test]
    public async Task A_rollup_combines_formulas_and_a_formula_reads_rollups()
    {
        const string Parts = "00000000-0000-4000-8000-0000000000c1";
        _api.Emulator.Workspace.Load($$"""
            {
              "databases": [
                {
                  "title": "Parts", "data_source_id": "{{Parts}}",
                  "properties": { "Name": "title", "Cost": "number", "Gross": { "formula": { "expression": "prop(\"Cost\") * 2" } } },
                  "rows": [{ "Name": "Bolt", "Cost": 10 }, { "Name": "Nut", "Cost": 5 }]
                }
              ]
            }
            """);
        string source = Seed(
            new JsonObject { ["Parts"] = new JsonObject { ["relation"] = new JsonObject { ["data_source_id"] = Parts, ["single_property"] = new JsonObject() } } },
            new JsonObject { ["Name"] = "Row", ["Parts"] = new JsonArray("Bolt", "Nut") });
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("""
            {'properties': {
              'Sum': {'rollup': {'relation_property_name': 'Parts', 'rollup_property_name': 'Gross', 'function': 'sum'}},
              'All': {'rollup': {'relation_property_name': 'Parts', 'rollup_property_name': 'Name', 'function': 'show_original'}},
              'Text': {'formula': {'expression': 'prop(\"All\").join(\"+\") + \"=\" + format(prop(\"Sum\") + 1)'}}
            }}
            """)));

        JsonElement row = await RowAsync(source);

        Assert.That(row.GetProperty("Sum").GetProperty("rollup").GetProperty("number").GetDouble(), Is.EqualTo(30));
        Assert.That(Show(row, "Text"), Is.EqualTo("string: \"Bolt+Nut=31\""));
    }

    [Test]
    public async Task A_rollup_of_a_rollup_is_refused()
    {
        (_, string source) = await _api.CreateTableAsync("'Cost': {'number': {}}");
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body($"{{'properties': {{'Peers': {{'relation': {{'data_source_id': '{source}', 'single_property': {{}}}}}}}}}}")));
        Ok(await RollUpAsync(source, "Sum", "Cost"));

        RawAnswer answer = await RollUpAsync(source, "Again", "Sum");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo("Cannot create a rollup of a related rollup property."));
    }

    [Test]
    public async Task A_rollup_of_a_formula_of_that_rollup_is_not_supported()
    {
        (_, string source) = await _api.CreateTableAsync("'Cost': {'number': {}}, 'F': {'formula': {'expression': '1'}}");
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body($"{{'properties': {{'Peers': {{'relation': {{'data_source_id': '{source}', 'single_property': {{}}}}}}}}}}")));
        Ok(await RollUpAsync(source, "Sum", "F"));
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'F': {'formula': {'expression': 'prop(\\'Sum\\') + 1'}}}}")));
        await _api.CreateRowAsync(source, "Row");

        JsonElement row = await RowAsync(source);

        Assert.That(Show(row, "F"), Is.EqualTo("unsupported: {}"));
        Assert.That(row.GetProperty("Sum").GetProperty("rollup").GetProperty("type").GetString(), Is.EqualTo("unsupported"));
    }

    [Test]
    public async Task References_follow_a_rename_and_break_with_a_change_of_type()
    {
        (_, string source) = await _api.CreateTableAsync("'Cost': {'number': {}}, 'F': {'formula': {'expression': 'prop(\\'Cost\\')*2'}}");
        await _api.CreateRowAsync(source, "Row", "'Cost': {'number': 21}");
        string stored = await ExpressionAsync(source);
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'Cost': {'name': 'Price'}}}")));

        Assert.That(stored, Does.Match(@"^\{\{notion:block_property:[^:]+:[0-9a-f-]{36}:[0-9a-f-]{36}\}\} \* 2$"));
        Assert.That(await ExpressionAsync(source), Is.EqualTo(stored));
        Assert.That(Show(await RowAsync(source), "F"), Is.EqualTo("number: 42"));

        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'Price': {'date': {}}}}")));

        Assert.That(await ExpressionAsync(source), Is.EqualTo(stored));
        Assert.That(Show(await RowAsync(source), "F"), Is.EqualTo("string: null"));
    }

    [Test]
    public async Task A_property_of_a_related_page_is_stored_by_its_id()
    {
        const string Parts = "00000000-0000-4000-8000-0000000000c1";
        _api.Emulator.Workspace.Load($$"""
            {
              "databases": [
                { "title": "Parts", "data_source_id": "{{Parts}}", "properties": { "Name": "title", "Cost": "number" }, "rows": [{ "Name": "Bolt", "Cost": 10 }] }
              ]
            }
            """);
        string source = Seed(
            new JsonObject
            {
                ["Parts"] = new JsonObject { ["relation"] = new JsonObject { ["data_source_id"] = Parts, ["single_property"] = new JsonObject() } },
                ["F"] = Formula("prop('Parts').map(current.prop('Cost')).sum()"),
            },
            new JsonObject { ["Name"] = "Row", ["Parts"] = "Bolt" });
        Ok(await _api.PatchAsync($"/v1/data_sources/{Parts}", Body("{'properties': {'Cost': {'name': 'Price'}}}")));

        Assert.That(await ExpressionAsync(source), Does.Match(@"\.map\(current\.\{\{notion:block_property:[^:]+:" + Parts + @":[0-9a-f-]{36}\}\}\)\.sum\(\)$"));
        Assert.That(Show(await RowAsync(source), "F"), Is.EqualTo("number: 10"));
    }

    [Test]
    public async Task A_formula_without_an_expression_loses_the_one_it_had()
    {
        (_, string source) = await _api.CreateTableAsync("'F': {'formula': {'expression': '1'}}");

        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'F': {'formula': {}}}}")));

        Assert.That(await ExpressionAsync(source), Is.Empty);
    }

    [Test]
    public async Task Filters_know_the_type_of_a_formula_that_the_app_has_written()
    {
        string source = Seed(new JsonObject { ["N"] = "number", ["Sum"] = Formula("prop('N') + 1"), ["Mixed"] = Formula("if(prop('N') > 1, 1, 'none')") }, new JsonObject { ["Name"] = "Row", ["N"] = 1 });

        Assert.That(Ok(await FilterAsync(source, "Sum", "'number': {'equals': 2}")).Results, Has.Count.EqualTo(1));
        Assert.That((await FilterAsync(source, "Sum", "'string': {'is_empty': true}")).Status, Is.EqualTo(400));
        Assert.That((await FilterAsync(source, "Mixed", "'string': {'equals': 'none'}")).Message, Is.EqualTo("Unable to filter based on a formula of unknown type"));
    }

    [Test]
    public async Task Formulas_of_the_API_can_sort_but_not_filter()
    {
        (_, string source) = await _api.CreateTableAsync("'N': {'number': {}}, 'F': {'formula': {'expression': '-prop(\\'N\\')'}}");
        await _api.CreateRowAsync(source, "One", "'N': {'number': 1}");
        await _api.CreateRowAsync(source, "Two", "'N': {'number': 2}");

        Assert.That((await FilterAsync(source, "F", "'number': {'equals': 1}")).Message, Is.EqualTo("Unable to filter based on a formula of unknown type"));
        RawAnswer sorted = Ok(await _api.PostAsync($"/v1/data_sources/{source}/query", Body("{'sorts': [{'property': 'F', 'direction': 'ascending'}]}")));
        Assert.That(sorted.Names(), Is.EqualTo(["Two", "One"]));
    }

    [Test]
    public async Task What_many_rows_compute_of_each_other_is_computed_once()
    {
        (_, string source) = await _api.CreateTableAsync("'Cost': {'number': {}}");
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body($"{{'properties': {{'Peers': {{'relation': {{'data_source_id': '{source}', 'single_property': {{}}}}}}}}}}")));
        string below = "Cost";
        for (int i = 1; i <= 6; i++)
        {
            Ok(await RollUpAsync(source, $"Sum {i}", below));
            Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body($"{{'properties': {{'F {i}': {{'formula': {{'expression': 'prop(\\'Sum {i}\\') / 20'}}}}}}}}")));
            below = $"F {i}";
        }

        List<string> rows = [];
        for (int i = 0; i < 20; i++)
            rows.Add(await _api.CreateRowAsync(source, $"Row {i}", "'Cost': {'number': 3}"));
        string peers = string.Join(',', rows.Select(row => $"{{'id': '{row}'}}"));
        foreach (string row in rows)
            Ok(await _api.PatchAsync($"/v1/pages/{row}", Body($"{{'properties': {{'Peers': {{'relation': [{peers}]}}}}}}")));

        RawAnswer answer = Ok(await _api.PostAsync($"/v1/data_sources/{source}/query", Body("{'sorts': [{'property': 'F 6', 'direction': 'ascending'}]}")));

        Assert.That(Show(answer.Results[0].GetProperty("properties"), "F 6"), Is.EqualTo("number: 3"));
    }

    private static JsonObject Formula(string expression) => new() { ["formula"] = new JsonObject { ["expression"] = FormulaBench.Quoted(expression) } };

    private static string Show(JsonElement row, string name) => FormulaBench.Show(row.GetProperty(name).GetProperty("formula"));

    // A table as the app makes it.
    private string Seed(JsonObject properties, JsonObject? row = null)
    {
        const string Source = "00000000-0000-4000-8000-0000000000d1";
        properties["Name"] = "title";
        _api.Emulator.Workspace.Load(new JsonObject
        {
            ["databases"] = new JsonArray(new JsonObject { ["title"] = "Table", ["data_source_id"] = Source, ["properties"] = properties, ["rows"] = row is null ? new JsonArray() : new JsonArray(row) }),
        }.ToJsonString());
        return Source;
    }

    private async Task AddAsync(string source, string name, string expression) =>
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", new JsonObject { ["properties"] = new JsonObject { [name] = Formula(expression) } }));

    private async Task<JsonElement> RowAsync(string source, string? newRow = null)
    {
        RawAnswer rows = Ok(await _api.PostAsync($"/v1/data_sources/{source}/query", new JsonObject()));
        if (rows.Results.Count > 0)
            return rows.Results[0].GetProperty("properties");
        await _api.CreateRowAsync(source, newRow ?? "Row");
        return await RowAsync(source);
    }

    private async Task<string> ExpressionAsync(string source) =>
        Ok(await _api.GetAsync($"/v1/data_sources/{source}"))["properties"].GetProperty("F").GetProperty("formula").GetProperty("expression").GetString()!;

    private Task<RawAnswer> FilterAsync(string source, string property, string condition) =>
        _api.PostAsync($"/v1/data_sources/{source}/query", Body($"{{'filter': {{'property': '{property}', 'formula': {{{condition}}}}}}}"));

    private Task<RawAnswer> RollUpAsync(string source, string name, string target) => _api.PatchAsync(
        $"/v1/data_sources/{source}",
        Body($"{{'properties': {{'{name}': {{'rollup': {{'relation_property_name': 'Peers', 'rollup_property_name': '{target}', 'function': 'sum'}}}}}}}}"));
}

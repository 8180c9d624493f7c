using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Formulas;

/// <summary>Formulas as rows show them.</summary>
public sealed class FormulaTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 11, 12, 0, 30, TimeSpan.Zero);

    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi(new NotionEmulatorOptions { TimeProvider = new FixedTime(Noon) });

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("1 + 2 * 3", "number", "7")]
    [TestCase("(1 + 2) * 3", "number", "9")]
    [TestCase("2 ^ 3 ^ 2", "number", "512")]
    [TestCase("-7 % 4", "number", "-3")]
    [TestCase("1 / 0", "number", "null")]
    [TestCase("'a' + 1", "string", "\"a1\"")]
    [TestCase("format(16) % 7 + 'd'", "string", "\"2d\"")]
    [TestCase("toNumber('')", "number", "null")]
    [TestCase("empty(toNumber(''))", "boolean", "true")]
    [TestCase("empty(0)", "boolean", "true")]
    [TestCase("1 < 2 and not (2 < 1)", "boolean", "true")]
    [TestCase("if(false, 1, 'x')", "string", "\"x\"")]
    [TestCase("ifs(false, 1, true, 2, 3)", "number", "2")]
    [TestCase("false ? 1 : true ? 2 : 3", "number", "2")]
    [TestCase("prop('Number') * 2", "number", "42")]
    [TestCase("prop('Nothing') * 2", "number", "0")]
    [TestCase("prop('Nothing')", "number", "null")]
    [TestCase("prop('Name') + '!'", "string", "\"Row!\"")]
    [TestCase("prop('Tags').includes('B')", "boolean", "true")]
    [TestCase("prop('Tags').length()", "number", "2")]
    [TestCase("prop('Select') == 'One'", "boolean", "true")]
    [TestCase("prop('Due')", "date", "{\"start\":\"2026-03-14\",\"end\":null,\"time_zone\":null}")]
    [TestCase("dateAdd(prop('Due'), 1, 'months')", "date", "{\"start\":\"2026-04-14\",\"end\":null,\"time_zone\":null}")]
    [TestCase("dateBetween(prop('Due'), now(), 'days')", "number", "2")]
    [TestCase("dateBetween(now(), prop('Due'), 'hours')", "number", "-60")]
    [TestCase("now() > prop('Due')", "boolean", "false")]
    [TestCase("now()", "date", "{\"start\":\"2026-03-11T12:00:00.000+00:00\",\"end\":null,\"time_zone\":null}")]
    [TestCase("formatDate(prop('Due'), 'dddd, MMMM Do YYYY [at] H:mm, YWD')", "string", "\"Saturday, March 14th 2026 at 0:00, 20261114\"")]
    [TestCase("year(prop('Due')) * 100 + month(prop('Due'))", "number", "202603")]
    [TestCase("replaceAll(upper('abc'), '[AB]', '-')", "string", "\"--C\"")]
    [TestCase("join(split('a,b', ','), '+')", "string", "\"a+b\"")]
    [TestCase("sum(1, 2, 3) + max(1, 5) + round(2.5)", "number", "14")]
    [TestCase("test('a', '(')", "string", "null")]
    [TestCase("repeat('ab', 2.5)", "string", "\"abab\"")]
    [TestCase("repeat('ab', -1)", "string", "\"\"")]
    [TestCase("length('a'.repeat(1000).repeat(1000))", "number", "1000000")]
    [TestCase("'a'.repeat(1000).repeat(1000).repeat(2)", "string", "null")]
    [TestCase("'a'.repeat(1e30)", "string", "null")]
    [TestCase("replaceAll(repeat('a', 1000), 'a', repeat('b', 1000))", "string", "null")]
    [TestCase("join(split(repeat('a,', 1000), ','), repeat('b', 1000))", "string", "null")]
    [TestCase("nothing(1)", "string", "null")]
    [TestCase("= 1", "string", "null")]
    public async Task A_formula_has_its_value(string expression, string type, string expected)
    {
        const string Schema = """
            'Number': {'number': {}}, 'Nothing': {'number': {}}, 'Tags': {'multi_select': {}}, 'Select': {'select': {}}, 'Due': {'date': {}}
            """;
        string formula = $", 'F': {{'formula': {{'expression': '{expression.Replace("'", "\\'", StringComparison.Ordinal)}'}}}}";
        (_, string source) = await _api.CreateTableAsync(Schema + formula);
        RawAnswer row = Ok(await _api.PostAsync("/v1/pages", Row(
            source, "Row", "'Number': {'number': 21}, 'Tags': {'multi_select': [{'name': 'A'}, {'name': 'B'}]}, 'Select': {'select': {'name': 'One'}}, 'Due': {'date': {'start': '2026-03-14'}}")));

        JsonElement value = row.Value("F");

        Assert.That(value.GetProperty("type").GetString(), Is.EqualTo(type));
        Assert.That(value.GetProperty(type).GetRawText(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Formulas_that_go_round_in_a_circle_end()
    {
        (_, string source) = await _api.CreateTableAsync("'A': {'formula': {'expression': '1'}}, 'B': {'formula': {'expression': 'prop(\\'A\\')'}}");
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'A': {'formula': {'expression': 'prop(\\'B\\')'}}}}")));

        RawAnswer row = Ok(await _api.PostAsync("/v1/pages", Row(source, "Row")));

        Assert.That(row.Value("A").GetProperty("type").GetString(), Is.EqualTo("string"));
    }

    [TestCase("1", " + 1", 240, "241")]
    [TestCase("1", " ^ 1", 240, "1")]
    [TestCase("1", " + 1", 50_000, "null")]
    [TestCase("1", ".toNumber()", 40_000, "null")]
    public async Task A_long_chain_is_computed_up_to_a_length(string first, string next, int times, string expected)
    {
        string chain = first + string.Concat(Enumerable.Repeat(next, times));
        (_, string source) = await _api.CreateTableAsync($"'F': {{'formula': {{'expression': '{chain}'}}}}");

        JsonElement value = Ok(await _api.PostAsync("/v1/pages", Row(source, "Row"))).Value("F");

        Assert.That(value.GetProperty(value.GetProperty("type").GetString()!).GetRawText(), Is.EqualTo(expected));
    }

    [Test]
    public async Task What_many_rows_compute_of_each_other_is_computed_once()
    {
        (_, string source) = await _api.CreateTableAsync("'Cost': {'number': {}}");
        Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body($"{{'properties': {{'Peers': {{'relation': {{'data_source_id': '{source}', 'single_property': {{}}}}}}}}}}")));
        foreach (string target in new[] { "Cost", "Sum" })
        {
            string rollup = $"{{'relation_property_name': 'Peers', 'rollup_property_name': '{target}', 'function': 'sum'}}";
            Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body($"{{'properties': {{'Sum': {{'rollup': {rollup}}}}}}}")));
        }

        List<string> rows = [];
        for (int i = 0; i < 20; i++)
            rows.Add(Ok(await _api.PostAsync("/v1/pages", Row(source, $"Row {i}"))).Id);
        string peers = string.Join(',', rows.Select(row => $"{{'id': '{row}'}}"));
        foreach (string row in rows)
            Ok(await _api.PatchAsync($"/v1/pages/{row}", Body($"{{'properties': {{'Peers': {{'relation': [{peers}]}}}}}}")));

        RawAnswer answer = Ok(await _api.PostAsync($"/v1/data_sources/{source}/query", Body("{'sorts': [{'property': 'Sum', 'direction': 'ascending'}]}")));

        Assert.That(answer.Results, Has.Count.EqualTo(20));
    }
}

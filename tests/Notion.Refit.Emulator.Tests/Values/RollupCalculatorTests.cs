using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Values;

/// <summary>What rollups make of the values of related pages.</summary>
public sealed class RollupCalculatorTests
{
    private const string Numbers = "{'number': 5}, {'number': 2}, {'number': null}, {'number': 5}, {'number': 1.5}";
    private const string Checks = "{'checkbox': true}, {'checkbox': false}, {'checkbox': true}, {'checkbox': true}";
    private const string Days = "{'date': {'start': '2026-03-01', 'end': '2026-04-15'}}, {'date': null}, {'date': {'start': '2026-02-10'}}, {'date': {'start': '2026-03-20'}}";
    private const string States = "{'status': {'id': 'n', 'name': 'Not started'}}, {'status': {'id': 'd', 'name': 'Done'}}, {'status': {'id': 'c', 'name': 'Cancelled'}}, {'status': null}";
    private const string User = "00000000-0000-4000-8000-000000000001";

    private static readonly StatusSchema Status = new()
    {
        Options =
        [
            new SelectOption { Id = "n", Name = "Not started" },
            new SelectOption { Id = "d", Name = "Done" },
            new SelectOption { Id = "c", Name = "Cancelled" },
        ],
        Groups = [Group("To-do", "n"), Group("In progress"), Group("Complete", "d", "c")],
    };

    [TestCase("count", Numbers, "5")]
    [TestCase("count_values", Numbers, "4")]
    [TestCase("unique", Numbers, "3")]
    [TestCase("empty", Numbers, "1")]
    [TestCase("not_empty", Numbers, "4")]
    [TestCase("percent_empty", Numbers, "0.2")]
    [TestCase("percent_not_empty", Numbers, "0.8")]
    [TestCase("sum", Numbers, "13.5")]
    [TestCase("average", Numbers, "3.375")]
    [TestCase("median", Numbers, "3.5")]
    [TestCase("median", "{'number': 9}, {'number': 1}, {'number': 4}", "4")]
    [TestCase("min", Numbers, "1.5")]
    [TestCase("max", Numbers, "5")]
    [TestCase("range", Numbers, "3.5")]
    [TestCase("checked", Checks, "3")]
    [TestCase("unchecked", Checks, "1")]
    [TestCase("percent_checked", Checks, "0.75")]
    [TestCase("percent_unchecked", Checks, "0.25")]
    [TestCase("count_per_group", States, "2")]
    [TestCase("percent_per_group", States, "0.5")]
    public void Numbers_are_calculated(string function, string values, string expected) =>
        Assert.That(Calculate(function, values), Is.EqualTo($$"""{"type":"number","number":{{expected}}}"""));

    [TestCase("earliest_date", """{"start":"2026-02-10","end":null,"time_zone":null}""")]
    [TestCase("latest_date", """{"start":"2026-04-15","end":null,"time_zone":null}""")]
    [TestCase("date_range", """{"start":"2026-02-10","end":"2026-04-15","time_zone":null}""")]
    public void Dates_are_calculated_of_both_ends(string function, string expected) =>
        Assert.That(Calculate(function, Days), Is.EqualTo($$"""{"type":"date","date":{{expected}}}"""));

    [Test]
    public void All_values_are_shown() =>
        Assert.That(Calculate("show_original", "{'type': 'number', 'number': 5}, {'type': 'number', 'number': null}, {'type': 'number', 'number': 5}"), Is.EqualTo(
            """{"type":"array","array":[{"type":"number","number":5},{"type":"number","number":null},{"type":"number","number":5}]}"""));

    [Test]
    public void Equal_values_are_shown_once_and_empty_ones_all()
    {
        string result = Calculate("show_unique", "{'number': 5}, {'number': null}, {'number': 5}, {'number': 2}, {'number': null}");

        Assert.That(JsonNode.Parse(result)!["array"]!.AsArray().Select(value => (double?)value!["number"]), Is.EqualTo(new double?[] { 5, null, 2, null }));
    }

    [TestCase("count", "0")]
    [TestCase("count_values", "0")]
    [TestCase("unique", "0")]
    [TestCase("empty", "0")]
    [TestCase("not_empty", "0")]
    [TestCase("checked", "0")]
    [TestCase("unchecked", "0")]
    [TestCase("sum", "0")]
    [TestCase("count_per_group", "0")]
    [TestCase("percent_per_group", "null")]
    [TestCase("percent_empty", "null")]
    [TestCase("percent_not_empty", "null")]
    [TestCase("percent_checked", "null")]
    [TestCase("percent_unchecked", "null")]
    [TestCase("average", "null")]
    [TestCase("median", "null")]
    [TestCase("min", "null")]
    [TestCase("max", "null")]
    [TestCase("range", "null")]
    public void No_related_pages_make_nothing_or_zero(string function, string expected) =>
        Assert.That(Calculate(function, ""), Is.EqualTo($$"""{"type":"number","number":{{expected}}}"""));

    [TestCase("show_original", """{"type":"array","array":[]}""")]
    [TestCase("show_unique", """{"type":"array","array":[]}""")]
    [TestCase("earliest_date", """{"type":"date","date":null}""")]
    [TestCase("latest_date", """{"type":"date","date":null}""")]
    [TestCase("date_range", """{"type":"date","date":null}""")]
    public void No_related_pages_have_no_values(string function, string expected) => Assert.That(Calculate(function, ""), Is.EqualTo(expected));

    // Three pages, of which two have the same and the third has nothing; some values are several at once.
    [TestCase("{'title': [{'text': {'content': 'A'}}]}", "{'title': []}", 2, 1)]
    [TestCase("{'rich_text': [{'text': {'content': 'A'}}]}", "{'rich_text': []}", 2, 1)]
    [TestCase("{'number': 0}", "{'number': null}", 2, 1)]
    [TestCase("{'select': {'id': 'n', 'name': 'A'}}", "{'select': null}", 2, 1)]
    [TestCase("{'status': {'id': 'n', 'name': 'Not started'}}", "{'status': null}", 2, 1)]
    [TestCase("{'multi_select': [{'id': 'n', 'name': 'A'}, {'id': 'd', 'name': 'B'}]}", "{'multi_select': []}", 4, 2)]
    [TestCase("{'date': {'start': '2026-03-01'}}", "{'date': null}", 2, 1)]
    [TestCase("{'people': [{'object': 'user', 'id': '" + User + "'}]}", "{'people': []}", 2, 1)]
    [TestCase("{'files': [{'name': 'a.txt', 'type': 'external', 'external': {'url': 'https://example.com/a.txt'}}]}", "{'files': []}", 2, 1)]
    [TestCase("{'url': 'https://example.com'}", "{'url': null}", 2, 1)]
    [TestCase("{'email': 'a@example.com'}", "{'email': null}", 2, 1)]
    [TestCase("{'phone_number': '1'}", "{'phone_number': null}", 2, 1)]
    [TestCase("{'relation': [{'id': '" + User + "'}]}", "{'relation': []}", 2, 1)]
    [TestCase("{'place': {'lat': 1, 'lon': 2, 'name': 'Home'}}", "{'place': null}", 2, 1)]
    [TestCase("{'verification': {'state': 'verified', 'verified_by': null, 'date': null}}", "{'verification': {'state': 'unverified', 'verified_by': null, 'date': null}}", 2, 1)]
    [TestCase("{'formula': {'type': 'string', 'string': 'A'}}", "{'formula': {'type': 'string', 'string': null}}", 2, 1)]
    [TestCase("{'formula': {'type': 'number', 'number': 1}}", "{'formula': {'type': 'number', 'number': null}}", 2, 1)]
    [TestCase("{'formula': {'type': 'date', 'date': {'start': '2026-03-01'}}}", "{'formula': {'type': 'date', 'date': null}}", 2, 1)]
    [TestCase("{'rollup': {'type': 'number', 'number': 1, 'function': 'sum'}}", "{'rollup': {'type': 'number', 'number': null, 'function': 'sum'}}", 2, 1)]
    [TestCase("{'rollup': {'type': 'array', 'array': [{'type': 'number', 'number': 1}], 'function': 'show_original'}}", "{'rollup': {'type': 'array', 'array': [], 'function': 'show_original'}}", 2, 1)]
    public void Every_kind_of_property_can_be_counted(string filled, string empty, int values, int different)
    {
        string three = $"{filled}, {empty}, {filled}";

        Assert.That(Number("count", three), Is.EqualTo(3));
        Assert.That(Number("count_values", three), Is.EqualTo(values));
        Assert.That(Number("unique", three), Is.EqualTo(different));
        Assert.That(Number("empty", three), Is.EqualTo(1));
        Assert.That(Number("not_empty", three), Is.EqualTo(2));
        Assert.That(JsonNode.Parse(Calculate("show_unique", three))!["array"]!.AsArray(), Has.Count.EqualTo(2));
    }

    // These have a value on every page.
    [TestCase("{'checkbox': false}", "{'checkbox': true}")]
    [TestCase("{'created_time': '2026-03-01T10:00:00.000Z'}", "{'created_time': '2026-03-01T10:01:00.000Z'}")]
    [TestCase("{'last_edited_time': '2026-03-01T10:00:00.000Z'}", "{'last_edited_time': '2026-03-01T10:01:00.000Z'}")]
    [TestCase("{'created_by': {'object': 'user', 'id': '" + User + "'}}", "{'created_by': {'object': 'user', 'id': '00000000-0000-4000-8000-000000000002'}}")]
    [TestCase("{'last_edited_by': {'object': 'user', 'id': '" + User + "'}}", "{'last_edited_by': {'object': 'user', 'id': '00000000-0000-4000-8000-000000000002'}}")]
    [TestCase("{'unique_id': {'number': 1, 'prefix': null}}", "{'unique_id': {'number': 2, 'prefix': null}}")]
    [TestCase("{'formula': {'type': 'boolean', 'boolean': false}}", "{'formula': {'type': 'boolean', 'boolean': true}}")]
    public void Values_that_are_always_there_are_never_empty(string one, string another)
    {
        string three = $"{one}, {another}, {one}";

        Assert.That(Number("empty", three), Is.Zero);
        Assert.That(Number("count_values", three), Is.EqualTo(3));
        Assert.That(Number("unique", three), Is.EqualTo(2));
    }

    [Test]
    public void Only_a_status_has_groups()
    {
        Assert.That(Calculate("count_per_group", Numbers, new NumberSchema()), Is.EqualTo("""{"type":"unsupported","unsupported":{}}"""));
        Assert.That(Calculate("percent_per_group", Numbers, new NumberSchema()), Is.EqualTo("""{"type":"unsupported","unsupported":{}}"""));
    }

    [Test]
    public void A_function_that_is_not_known_has_no_result() =>
        Assert.That(Calculate("newest_of_all", Numbers), Is.EqualTo("""{"type":"unsupported","unsupported":{}}"""));

    private static StatusGroup Group(string name, params string[] options) => new() { Id = name, Name = name, Color = SelectColor.Gray, OptionIds = options };

    private static double Number(string function, string values) => JsonNode.Parse(Calculate(function, values))!["number"]!.GetValue<double>();

    private static string Calculate(string function, string values, PropertySchema? schema = null)
    {
        PropertyValue[] given = [.. Body($"[{values}]").AsArray().Select(value => ModelJson.Read<PropertyValue>(value!.AsObject()))];
        RollupResult result = RollupCalculator.Calculate(new RollupFunction(function), given, new StoredProperty("p", "P", null, schema ?? Status));
        return ModelJson.ToObject(result).ToJsonString();
    }
}

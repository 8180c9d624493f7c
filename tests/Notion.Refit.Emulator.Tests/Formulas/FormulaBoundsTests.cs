using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Formulas.Evaluation;
using Notion.Refit.Emulator.Formulas.Functions;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Formulas;

/// <summary>What formulas can use up.</summary>
public sealed class FormulaBoundsTests
{
    private const string ThousandItems = "'a'.repeat(1000).split('')";

    private FormulaBench _bench = null!;

    [SetUp]
    public void Start() => _bench = new FormulaBench();

    [TearDown]
    public async Task StopAsync() => await _bench.DisposeAsync();

    [TestCase("length('a'.repeat(1000).repeat(1000))", "number: 1000000")]
    [TestCase("'a'.repeat(1000).repeat(1000).repeat(2)", "string: null")]
    [TestCase("replaceAll(repeat('a', 1000), 'a', repeat('b', 10000))", "string: null")]
    [TestCase("join(split(repeat('a,', 1000), ','), repeat('b', 10000))", "string: null")]
    [TestCase("padStart('a', 10 ^ 12, 'b')", "string: null")]
    public async Task Texts_that_are_too_long_fail(string expression, string expected) => Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo(expected));

    [Test]
    public async Task Replacements_in_replacements_fail_when_they_are_too_long()
    {
        string expression = "'" + new string('a', 100) + "'";
        for (int i = 0; i < 7; i++)
            expression = $"replace({expression}, '.+', '{string.Concat(Enumerable.Repeat("$&", 100))}')";
        long before = GC.GetTotalAllocatedBytes();

        string value = await _bench.EvaluateAsync(expression);

        Assert.That(value, Is.EqualTo("string: null"));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(100_000_000));
    }

    [Test]
    public async Task Lists_that_grow_by_themselves_fail()
    {
        string expression = string.Concat(Enumerable.Range(0, 60).Select(i => $"let(x{i}, [{(i == 0 ? "1, 1" : $"x{i - 1}, x{i - 1}")}], ")) + "x59" + new string(')', 60);

        Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo("string: null"));
    }

    [Test]
    public async Task A_formula_with_too_many_steps_is_not_supported() => Assert.That(
        await _bench.EvaluateAsync($"let(x, {ThousandItems}, x.map(let(y, current, x.map(let(z, current, x.filter(current == z + y).length())).sum())).sum())"),
        Is.EqualTo("unsupported: {}"));

    [TestCase("test('a'.repeat(5000) + '!', '^(a+)+$')", "boolean: false")]
    [TestCase("replaceAll('a'.repeat(40) + '!', '(a|aa)+$', '')", "string: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"")]
    [TestCase("test('a', '(a{1000}){1000}')", "boolean: false")]
    public async Task Patterns_that_track_back_without_end_elsewhere_do_not(string expression, string expected) =>
        Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo(expected));

    [TestCase("test('a', '\\\\1(a)')")]
    [TestCase("test('a', '(?<!b)a')")]
    [TestCase("test('a', '[b-a]')")]
    [TestCase("test('a', 'a{99999999999}')")]
    public async Task Patterns_that_cannot_be_used_fail(string expression) => Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo("boolean: null"));

    [Test]
    public async Task A_clock_at_the_end_of_time_is_no_error()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { TimeProvider = new FixedTime(DateTimeOffset.MaxValue) });
        (_, string source) = await api.CreateTableAsync(
            "'A': {'formula': {'expression': 'dateAdd(now(), 1, \\'days\\')'}}, 'B': {'formula': {'expression': 'formatDate(now(), \\'gggg GGGG wo WW\\')'}}, "
            + "'C': {'formula': {'expression': 'dateBetween(now(), fromTimestamp(0), \\'years\\')'}}, 'D': {'formula': {'expression': 'now()'}}");
        await api.CreateRowAsync(source, "Row");

        RawAnswer rows = await api.PostAsync($"/v1/data_sources/{source}/query", new JsonObject());

        Assert.That(rows.Status, Is.EqualTo(200));
        Assert.That(FormulaBench.Show(rows.Results[0].GetProperty("properties").GetProperty("A").GetProperty("formula")), Is.EqualTo("date: null"));
        Assert.That(FormulaBench.Show(rows.Results[0].GetProperty("properties").GetProperty("C").GetProperty("formula")), Is.EqualTo("number: 8029"));
    }

    [Test]
    public void The_time_of_patterns_is_that_of_all_rows_together()
    {
        var budget = new FormulaBudget();
        var patterns = new FormulaPatterns(budget);

        patterns.Spend(since: System.Diagnostics.Stopwatch.GetTimestamp() - (3 * System.Diagnostics.Stopwatch.Frequency));

        Assert.That(patterns.IsSpent, Is.True);
    }

    [Test]
    public async Task Deep_formulas_over_deep_formulas_do_not_use_up_a_small_stack()
    {
        (_, string sourceId) = await _bench.Api.CreateTableAsync("'F0': {'formula': {'expression': '1'}}");
        string open = string.Concat(Enumerable.Repeat("if(true, ", 200));
        string close = string.Concat(Enumerable.Repeat(", 0)", 200));
        for (int i = 1; i < 15; i++)
        {
            Workbench.Ok(await _bench.Api.PatchAsync(
                $"/v1/data_sources/{sourceId}",
                Workbench.Body($"{{'properties': {{'F{i}': {{'formula': {{'expression': '{open}prop(\\'F{i - 1}\\'){close}'}}}}}}}}")));
        }

        await _bench.Api.CreateRowAsync(sourceId, "Row");
        StoredDataSource source = SourceOf(_bench.Api, sourceId);
        ValueReader reader = ReaderOf(_bench.Api);
        object? value = null;
        var thread = new Thread(() => value = reader.Read(source.Rows.First(), source.FindProperty("F14")!), maxStackSize: 256 * 1024);

        thread.Start();
        thread.Join();

        // A type error, or a formula that is not supported: both say that there is no value.
        Assert.That(((FormulaValue)value!).Result, Is.InstanceOf<FormulaUnsupported>().Or.EqualTo(new FormulaString(null)));
        Assert.That(((FormulaValue)ReaderOf(_bench.Api).Read(source.Rows.First(), source.FindProperty("F3")!)).Result, Is.EqualTo(new FormulaNumber(1)));
    }

    [Test]
    public async Task The_steps_grow_with_the_rows_and_with_the_formulas()
    {
        long one = await StepsAsync(rows: 10, formulas: 1);

        Assert.That(one, Is.GreaterThan(0));
        Assert.That(await StepsAsync(rows: 100, formulas: 1), Is.EqualTo(10 * one));
        Assert.That(await StepsAsync(rows: 10, formulas: 10), Is.EqualTo(10 * one));
    }

    // Counts what all formulas of all rows do.
    private static async Task<long> StepsAsync(int rows, int formulas)
    {
        await using var api = new RawApi();
        string schema = string.Join(", ", Enumerable.Range(0, formulas).Select(i => $"'F{i}': {{'formula': {{'expression': 'if(prop(\\'N\\') > 1, [1, 2].map(current * 2).sum(), length(prop(\\'Name\\')))'}}}}"));
        (_, string sourceId) = await api.CreateTableAsync("'N': {'number': {}}, " + schema);
        for (int i = 0; i < rows; i++)
            await api.CreateRowAsync(sourceId, "Row", "'N': {'number': 7}");

        ValueReader reader = ReaderOf(api);
        StoredDataSource source = SourceOf(api, sourceId);
        foreach (StoredPage row in source.Rows)
        {
            foreach (StoredProperty property in source.Properties.Values)
                reader.Read(row, property);
        }

        return reader.Formulas.Budget.Steps;
    }

    private static StoredDataSource SourceOf(RawApi api, string id) => (StoredDataSource)api.Emulator.Core.World.Workspaces[0].FindNode(Guid.Parse(id))!;

    private static ValueReader ReaderOf(RawApi api)
    {
        Workspace workspace = api.Emulator.Core.World.Workspaces[0];
        var request = new EmulatorRequest { Method = "", Origin = "https://notion.invalid", Path = "", Body = default };
        return new ValueReader(new AnswerScope(
            workspace, NotionVersion.V20260311, new Connection("", workspace, workspace.Users[0]), api.Emulator.Core.Files.LinksFor(request, FormulaBench.Now), FormulaBench.Now));
    }
}

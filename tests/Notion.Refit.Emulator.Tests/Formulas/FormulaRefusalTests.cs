namespace Notion.Refit.Emulator.Tests.Formulas;

/// <summary>What is refused when a formula is written.</summary>
public sealed class FormulaRefusalTests
{
    private FormulaBench _bench = null!;

    [OneTimeSetUp]
    public void Start() => _bench = new FormulaBench();

    [OneTimeTearDown]
    public async Task StopAsync() => await _bench.DisposeAsync();

    [TestCase("1 +")]
    [TestCase("= 1")]
    [TestCase("(1")]
    [TestCase("f(1,")]
    [TestCase("ifs(true,)")]
    [TestCase("[1, 2")]
    [TestCase("'a")]
    [TestCase("1 2")]
    [TestCase("a ? b")]
    [TestCase("prop(1)")]
    [TestCase("1 < 2 < 3")]
    [TestCase("1 == 1 == 1")]
    [TestCase("#")]
    [TestCase("/* no end")]
    [TestCase("{{notion:block_property:a}}")]
    public async Task What_is_not_a_formula_is_a_parse_error(string expression) =>
        Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo("400: Parse error with formula"));

    [TestCase("prop('Nowhere')")]
    [TestCase("nothing(1)")]
    [TestCase("x + 1")]
    [TestCase("current")]
    [TestCase("if(true, 11)")]
    [TestCase("if(true, 1, 2, 3)")]
    [TestCase("ifs()")]
    [TestCase("ifs(true)")]
    [TestCase("let(1, 2, 3)")]
    [TestCase("lets(a, 1)")]
    [TestCase("lets(a, b, b, 1, a)")]
    [TestCase("sum([2, empty(), 4])")]
    [TestCase("sum([])")]
    [TestCase("max(2, empty())")]
    [TestCase("sum(['a'])")]
    [TestCase("empty().map(current)")]
    [TestCase("[empty()].map(current.map(current))")]
    [TestCase("join(empty(), ',')")]
    [TestCase("join('a', ',')")]
    [TestCase("repeat('ab', empty())")]
    [TestCase("'10' > 9")]
    [TestCase("prop('N') == 'a'")]
    [TestCase("prop('Due') + 1")]
    [TestCase("prop('Tags') * 2")]
    [TestCase("prop('Due') > 1")]
    [TestCase("year(2026)")]
    [TestCase("abs('a')")]
    [TestCase("dateAdd(prop('Due'), 90, 'seconds')")]
    [TestCase("dateBetween(prop('Due'), now(), 'moons')")]
    [TestCase("name(prop('Who'))")]
    [TestCase("includes([1, 2], 'a')")]
    [TestCase("concat('a', 'b')")]
    public async Task What_does_not_fit_is_a_type_error(string expression) =>
        Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo("400: Type error with formula"));

    [Test]
    public async Task Another_formula_can_be_shown_but_is_not_an_operand_through_the_API()
    {
        Workbench.Ok(await _bench.WriteAsync("prop('Num') * 2", "Twice"));

        Assert.That(await _bench.EvaluateAsync("prop('Twice')"), Is.EqualTo("number: 42"));
        Assert.That(await _bench.EvaluateAsync("prop('Twice') + 1"), Is.EqualTo("400: Type error with formula"));
        Assert.That(await _bench.EvaluateAsync("-prop('Twice')"), Is.EqualTo("400: Type error with formula"));
    }

    [TestCase("add(prop('Double'), 1)")]
    [TestCase("prop('Double').subtract(1)")]
    [TestCase("multiply(2, prop('Double'))")]
    [TestCase("divide(prop('Double'), 2)")]
    [TestCase("mod(prop('Double'), 2)")]
    [TestCase("pow(prop('Double'), 2)")]
    [TestCase("equal(prop('Double'), 42)")]
    [TestCase("unequal(prop('Double'), 42)")]
    [TestCase("let(x, prop('Double'), x + 1)")]
    [TestCase("lets(x, prop('Double'), y, x, y > 1)")]
    [TestCase("let(x, prop('Double'), x) * 2")]
    public async Task A_formula_is_not_an_operand_as_an_argument_or_through_a_variable_either(string expression)
    {
        Workbench.Ok(await _bench.WriteAsync("prop('Num') * 2", "Double"));

        Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo("400: Type error with formula"));
    }

    [TestCase("let(x, prop('Double'), format(x))", "string: \"42\"")]
    [TestCase("let(x, prop('Num'), x + 1)", "number: 22")]
    [TestCase("round(prop('Double'))", "number: 42")]
    public async Task A_formula_is_taken_where_no_operator_needs_it(string expression, string expected)
    {
        Workbench.Ok(await _bench.WriteAsync("prop('Num') * 2", "Double"));

        Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo(expected));
    }

    [TestCase("style('a', 'b')", "string: \"a\"")]
    [TestCase("'a'.style('u', 'i', 'c', 's', 'red', 'gray_background')", "string: \"a\"")]
    [TestCase("unstyle(style('a', 'b'), 'b')", "string: \"a\"")]
    [TestCase("style('a', 'bold')", "400: Type error with formula")]
    [TestCase("style('a', 'b', 'black')", "400: Type error with formula")]
    [TestCase("style('a', '_background')", "400: Type error with formula")]
    [TestCase("unstyle('a', 'x')", "400: Type error with formula")]
    public async Task A_style_must_exist(string expression, string expected) => Assert.That(await _bench.EvaluateAsync(expression), Is.EqualTo(expected));

    [Test]
    public async Task A_formula_of_the_API_can_be_filtered_by_after_the_table_was_opened_in_the_app()
    {
        await using var bench = new FormulaBench();
        Workbench.Ok(await bench.WriteAsync("prop('Num') * 2", "Twice"));
        var filter = Workbench.Body("{'filter': {'property': 'Twice', 'formula': {'number': {'equals': 42}}}}");
        string path = $"/v1/data_sources/{FormulaBench.Source}/query";

        RawAnswer before = await bench.Api.PostAsync(path, filter);
        bench.Api.Emulator.Workspace.OpenInApp(new DataSourceId(Guid.Parse(FormulaBench.Source)));
        RawAnswer after = await bench.Api.PostAsync(path, filter);

        Assert.That(before.Message, Is.EqualTo("Unable to filter based on a formula of unknown type"));
        Assert.That(Workbench.Ok(after).Results.Count, Is.EqualTo(1));
        Assert.That(
            () => bench.Api.Emulator.Workspace.OpenInApp(new DataSourceId(Guid.NewGuid())),
            Throws.ArgumentException.With.Message.Contains("There is no data source"));
    }

    [Test]
    public async Task A_mistake_in_a_seed_is_reported()
    {
        Exception? error = await Assert.CatchAsync(() => FormulaBench.EvaluateInAppAsync("prop('Nowhere') + 1"));

        Assert.That(error!.Message, Does.Contain("Type error with formula"));
    }

    [TestCase("1", " + 1", 240, "number: 241")]
    [TestCase("1", " ^ 1", 240, "number: 1")]
    [TestCase("1", " + 1", 50_000, "400: Parse error with formula")]
    [TestCase("1", ".format()", 40_000, "400: Parse error with formula")]
    public async Task A_chain_is_computed_up_to_a_length(string first, string next, int times, string expected) =>
        Assert.That(await _bench.EvaluateAsync(first + string.Concat(Enumerable.Repeat(next, times))), Is.EqualTo(expected));

    [Test]
    public async Task Endless_nesting_is_refused() =>
        Assert.That(await _bench.EvaluateAsync(new string('(', 20_000) + "1" + new string(')', 20_000)), Is.EqualTo("400: Parse error with formula"));
}

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

using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tests.Queries;

public sealed class SortParserTests
{
    private static IEnumerable<TestCaseData> Ordered()
    {
        yield return Of("title", new Cell.Text("a"), new Cell.Text("B"), new Cell.Text("c"), new Cell.Text(""));
        yield return Of("number", new Cell.Number(-1), new Cell.Number(2), new Cell.Number(10), new Cell.Number(null));
        yield return Of("date", Day(1), Day(2), Day(3), new Cell.Date(null));
        yield return Of("select", Option("Z", 0), Option("A", 1), new Cell.Choice([]));
        yield return Of("people", Person("Ada"), Person("bob"), new Cell.References([], []));

        static TestCaseData Of(string type, params Cell[] ascending) => new TestCaseData(type, ascending).SetArgDisplayNames(type);
        static Cell.Date Day(int day) => new(CellDate.OfDay(new DateOnly(2026, 1, day)));
        static Cell.Choice Option(string name, int rank) => new([new CellOption(name, rank)]);
        static Cell.References Person(string name) => new([Guid.Empty], [name]);
    }

    [TestCaseSource(nameof(Ordered))]
    public void Rows_ascend_with_those_without_a_value_last(string type, object ascending)
    {
        var cells = (Cell[])ascending;

        Assert.That(Sort(type, "ascending", [.. cells.Reverse()]), Is.EqualTo(cells));
    }

    [TestCaseSource(nameof(Ordered))]
    public void Rows_descend_with_those_without_a_value_last(string type, object ascending)
    {
        var cells = (Cell[])ascending;
        Cell[] expected = [.. cells.SkipLast(1).Reverse(), cells[^1]];

        Assert.That(Sort(type, "descending", cells), Is.EqualTo(expected));
    }

    [Test]
    public void Checkboxes_that_are_not_set_come_first() =>
        Assert.That(
            Sort("checkbox", "ascending", new Cell.Checkbox(true), new Cell.Checkbox(false)),
            Is.EqualTo(new[] { new Cell.Checkbox(false), new Cell.Checkbox(true) }));

    [TestCase("""[{"property":"Nope","direction":"ascending"}]""", "Could not find sort property with name or id: Nope")]
    [TestCase("""[{"property":"P","direction":"up"}]""", "body failed validation: body.sorts[0].direction should be `\"ascending\"` or `\"descending\"`, instead was `\"up\"`.")]
    [TestCase("""[{"property":"P"}]""", "body failed validation: body.sorts[0].direction should be defined, instead was `undefined`.")]
    [TestCase("""{}""", "body failed validation: body.sorts should be an array, instead was `{}`.")]
    public void What_is_wrong_is_reported_with_its_place(string sorts, string message) =>
        Assert.That(
            () => SortParser.Parse(TestRow.Part(sorts, "body.sorts"), TestRow.Scope("title")),
            Throws.TypeOf<ApiException>().With.Message.EqualTo(message));

    private static Cell[] Sort(string type, string direction, params Cell[] cells)
    {
        IComparer<IQueryRow> order = SortParser.Parse(
            TestRow.Part($$"""[{"property":"P","direction":"{{direction}}"}]""", "body.sorts"), TestRow.Scope(type));
        return [.. cells.Select(cell => new TestRow(cell)).OrderBy(row => row, order).Select(row => row[0])];
    }
}

using Notion.Refit.Everyday.Filters;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Filters;

/// <summary>Any nesting becomes a filter that Notion takes and that selects the same, or is refused with the place.</summary>
internal sealed class FilterNestingTests : EmulatorTest
{
    private const int Conditions = 6;

    [Test]
    public void Random_nestings_select_the_same_in_two_levels()
    {
        var random = new Random(20261129);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            (Func<int, bool> meaning, Func<Filter> make) = Make(random, depth: random.Next(1, 7));
            Filter filter;
            try
            {
                filter = make();
            }
            catch (ArgumentException e)
            {
                Assert.That(e.Message, Does.Match("at '(and|or)(\\[\\d+\\]\\.(and|or|condition))*'"));
                refused++;
                continue;
            }

            accepted++;
            AssertAccepted(filter, level: 0);
            for (int row = 0; row < 1 << Conditions; row++)
                Assert.That(IsMet(filter, row), Is.EqualTo(meaning(row)), filter.ToString());
        }

        TestContext.Out.WriteLine($"{accepted} accepted, {refused} refused");
        Assert.That((accepted, refused), Is.GreaterThan((2000, 10)));
    }

    [Test]
    public async Task Notion_refuses_three_levels_and_takes_what_they_become()
    {
        DataSourceId rows = Emulator.Workspace.AddDatabase("Rows", new() { ["Name"] = PropertySchema.Title(), ["C0"] = PropertySchema.Checkbox(), ["C1"] = PropertySchema.Checkbox(), ["C2"] = PropertySchema.Checkbox() }).DataSourceId;
        for (int row = 0; row < 8; row++)
        {
            Emulator.Workspace.AddRow(rows, new()
            {
                ["Name"] = PropertyValue.Title($"{row}"),
                ["C0"] = PropertyValue.Checkbox((row & 1) != 0),
                ["C1"] = PropertyValue.Checkbox((row & 2) != 0),
                ["C2"] = PropertyValue.Checkbox((row & 4) != 0),
            });
        }

        Filter raw = new AndFilter([Condition(0), new OrFilter([Condition(1), new AndFilter([Condition(2), new OrFilter([Condition(1), Condition(0)])])])]);
        Filter made = Filter.And(Condition(0), Filter.Or(Condition(1), Filter.And(Condition(2), Filter.Or(Condition(1), Condition(0)))));

        NotionApiException? e = await Assert.ThrowsAsync<NotionApiException>(() => Notion.DataSources.QueryAsync(rows, new() { Filter = raw }));
        PageOrDataSourceList found = await Notion.DataSources.QueryAsync(rows, new() { Filter = made });

        Assert.That(e!.Code, Is.EqualTo(NotionErrorCode.ValidationError));
        Assert.That(found.Results.Cast<Page>().Select(page => page.Title), Is.EquivalentTo(["3", "5", "7"]));
    }

    [TestCase(100, 100)]
    [TestCase(101, 2)]
    [TestCase(10_000, 100)]
    public void A_group_has_at_most_100_entries(int count, int entries)
    {
        Filter filter = Filter.Or([.. Enumerable.Range(0, count).Select(i => Filter.Property("Name").Title.Is($"{i}"))]);

        AssertAccepted(filter, level: 0);
        Assert.That(FilterShape.Entries(filter), Has.Count.EqualTo(entries));
    }

    [Test]
    public void One_condition_more_than_two_levels_hold_is_refused() =>
        Assert.That(
            () => Filter.Or([.. Enumerable.Range(0, 10_001).Select(i => Filter.Property("Name").Title.Is($"{i}"))]),
            Throws.ArgumentException.With.Message.Contains("at 'or'"));

    private static Filter Condition(int number) => Filter.Property($"C{number}").Checkbox.Is(true);

    private static (Func<int, bool> Meaning, Func<Filter> Make) Make(Random random, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            int number = random.Next(Conditions);
            return (row => (row & (1 << number)) != 0, () => Condition(number));
        }

        bool isAnd = random.Next(2) == 0;
        (Func<int, bool> Meaning, Func<Filter> Make)[] entries = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Make(random, depth - 1))];
        bool byOperator = random.Next(2) == 0;
        return (
            row => isAnd ? entries.All(entry => entry.Meaning(row)) : entries.Any(entry => entry.Meaning(row)),
            () => byOperator
                ? entries.Select(entry => entry.Make()).Aggregate((left, right) => isAnd ? left & right : left | right)
                : isAnd ? Filter.And([.. entries.Select(entry => entry.Make())]) : Filter.Or([.. entries.Select(entry => entry.Make())]));
    }

    private static bool IsMet(Filter filter, int row) => filter switch
    {
        AndFilter all => all.And.All(entry => IsMet(entry, row)),
        OrFilter any => any.Or.Any(entry => IsMet(entry, row)),
        PropertyFilter property => (row & (1 << (property.Property[1] - '0'))) != 0,
        _ => throw new NotSupportedException(),
    };

    private static void AssertAccepted(Filter filter, int level)
    {
        if (FilterShape.Entries(filter) is not { } entries)
            return;
        Assert.That(level, Is.LessThan(2), "levels");
        Assert.That(entries.Count, Is.InRange(1, 100));
        foreach (Filter entry in entries)
            AssertAccepted(entry, level + 1);
    }
}

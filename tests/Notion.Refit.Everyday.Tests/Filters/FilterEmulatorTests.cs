using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Filters;

internal sealed class FilterEmulatorTests : EmulatorTest
{
    [Test]
    public async Task A_deep_filter_returns_the_rows_it_says()
    {
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["A"] = PropertySchema.Number(),
            ["B"] = PropertySchema.Number(),
        }).DataSourceId;
        for (int a = 0; a < 5; a++)
        {
            for (int b = 0; b < 5; b++)
                Emulator.Workspace.AddRow(tasks, new() { ["A"] = PropertyValue.Number(a), ["B"] = PropertyValue.Number(b) });
        }

        PropertyFilterBuilder x = Filter.Property("A");
        PropertyFilterBuilder y = Filter.Property("B");
        Filter filter = x.Number.AtLeast(1) & (y.Number.Is(0) | (y.Number.Is(3) & (x.Number.Is(2) | x.Number.Is(4))));
        PageOrDataSourceList rows = await Notion.DataSources.QueryAsync(tasks, new() { Filter = filter });

        Assert.That(
            rows.Results.Cast<Page>().Select(row => (row.Properties.GetNumber("a"), row.Properties.GetNumber("b"))),
            Is.EquivalentTo(new (decimal?, decimal?)[] { (1, 0), (2, 0), (3, 0), (4, 0), (2, 3), (4, 3) }));
    }

    [Test]
    public async Task More_than_100_alternatives_are_accepted()
    {
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks").DataSourceId;
        Emulator.Workspace.AddRow(tasks, new() { ["Name"] = PropertyValue.Title("149") });

        Filter any = Filter.Or([.. Enumerable.Range(0, 150).Select(i => Filter.Property("title").Title.Is($"{i}"))]);
        PageOrDataSourceList rows = await Notion.DataSources.QueryAsync(tasks, new() { Filter = any });

        Assert.That(rows.Results, Has.Count.EqualTo(1));
    }
}

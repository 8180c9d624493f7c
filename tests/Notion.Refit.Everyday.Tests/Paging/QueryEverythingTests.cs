using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Everyday.Tests.Paging;

/// <summary>Reads past the limit of a query. <c>NOTION_LOAD_ROWS=25000</c> reads so many rows at the limit of Notion, 10,000; without it 2,500 at a limit of 1,000.</summary>
internal sealed class QueryEverythingTests : EmulatorTest
{
    private static readonly int s_count = int.TryParse(
        Environment.GetEnvironmentVariable("NOTION_LOAD_ROWS"), System.Globalization.CultureInfo.InvariantCulture, out int count) ? count : 2500;

    private readonly ManualTimeProvider _time = new();

    private DataSourceId _rows;

    protected override NotionEmulatorOptions Configure(NotionEmulatorOptions options) => options with { TimeProvider = _time, QueryResultLimit = s_count * 2 / 5 };

    [SetUp]
    public void AddDatabase() => _rows = Emulator.Workspace.AddDatabase("Rows", new() { ["Name"] = PropertySchema.Title(), ["N"] = PropertySchema.Number(), ["Even"] = PropertySchema.Checkbox() }).DataSourceId;

    [Test]
    public async Task Each_row_comes_once_in_the_order_of_the_minutes_of_creation()
    {
        Seed(s_count);

        var names = new List<string>();
        int requests = await CountAsync(async () =>
        {
            await foreach (Page row in Notion.DataSources.QueryEverythingAsync(_rows))
                names.Add(row.Title);
        });

        Assert.Multiple(() =>
        {
            Assert.That(names.Select(Minute), Is.Ordered);
            Assert.That(names, Is.EquivalentTo(Enumerable.Range(0, s_count).Select(i => $"{i}")));
            Assert.That(requests, Is.LessThanOrEqualTo(1.1 * s_count / 100));
        });
    }

    [Test]
    public async Task The_filter_of_the_caller_stays_in_force()
    {
        Seed(2500);
        Filter even = Filter.Property("Even").Checkbox.Is(true);
        Filter filter = (even & Filter.Property("N").Number.LessThan(2400)) | (even & Filter.Property("N").Number.AtLeast(2490));

        var numbers = new List<decimal?>();
        await foreach (Page row in Notion.DataSources.QueryEverythingAsync(_rows, new() { Filter = filter }))
            numbers.Add(row.Properties.GetNumber("N"));

        Assert.That(numbers, Is.EquivalentTo(Enumerable.Range(0, 2500).Where(i => i % 2 == 0 && i is < 2400 or 2490 or 2492 or 2494 or 2496 or 2498).Select(i => (decimal?)i)));
    }

    [Test]
    public async Task Each_row_comes_once_while_rows_are_added_and_removed()
    {
        IReadOnlyList<PageId> seeded = Seed(s_count);
        string[] ahead = [.. Enumerable.Range(1, (s_count / 500) - 1).Select(i => $"{(i * 500) + 250}")];

        var names = new List<string>();
        int others = 0;
        int requests = await CountAsync(async () =>
        {
            await foreach (Page row in Notion.DataSources.QueryEverythingAsync(_rows))
            {
                names.Add(row.Title);
                if (names.Count % 500 != 0 || names.Count >= s_count)
                    continue;

                // Rows that were read, one that was not, and a new one.
                await Notion.Pages.UpdateAsync(seeded[names.Count - 200], new() { InTrash = true });
                await Notion.Pages.UpdateAsync(seeded[names.Count - 20], new() { InTrash = true });
                await Notion.Pages.UpdateAsync(seeded[names.Count + 250], new() { InTrash = true });
                await Notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(_rows), Properties = { ["Name"] = PropertyValue.Title($"new {names.Count}") } });
                others += 4;
            }
        });

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.Unique);
            Assert.That(names.Where(name => !name.StartsWith('n')).Except(ahead), Is.EquivalentTo(Enumerable.Range(0, s_count).Select(i => $"{i}").Except(ahead)));
            Assert.That(names.Count(name => name.StartsWith("new", StringComparison.Ordinal)), Is.GreaterThan(0));

            // 100 rows a request, and one for each window after the first, which starts anew.
            Assert.That(requests - others, Is.LessThanOrEqualTo(1.1 * (Math.Ceiling(names.Count / 100.0) + Math.Ceiling(names.Count / (s_count * 0.4)) - 1)));
        });
    }

    [Test]
    public async Task More_rows_in_a_minute_than_a_query_returns_are_reported()
    {
        for (int i = 0; i < (s_count * 2 / 5) + 1; i++)
            Emulator.Workspace.AddRow(_rows, new() { ["Name"] = PropertyValue.Title($"{i}") });

        int count = 0;
        NotionIncompleteResultsException? e = await Assert.ThrowsAsync<NotionIncompleteResultsException>(async () =>
        {
            await foreach (Page _ in Notion.DataSources.QueryEverythingAsync(_rows))
                count++;
        });

        Assert.That(e!.Message, Does.Contain("2026-03-11 12:00Z"));
        Assert.That(count, Is.EqualTo(s_count * 2 / 5));
    }

    [Test]
    public async Task Counting_and_aggregating_ask_for_one_column()
    {
        Seed(1150);
        Filter even = Filter.Property("Even").Checkbox.Is(true);

        int all = await Notion.DataSources.CountAsync(_rows);
        int some = await Notion.DataSources.CountAsync(_rows, even);
        decimal? sum = await Notion.DataSources.AggregateAsync(_rows, Aggregate.Sum("N"), even);
        decimal? average = await Notion.DataSources.AggregateAsync(_rows, Aggregate.Average("N"));
        decimal? min = await Notion.DataSources.AggregateAsync(_rows, Aggregate.Min("N"));
        decimal? max = await Notion.DataSources.AggregateAsync(_rows, Aggregate.Max("N"));
        decimal? count = await Notion.DataSources.AggregateAsync(_rows, Aggregate.Count("Even"));
        decimal? none = await Notion.DataSources.AggregateAsync(_rows, Aggregate.Max("N"), Filter.Property("N").Number.LessThan(0));

        Assert.Multiple(() =>
        {
            Assert.That((all, some), Is.EqualTo((1150, 575)));
            Assert.That((sum, average, min, max, count, none), Is.EqualTo(((decimal?)330_050, (decimal?)574.5m, (decimal?)0, (decimal?)1149, (decimal?)575, (decimal?)null)));
            Assert.That(Emulator.Requests.SelectMany(request => request.Query).Select(parameter => parameter.Value).Distinct(), Is.EquivalentTo(["title", "N", "Even"]));
        });
        await Assert.ThrowsAsync<NotionPropertyException>(() => Notion.DataSources.AggregateAsync(_rows, Aggregate.Sum("Even")));
    }

    [Test]
    public async Task The_earliest_and_latest_dates_are_found()
    {
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Due"] = PropertySchema.Date(),
            ["Since"] = PropertySchema.CreatedTime(),
            ["Next"] = PropertySchema.Formula("dateAdd(prop(\"Due\"), 1, \"days\")"),
        }).DataSourceId;
        NotionDate?[] dates =
        [
            null,
            new DateOnly(2026, 5, 2),
            new NotionDate(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 9)),
            new DateTimeOffset(2026, 5, 1, 1, 0, 0, TimeSpan.FromHours(2)),
            NotionDate.InZone("Europe/Vienna", new DateTime(2026, 5, 8, 23, 0, 0)),
        ];
        foreach (NotionDate? date in dates)
        {
            Emulator.Workspace.AddRow(tasks, new() { ["Due"] = PropertyValue.Date(date) });
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        NotionDateTime? earliest = await Notion.DataSources.AggregateAsync(tasks, Aggregate.Earliest("Due"));
        NotionDateTime? latest = await Notion.DataSources.AggregateAsync(tasks, Aggregate.Latest("Due"));
        NotionDateTime? since = await Notion.DataSources.AggregateAsync(tasks, Aggregate.Earliest("Since"));
        decimal? count = await Notion.DataSources.AggregateAsync(tasks, Aggregate.Count("Due"));
        NotionDateTime? none = await Notion.DataSources.AggregateAsync(tasks, Aggregate.Latest("Due"), Filter.Property("Due").Date.IsEmpty());
        NotionDateTime? computed = await Notion.DataSources.AggregateAsync(tasks, Aggregate.Latest("Next"));

        Assert.Multiple(() =>
        {
            Assert.That(earliest?.ToInstant(null), Is.EqualTo(new DateTimeOffset(2026, 4, 30, 23, 0, 0, TimeSpan.Zero)));
            Assert.That(latest, Is.EqualTo(new NotionDateTime(new DateOnly(2026, 5, 9))));
            Assert.That(since?.ToInstant(null), Is.EqualTo(new DateTimeOffset(2026, 3, 11, 12, 0, 0, TimeSpan.Zero)));
            Assert.That(count, Is.EqualTo(4));
            Assert.That(none, Is.Null);
            Assert.That(computed?.Date, Is.EqualTo(new DateOnly(2026, 5, 9)));
        });
    }

    [Test]
    public async Task Another_kind_than_that_of_the_aggregate_is_refused_with_advice()
    {
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Due"] = PropertySchema.Date(), ["N"] = PropertySchema.Number() }).DataSourceId;
        Emulator.Workspace.AddRow(tasks, []);

        NotionPropertyException? sum = await Assert.ThrowsAsync<NotionPropertyException>(() => Notion.DataSources.AggregateAsync(tasks, Aggregate.Sum("Due")));
        NotionPropertyException? average = await Assert.ThrowsAsync<NotionPropertyException>(() => Notion.DataSources.AggregateAsync(tasks, Aggregate.Average("Due")));
        NotionPropertyException? max = await Assert.ThrowsAsync<NotionPropertyException>(() => Notion.DataSources.AggregateAsync(tasks, Aggregate.Max("Due")));
        NotionPropertyException? latest = await Assert.ThrowsAsync<NotionPropertyException>(() => Notion.DataSources.AggregateAsync(tasks, Aggregate.Latest("N")));

        Assert.Multiple(() =>
        {
            Assert.That(sum!.Message, Is.EqualTo("The property 'Due' is not a number: its kind is date. Dates have no sum."));
            Assert.That(average!.Message, Does.EndWith("Dates have no average."));
            Assert.That(max!.Message, Does.EndWith("Use Aggregate.Earliest or Aggregate.Latest for dates."));
            Assert.That(latest!.Message, Is.EqualTo("The property 'N' is not a date: its kind is number."));
        });
    }

    [Test]
    public void What_would_lose_rows_is_refused() => Assert.Multiple(() =>
    {
        Assert.Throws<ArgumentException>(() => Notion.DataSources.QueryEverythingAsync(_rows, new() { Sorts = [Sort.Ascending("N")] }));
        Assert.Throws<ArgumentException>(() => Notion.DataSources.QueryEverythingAsync(_rows, new() { StartCursor = "x" }));
    });

    private static int Minute(string name) => int.Parse(name, System.Globalization.CultureInfo.InvariantCulture) / 7;

    // Seven rows a minute.
    private List<PageId> Seed(int count)
    {
        var ids = new List<PageId>();
        for (int i = 0; i < count; i++)
        {
            if (i % 7 == 0)
                _time.Advance(TimeSpan.FromMinutes(1));
            ids.Add(Emulator.Workspace.AddRow(_rows, new() { ["Name"] = PropertyValue.Title($"{i}"), ["N"] = PropertyValue.Number(i), ["Even"] = PropertyValue.Checkbox(i % 2 == 0) }));
        }

        return ids;
    }
}

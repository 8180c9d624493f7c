using Notion.Refit.Emulator.Dates;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Queries;

/// <summary>Relative dates while the clock shows the first or last day of the calendar.</summary>
public sealed class LastDayTests
{
    private static readonly FilterDate[] s_words = [.. new[] { "today", "tomorrow", "yesterday", "one_week_ago", "one_week_from_now", "one_month_ago", "one_month_from_now" }.Select(static word => new FilterDate(word))];

    [Test]
    public async Task Relative_dates_do_not_overflow([Values("9999-12-31T12:00:00Z", "0001-01-01T12:00:00Z")] string now)
    {
        await using NotionEmulator emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = new FixedTime(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)) });
        using NotionClient notion = NotionClient.Create(emulator.Token, emulator.CreateHandler());
        Database database = await notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(emulator.RootPageId),
            Title = "Tasks",
            InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title(), ["Due"] = PropertySchema.Date() } },
        });
        DataSourceId tasks = database.DataSources[0].Id;

        foreach (FilterDate word in s_words)
            Assert.That(await QueryAsync(Filter.Property("Due").Date.OnOrAfter(word)), Is.Zero, $"{word}");
        foreach (Filter filter in new[] { Filter.Property("Due").Date.ThisWeek(), Filter.Property("Due").Date.NextYear(), Filter.Property("Due").Date.PastYear() })
            Assert.That(await QueryAsync(filter), Is.Zero);

        async Task<int> QueryAsync(Filter filter) => (await notion.DataSources.QueryAsync(tasks, new() { Filter = filter })).Results.Count;
    }

    [TestCase("9999-12-31", 1, "9999-12-31")]
    [TestCase("9999-12-01", 7, "9999-12-08")]
    [TestCase("0001-01-03", -7, "0001-01-01")]
    [TestCase("2026-02-28", int.MaxValue, "9999-12-31")]
    public void A_step_of_days_ends_at_the_ends_of_the_calendar(string day, int days, string expected) =>
        Assert.That(Day(day).PlusDays(days), Is.EqualTo(Day(expected)));

    [TestCase("9999-12-31", 1, "9999-12-31")]
    [TestCase("9999-11-30", 1, "9999-12-30")]
    [TestCase("0001-01-31", -1, "0001-01-01")]
    [TestCase("0001-02-28", -1, "0001-01-28")]
    [TestCase("2026-01-31", 1, "2026-02-28")]
    public void A_step_of_months_ends_at_the_ends_of_the_calendar(string day, int months, string expected) =>
        Assert.That(Day(day).PlusMonths(months), Is.EqualTo(Day(expected)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

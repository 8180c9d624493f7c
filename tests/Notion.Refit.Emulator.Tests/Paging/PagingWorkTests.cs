using Notion.Refit.Models;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Paging;

/// <summary>The work of paging through a list grows with the list, not with the number of its pages: counted, not timed.</summary>
public sealed class PagingWorkTests
{
    [TestCase(200)]
    [TestCase(2_000)]
    public async Task Paging_through_a_sorted_query_looks_at_each_row_twice(int count)
    {
        await using var api = new RawApi();
        EmulatedDatabase table = Table(api.Emulator, count);
        long before = Visits(api);

        int seen = await PageAsync(cursor => api.PostAsync(
            $"/v1/data_sources/{table.DataSourceId}/query", Body("{'sorts': [{'property': 'Cost', 'direction': 'descending'}], 'page_size': 10 $0}", Start(cursor, ", 'start_cursor': '", "'"))));

        Assert.That(seen, Is.EqualTo(count));
        Assert.That(Visits(api) - before, Is.EqualTo(2 * count));
    }

    [TestCase(200)]
    [TestCase(2_000)]
    public async Task Paging_through_children_looks_at_each_child_once(int count)
    {
        await using var api = new RawApi();
        PageId page = api.Emulator.Workspace.AddPage("Many", [.. Enumerable.Range(0, count).Select(_ => new DividerBlock())]);
        long before = Visits(api);

        int seen = await PageAsync(cursor => api.GetAsync($"/v1/blocks/{page}/children?page_size=10{Start(cursor, "&start_cursor=", "")}"));

        Assert.That(seen, Is.EqualTo(count));
        Assert.That(Visits(api) - before, Is.EqualTo(count + 11), "the list once, and the first page with its next entry");
    }

    [Test]
    public async Task Paging_through_a_search_looks_at_everything_twice()
    {
        await using var api = new RawApi();
        Table(api.Emulator, 500);
        long before = Visits(api);

        int seen = await PageAsync(cursor => api.PostAsync("/v1/search", Body("{'query': 'Row', 'page_size': 10 $0}", Start(cursor, ", 'start_cursor': '", "'"))));

        Assert.That(seen, Is.EqualTo(500));
        Assert.That(Visits(api) - before, Is.LessThan(4 * 500));
    }

    [Test]
    public async Task A_page_shows_what_was_changed_since_the_one_before()
    {
        await using var api = new RawApi();
        EmulatedDatabase table = Table(api.Emulator, 6);
        string query = $"/v1/data_sources/{table.DataSourceId}/query";
        RawAnswer first = Ok(await api.PostAsync(query, Body("{'page_size': 2}")));
        RawAnswer second = Ok(await api.PostAsync(query, Body("{'page_size': 2, 'start_cursor': '$0'}", first["next_cursor"].GetString()!)));
        Ok(await api.PatchAsync($"/v1/pages/{second.Results[1].GetProperty("id").GetString()}", Body("{'in_trash': true}")));

        RawAnswer again = Ok(await api.PostAsync(query, Body("{'page_size': 2, 'start_cursor': '$0'}", first["next_cursor"].GetString()!)));

        Assert.That(second.Names(), Is.EqualTo(new[] { "Row 3", "Row 2" }));
        Assert.That(again.Names(), Is.EqualTo(new[] { "Row 3", "Row 1" }));
    }

    [Test]
    public async Task A_restored_snapshot_does_not_show_lists_of_later()
    {
        await using var api = new RawApi();
        PageId page = api.Emulator.Workspace.AddPage("Many", [.. Enumerable.Range(0, 30).Select(_ => new DividerBlock())]);
        EmulatorSnapshot snapshot = api.Emulator.TakeSnapshot();
        Task<int> Count() => PageAsync(cursor => api.GetAsync($"/v1/blocks/{page}/children?page_size=10{Start(cursor, "&start_cursor=", "")}"));
        Ok(await api.AppendAsync(page.ToString(), "[{'divider': {}}]"));
        Assert.That(await Count(), Is.EqualTo(31));

        api.Emulator.Restore(snapshot);

        Assert.That(await Count(), Is.EqualTo(30));
    }

    private static EmulatedDatabase Table(NotionEmulator emulator, int count)
    {
        EmulatedDatabase table = emulator.Workspace.AddDatabase("Table", new() { ["Name"] = PropertySchema.Title(), ["Cost"] = PropertySchema.Number() });
        for (int i = 0; i < count; i++)
            table.AddRow(new() { ["Name"] = new TitleValue($"Row {i}"), ["Cost"] = new NumberValue(i * 7919 % 1000) });
        return table;
    }

    private static string Start(string? cursor, string before, string after) => cursor is null ? "" : before + cursor + after;

    private static long Visits(RawApi api) => api.Emulator.Core.World.Workspaces[0].Listings.Visits;

    private static async Task<int> PageAsync(Func<string?, Task<RawAnswer>> page)
    {
        int seen = 0;
        string? cursor = null;
        do
        {
            RawAnswer answer = Ok(await page(cursor));
            seen += answer.Results.Count;
            cursor = answer["next_cursor"].GetString();
        }
        while (cursor is not null);
        return seen;
    }
}

using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Paging;

/// <summary>Notion is asked for as many items as are taken.</summary>
internal sealed class PageSizeTests : EmulatorTest
{
    private DataSourceId _rows;

    [SetUp]
    public void AddRows()
    {
        _rows = Emulator.Workspace.AddDatabase("Rows").DataSourceId;
        for (int i = 0; i < 250; i++)
            Emulator.Workspace.AddRow(_rows, new() { ["Name"] = PropertyValue.Title($"{i}") });
    }

    [Test]
    public async Task Taking_five_asks_for_five_in_one_request()
    {
        List<Page> five = await Notion.DataSources.QueryAllAsync(_rows, new()).Take(5).ToListAsync();

        Assert.That(five, Has.Count.EqualTo(5));
        Assert.That(PageSizes(), Is.EqualTo([5]));
    }

    [Test]
    public async Task The_first_one_is_asked_for_alone()
    {
        Page first = await Notion.DataSources.QueryAllAsync(_rows, new()).FirstAsync();
        Page? firstOrDefault = await Notion.DataSources.QueryAllAsync(_rows, new()).FirstOrDefaultAsync();
        bool any = await Notion.DataSources.QueryAllAsync(_rows, new()).AnyAsync();
        Page? none = await Notion.DataSources.QueryAllAsync(_rows, new() { Filter = Filter.Property("title").Title.Is("x") }).FirstOrDefaultAsync();

        Assert.That((firstOrDefault?.Id, any, none), Is.EqualTo(((PageId?)first.Id, true, (Page?)null)));
        Assert.That(PageSizes(), Is.EqualTo([1, 1, 1, 1]));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Notion.DataSources.QueryAllAsync(_rows, new() { Filter = Filter.Property("title").Title.Is("x") }).FirstAsync());
    }

    [Test]
    public async Task More_than_a_page_is_asked_for_in_full_pages_and_a_rest()
    {
        List<Page> rows = await Notion.DataSources.QueryAllAsync(_rows, new()).Take(230).ToListAsync();

        Assert.That(rows.Select(row => row.Id), Is.Unique);
        Assert.That(rows, Has.Count.EqualTo(230));
        Assert.That(PageSizes(), Is.EqualTo([100, 100, 30]));
    }

    [Test]
    public async Task A_page_size_of_the_caller_is_not_exceeded()
    {
        await Notion.DataSources.QueryAllAsync(_rows, new() { PageSize = 3 }).Take(5).ToListAsync();

        Assert.That(PageSizes(), Is.EqualTo([3, 2]));
    }

    [Test]
    public async Task The_smallest_number_counts_and_nothing_is_asked_for_without_need()
    {
        List<Page> two = await Notion.DataSources.QueryAllAsync(_rows, new()).Take(7).Take(2).ToListAsync();
        List<Page> none = await Notion.DataSources.QueryAllAsync(_rows, new()).Take(0).ToListAsync();

        Assert.That((two.Count, none.Count), Is.EqualTo((2, 0)));
        Assert.That(PageSizes(), Is.EqualTo([2]));
    }

    [Test]
    public async Task Everything_that_is_read_past_the_limit_follows_the_need_too()
    {
        List<Page> rows = await Notion.DataSources.QueryEverythingAsync(_rows).Take(120).ToListAsync();

        Assert.That(rows, Has.Count.EqualTo(120));
        Assert.That(PageSizes(), Is.EqualTo([100, 20]));
    }

    [Test]
    public async Task Lists_with_a_page_size_in_the_address_follow_the_need()
    {
        Emulator.Workspace.AddBlocks(Root, Trees.TreeBuilder.Paragraphs(20));

        await Notion.Blocks.ListAllChildrenAsync(Root).Take(5).ToListAsync();
        await Notion.Users.ListAllAsync().FirstOrDefaultAsync();

        Assert.That(
            Emulator.Requests.SelectMany(request => request.Query).Where(parameter => parameter.Key == "page_size").Select(parameter => parameter.Value),
            Is.EqualTo(["5", "1"]));
    }

    private IEnumerable<int?> PageSizes() => Emulator.Requests.Select(request =>
    {
        using JsonDocument body = JsonDocument.Parse(request.Body!);
        return body.RootElement.TryGetProperty("page_size", out JsonElement size) ? size.GetInt32() : (int?)null;
    });
}

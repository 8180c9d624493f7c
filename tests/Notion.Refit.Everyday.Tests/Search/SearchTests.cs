using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Everyday.Tests.Search;

internal sealed class SearchTests : EmulatorTest
{
    private readonly ManualTimeProvider _time = new();

    protected override NotionEmulatorOptions Configure(NotionEmulatorOptions options) => options with { TimeProvider = _time, SearchLag = TimeSpan.FromSeconds(20) };

    [Test]
    public async Task Titles_are_compared_exactly_or_by_a_part()
    {
        Emulator.Workspace.AddPage("Plan");
        Emulator.Workspace.AddPage("plan B");
        Emulator.Workspace.AddPage("Another page for plans");
        Emulator.Workspace.AddDatabase("Plan");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Multiple(async () =>
        {
            Assert.That(await TitlesAsync(Notion.Search.FindPagesAsync("plan")), Is.EquivalentTo(["Plan"]));
            Assert.That(await TitlesAsync(Notion.Search.FindPagesAsync("plan", TitleMatch.Contains)), Does.Contain("Plan").And.Contain("plan B"));
            Assert.That(await Notion.Search.FindDataSourcesAsync("Plan").CountAsync(), Is.EqualTo(1));
            Assert.That(await Notion.Search.FindPagesAsync("Plan C").CountAsync(), Is.Zero);
        });
    }

    [Test]
    public async Task A_search_waits_for_the_index_when_asked()
    {
        await Notion.Pages.CreateAsync(new() { Parent = Parent.Page(Root), Properties = { ["title"] = PropertyValue.Title("New") } });
        Assert.That(await Notion.Search.FindPagesAsync("New").CountAsync(), Is.Zero);

        Task<List<string>> found = TitlesAsync(Notion.Search.FindPagesAsync("New", wait: TimeSpan.FromMinutes(1), timeProvider: _time));
        await _time.DriveThroughWaitsAsync(found, TimeSpan.FromSeconds(20));

        Assert.That(await found, Is.EqualTo(["New"]));
    }

    [Test]
    public async Task A_page_and_a_data_source_are_found_by_their_ids()
    {
        PageId one = Emulator.Workspace.AddPage("Same");
        PageId two = Emulator.Workspace.AddPage("Same");
        DataSourceId rows = Emulator.Workspace.AddDatabase("Rows").DataSourceId;
        _time.Advance(TimeSpan.FromMinutes(1));

        Page? byTitle = await Notion.Search.FindPageAsync(two, "Same");
        Page? byAddress = await Notion.Search.FindPageAsync($"https://www.notion.so/acme/Same-{one.Value:N}");
        DataSource? source = await Notion.Search.FindDataSourceAsync(rows);
        Page? wrongTitle = await Notion.Search.FindPageAsync(two, "Other");

        Assert.That((byTitle?.Id, byAddress?.Id, source?.Id, wrongTitle), Is.EqualTo(((PageId?)two, (PageId?)one, (DataSourceId?)rows, (Page?)null)));
    }

    [Test]
    public async Task A_page_that_was_just_created_is_awaited_by_its_id()
    {
        PageId old = Emulator.Workspace.AddPage("New");
        _time.Advance(TimeSpan.FromMinutes(1));
        Page created = await Notion.Pages.CreateAsync(new() { Parent = Parent.Page(Root), Properties = { ["title"] = PropertyValue.Title("New") } });
        Assert.That(await Notion.Search.FindPageAsync(created.Id, "New"), Is.Null);

        Task<Page?> found = Notion.Search.FindPageAsync(created.Id, "New", TimeSpan.FromMinutes(1), _time);
        await _time.DriveThroughWaitsAsync(found, TimeSpan.FromSeconds(20));

        Assert.That((await found)?.Id, Is.EqualTo(created.Id).And.Not.EqualTo(old));
    }

    [Test]
    public async Task The_wait_ends()
    {
        Task<List<string>> found = TitlesAsync(Notion.Search.FindPagesAsync("Nothing", wait: TimeSpan.FromMinutes(1), timeProvider: _time));
        await _time.DriveThroughWaitsAsync(found, TimeSpan.FromSeconds(20));

        Assert.That(await found, Is.Empty);
    }

    private static async Task<List<string>> TitlesAsync(IAsyncEnumerable<Page> pages) => await pages.Select(page => page.Title).ToListAsync();
}

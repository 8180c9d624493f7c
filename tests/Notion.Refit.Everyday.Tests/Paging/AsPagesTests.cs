using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Paging;

internal sealed class AsPagesTests : EmulatorTest
{
    [Test]
    public async Task Pages_are_requested_one_by_one_and_can_be_continued_elsewhere()
    {
        DataSourceId rows = Emulator.Workspace.AddDatabase("Rows").DataSourceId;
        for (int i = 0; i < 250; i++)
            Emulator.Workspace.AddRow(rows, []);

        ResultPage<Page> first = null!;
        int requests = await CountAsync(async () => first = await Notion.DataSources.QueryAllAsync(rows, new()).AsPages().FirstAsync());
        List<ResultPage<Page>> rest = await Notion.DataSources.QueryAllAsync(rows, new() { StartCursor = first.NextCursor }).AsPages().ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(1));
            Assert.That(first.Items, Has.Count.EqualTo(100));
            Assert.That(rest.Select(page => page.Items.Count), Is.EqualTo([100, 50]));
            Assert.That(rest[^1].NextCursor, Is.Null);
        });
    }

    [Test]
    public async Task Every_list_comes_in_pages()
    {
        Emulator.Workspace.AddBlocks(Root, Trees.TreeBuilder.Paragraphs(150));

        Assert.That(await Notion.Blocks.ListAllChildrenAsync(Root).AsPages().Select(page => page.Items.Count).ToListAsync(), Is.EqualTo([100, 50]));
        Assert.Throws<ArgumentException>(() => Notion.Blocks.ListAllChildrenAsync(Root).Where(_ => true).AsPages());
    }
}

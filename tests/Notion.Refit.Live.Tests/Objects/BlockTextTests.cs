using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Objects;

internal sealed class BlockTextTests : SessionTest
{
    [Test]
    public async Task Every_block_has_a_text_and_an_address()
    {
        LivePage page = await PageAsync();
        await page.Children.LoadAsync();
        page.Children.AddRange(
        [
            new ParagraphBlock("a"),
            new CodeBlock("b", null) { Caption = "c" },
            new DividerBlock(),
            new TableBlock(2, [new TableRowBlock(["x", "y"])]),
        ]);
        page.Children.AddPage("Inner");
        Assert.That(page.Children[0].Text, Is.EqualTo("a"), "before it is saved, too");
        Assert.That(() => page.Children[0].Url, Throws.InvalidOperationException.With.Message.Contains("is new"));
        await Session.SaveAsync();
        await Session.LoadIdsAsync();

        Assert.Multiple(() =>
        {
            Assert.That(page.Children.Loaded.Select(block => block.Text), Is.EqualTo(new[] { "a", "b\nc", "", "", "Inner" }));
            Assert.That(page.Children[3].Children[0].Text, Is.EqualTo("x\ty"));
            Assert.That(page.Children[0].Url, Is.EqualTo($"{page.Url}#{page.Children[0].Id:N}"));
            Assert.That(page.Children[3].Children[0].Url, Is.EqualTo($"{page.Url}#{page.Children[3].Children[0].Id:N}"));
        });
    }

    [Test]
    public async Task The_titles_of_pages_and_databases_among_the_content_need_no_request_of_their_own()
    {
        LivePage page = await PageAsync();
        PageId inner = Emulator.Workspace.AddPage("Inner", parent: page.Id);
        DatabaseId table = Emulator.Workspace.AddDatabase("Table", new() { ["Name"] = PropertySchema.Title() }, page.Id).Id;
        await page.Children.LoadAsync();

        int requests = RequestCount;
        Assert.That(page.Children.Loaded.Select(block => block.Text), Is.EqualTo(new[] { "Inner", "Table" }));
        Assert.That(RequestCount, Is.EqualTo(requests));
        Assert.That(page.Children.Loaded, Is.EqualTo(new LiveBlock[] { await Session.GetPageAsync(inner), await Session.GetDatabaseAsync(table) }));
    }

    [Test]
    public async Task The_address_of_a_block_that_was_read_by_itself_names_the_call_for_what_is_around_it()
    {
        LivePage page = await PageAsync();
        await page.Children.LoadAsync();
        page.Children.Add(new ToggleBlock("outer") { Children = [new ParagraphBlock("inner")] });
        await Session.SaveAsync();
        await Session.LoadIdsAsync();
        BlockId id = page.Children[0].Children[0].Id;
        await using LiveSession other = LiveSession.Open(Client);
        LiveBlock block = await other.GetBlockAsync(id);

        Assert.That(() => block.Url, Throws.InstanceOf<NotLoadedException>().With.Message.Contains("Call await block.Parent.LoadAsync() first."));
        await block.Parent!.LoadAsync();
        Assert.That(block.Url, Is.EqualTo($"https://www.notion.so/{page.Id:N}#{id:N}"));
    }
}

using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Trees;

internal sealed class AppendTreeTests : EmulatorTest
{
    [TestCase(new[] { 1 }, 1, TestName = "One block is one request")]
    [TestCase(new[] { 250 }, 3, TestName = "Flat blocks go by hundreds")]
    [TestCase(new[] { 10, 9, 10 }, 1, TestName = "A thousand blocks of three levels are one request")]
    [TestCase(new[] { 50, 7, 6 }, 3, TestName = "2,500 blocks of three levels are three requests")]
    [TestCase(new[] { 20, 5, 5, 4 }, 21, TestName = "A fourth level costs one request a block of the first")]
    [TestCase(new[] { 1, 1, 1, 1, 1, 1, 1 }, 5, TestName = "A chain costs one request a level but the last three")]
    [TestCase(new[] { 1, 150 }, 2, TestName = "The first children of a wide block go with it")]
    [TestCase(new[] { 3, 250 }, 7, TestName = "Wide blocks save a request each by their first children")]
    public async Task Any_tree_is_written_in_few_requests(int[] counts, int requests)
    {
        IReadOnlyList<WritableBlockContent> blocks = TreeBuilder.Toggles(counts);
        PageId page = Emulator.Workspace.AddPage("Page");

        int made = await CountAsync(() => Notion.Blocks.AppendTreeAsync(page, blocks));

        BlockTree tree = await Notion.Blocks.GetTreeAsync(page);
        Assert.Multiple(() =>
        {
            Assert.That(TreeBuilder.Outline(tree.Children), Is.EqualTo(TreeBuilder.Outline(blocks)));
            Assert.That(made, Is.EqualTo(requests));
        });
    }

    [Test]
    public async Task Blocks_go_to_the_place_that_was_asked_for_in_their_order()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ParagraphBlock("first"), new ParagraphBlock("last")]);
        BlockId first = (await Notion.Blocks.ListChildrenAsync(page)).Results[0].Id;

        await Notion.Blocks.AppendTreeAsync(page, TreeBuilder.Paragraphs(150), BlockPosition.After(first));
        await Notion.Blocks.AppendTreeAsync(page, TreeBuilder.Toggles(120), BlockPosition.Start);

        BlockTree tree = await Notion.Blocks.GetTreeAsync(page);
        string[] texts = [.. tree.Children.Select(node => Refit.Everyday.Trees.BlockTexts.LiteralOf(node.Block.Content).Trim())];
        Assert.That(texts, Is.EqualTo([.. Enumerable.Range(0, 120).Select(i => $"{i}"), "first", .. Enumerable.Range(0, 150).Select(i => $"{i}"), "last"]));
    }

    [Test]
    public async Task Structures_get_the_children_they_need_at_once()
    {
        IReadOnlyList<WritableBlockContent> deep = TreeBuilder.Toggles(2, 2, 2, 2);
        WritableBlockContent[] blocks =
        [
            new TableBlock(1, [.. Enumerable.Range(0, 230).Select(i => new TableRowBlock([$"{i}"]))]),
            new ColumnListBlock([new ColumnBlock(deep), new ColumnBlock([new ParagraphBlock("right")]), new ColumnBlock(TreeBuilder.Paragraphs(150))]),
            new TabBlock([new ParagraphBlock("tab") { Children = deep }, new ParagraphBlock("second")]),
            new SyncedBlock((SyncedBlockSource?)null) { Children = deep },
            new ToggleBlock("nested") { Children = [new ColumnListBlock([new ColumnBlock([new ParagraphBlock("a")]), new ColumnBlock([])])] },
        ];
        PageId page = Emulator.Workspace.AddPage("Page");

        AppendedTree appended = await Notion.Blocks.AppendTreeAsync(page, blocks);
        await appended.LoadIdsAsync();

        BlockTree tree = await Notion.Blocks.GetTreeAsync(page);
        Assert.Multiple(() =>
        {
            Assert.That(TreeBuilder.Outline(tree.Children), Is.EqualTo(TreeBuilder.Outline(blocks)));
            Assert.That(appended.All().Select(block => block.Id), Is.EqualTo(tree.All().Select(node => (BlockId?)node.Block.Id)));
        });
    }

    [Test]
    public async Task Long_text_and_large_requests_are_split()
    {
        string text = string.Concat(Enumerable.Repeat("0123456789", 900));
        WritableBlockContent[] blocks = [.. Enumerable.Range(0, 100).Select(_ => new ParagraphBlock(text))];
        PageId page = Emulator.Workspace.AddPage("Page");

        int requests = await CountAsync(() => Notion.Blocks.AppendTreeAsync(page, blocks));

        BlockTree tree = await Notion.Blocks.GetTreeAsync(page);
        Assert.Multiple(() =>
        {
            Assert.That(tree.Children, Has.Count.EqualTo(100));
            Assert.That(tree.Children.Select(node => ((ParagraphBlock)node.Block.Content).RichText.ToPlainText()), Has.All.EqualTo(text));
            Assert.That(requests, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task A_text_that_no_block_can_hold_is_refused_before_anything_is_sent()
    {
        WritableBlockContent[] blocks = [new ParagraphBlock("a"), new ToggleBlock("b") { Children = [new CodeBlock(new string('x', 200_001), CodeLanguage.CSharp)] }];

        ArgumentException? e = await Assert.ThrowsAsync<ArgumentException>(() => Notion.Blocks.AppendTreeAsync(Root, blocks));

        Assert.That(e!.Message, Does.Contain("[1].children[0]"));
        Assert.That(RequestCount, Is.Zero);
    }

    [Test]
    public async Task The_tree_has_the_ids_that_Notion_returned_and_reads_the_rest()
    {
        AppendedTree tree = await Notion.Blocks.AppendTreeAsync(Root, TreeBuilder.Toggles(3, 3, 3));
        Assert.That(tree.All().Count(block => block.Id is not null), Is.EqualTo(3));

        int requests = await CountAsync(() => tree.LoadIdsAsync());
        int again = await CountAsync(() => tree.LoadIdsAsync());

        Assert.Multiple(() =>
        {
            Assert.That(tree.All().Count(block => block.Id is not null), Is.EqualTo(39));
            Assert.That(requests, Is.EqualTo(12));
            Assert.That(again, Is.Zero);
        });
    }

    [Test]
    public async Task Progress_counts_blocks()
    {
        var progress = new List<AppendProgress>();

        await Notion.Blocks.AppendTreeAsync(Root, TreeBuilder.Paragraphs(250), progress: new Immediate<AppendProgress>(progress.Add));

        Assert.That(progress, Is.EqualTo([new AppendProgress(100, 250), new AppendProgress(200, 250), new AppendProgress(250, 250)]));
    }

    [Test]
    public async Task Nothing_to_append_is_no_request()
    {
        Assert.That(await CountAsync(() => Notion.Blocks.AppendTreeAsync(Root, [])), Is.Zero);
    }

    private sealed class Immediate<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}

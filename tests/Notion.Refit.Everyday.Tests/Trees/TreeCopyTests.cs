using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Trees;

internal sealed class TreeCopyTests : EmulatorTest
{
    [Test]
    public async Task A_tree_that_was_read_can_be_appended_elsewhere()
    {
        UserId ann = Emulator.Workspace.AddPerson("Ann");
        WritableBlockContent[] blocks =
        [
            new Heading1Block("Title") { Color = Color.Blue },
            new Heading2Block("Toggle") { IsToggleable = true, Children = [new ParagraphBlock($"by {ann}")] },
            new CalloutBlock("callout"),
            new CalloutBlock("icon") { Icon = Icon.Emoji("🚀") },
            new ToDoBlock("todo") { Checked = true },
            new CodeBlock("x = 1", CodeLanguage.Python) { Caption = "caption" },
            new EquationBlock("e = mc^2"),
            new ImageBlock(FileSource.External("https://example.org/a.png")) { Caption = "image" },
            new BookmarkBlock { Url = "https://example.org" },
            new DividerBlock(),
            new TableBlock(2, [new TableRowBlock(["a", "b"]), new TableRowBlock(["c", "d"])]) { HasColumnHeader = true },
            new ColumnListBlock([new ColumnBlock([new QuoteBlock("left")]), new ColumnBlock([])]),
            new NumberedListItemBlock("one"),
            new BulletedListItemBlock("dot"),
        ];
        PageId source = Emulator.Workspace.AddPage("Source", blocks);
        PageId target = Emulator.Workspace.AddPage("Target");

        BlockCopy copy = (await Notion.Blocks.GetTreeAsync(source)).ToWritable();
        await Notion.Blocks.AppendTreeAsync(target, copy.Blocks);

        BlockTree before = await Notion.Blocks.GetTreeAsync(source);
        BlockTree after = await Notion.Blocks.GetTreeAsync(target);
        Assert.Multiple(() =>
        {
            Assert.That(copy.NotCopied, Is.Empty);
            Assert.That(after.All().Select(node => Json(node.Block.Content)), Is.EqualTo(before.All().Select(node => Json(node.Block.Content))));
        });
    }

    [Test]
    public async Task A_tree_is_read_without_the_content_of_child_pages()
    {
        PageId page = Emulator.Workspace.AddPage("Page", TreeBuilder.Toggles(2, 60));
        PageId child = Emulator.Workspace.AddPage("Child", [new ParagraphBlock("not read")], page);

        BlockTree tree = await Notion.Blocks.GetTreeAsync(page);

        Assert.Multiple(() =>
        {
            Assert.That(tree.All().Count(), Is.EqualTo(2 + 120 + 1));
            Assert.That(tree.Children[^1].Block.Id, Is.EqualTo((BlockId)child));
            Assert.That(tree.Children[^1].Children, Is.Empty);
            Assert.That(tree.ToWritable().NotCopied.Single().Reason, Does.Contain("'Child'"));
        });
    }

    [Test]
    public async Task Recreating_gives_new_ids_and_trashes_the_old_block()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [.. TreeBuilder.Toggles(1, 2, 2, 2), new ParagraphBlock("last")]);
        BlockTree before = await Notion.Blocks.GetTreeAsync(page);

        RecreatedBlock moved = await Notion.Blocks.RecreateAsync(before.Children[0].Block.Id, page, BlockPosition.After(before.Children[1].Block.Id));

        BlockTree after = await Notion.Blocks.GetTreeAsync(page);
        Assert.Multiple(() =>
        {
            Assert.That(after.Children[1].Block.Id, Is.EqualTo(moved.Id));
            Assert.That(moved.NewIds, Has.Count.EqualTo(15));
            Assert.That(
                before.Children[0].DescendantsAndSelf().Select(node => moved.NewIds[node.Block.Id]),
                Is.EqualTo(after.Children[1].DescendantsAndSelf().Select(node => node.Block.Id)));
            Assert.That(moved.Lost.Single().Reason, Does.Contain("comments"));
        });
        Assert.That((await Notion.Blocks.RetrieveAsync(before.Children[0].Block.Id)).InTrash, Is.True);
    }

    [Test]
    public async Task What_cannot_be_made_anew_is_refused_before_anything_is_sent()
    {
        BlockId toggle = Emulator.Workspace.AddBlock(Root, new ToggleBlock("outer") { Children = [new SyncedBlock((SyncedBlockSource?)null) { Children = [new ParagraphBlock("x")] }] });
        PageId child = Emulator.Workspace.AddPage("Child", parent: toggle);

        InvalidOperationException? e = await Assert.ThrowsAsync<InvalidOperationException>(() => Notion.Blocks.RecreateAsync(toggle, Root));

        Assert.That(e!.Message, Does.Contain("'Child'"));
        Assert.That(Emulator.Requests.Select(request => request.Method), Has.All.EqualTo(HttpMethod.Get));
        Assert.That(child, Is.Not.Default);
    }

    [Test]
    public async Task Clearing_keeps_child_pages_unless_asked_for()
    {
        PageId page = Emulator.Workspace.AddPage("Page", TreeBuilder.Paragraphs(120));
        Emulator.Workspace.AddPage("Child", parent: page);

        IReadOnlyList<Block> deleted = await Notion.Blocks.ClearAsync(page);
        BlockList left = await Notion.Blocks.ListChildrenAsync(page);
        await Notion.Pages.ClearAsync(page);
        BlockList none = await Notion.Blocks.ListChildrenAsync(page);

        Assert.Multiple(() =>
        {
            Assert.That(deleted, Has.Count.EqualTo(120));
            Assert.That(left.Results.Select(block => block.Content.Type), Is.EqualTo(["child_page"]));
            Assert.That(none.Results, Is.Empty);
        });
    }

    [Test]
    public async Task A_page_is_duplicated_with_the_pages_in_it_at_their_places()
    {
        PageId page = Emulator.Workspace.AddPage("Page", TreeBuilder.Toggles(130, 1));
        PageId inner = Emulator.Workspace.AddPage("Inner", TreeBuilder.Toggles(1, 1, 1, 1), page);
        Emulator.Workspace.AddPage("Second", parent: page);
        Emulator.Workspace.AddBlock(page, new ParagraphBlock("between"));
        Emulator.Workspace.AddPage("Last", parent: page);
        Emulator.Workspace.AddPage("Innermost", parent: inner);
        Emulator.Workspace.AddDatabase("Database", parent: page);

        DuplicatedPage duplicate = await Notion.DuplicateAsync(page, Parent.Page(Root));

        BlockTree before = await Notion.Blocks.GetTreeAsync(page);
        BlockTree after = await Notion.Blocks.GetTreeAsync(duplicate.Page.Id);
        BlockTree innerAfter = await Notion.Blocks.GetTreeAsync(duplicate.NewIds[inner]);
        Assert.Multiple(() =>
        {
            Assert.That(duplicate.NewIds, Has.Count.EqualTo(5));
            Assert.That(duplicate.NotCopied.Single().ToString(), Does.StartWith("Page: database Database: views"));
            Assert.That(TreeBuilder.Outline(after.Children), Is.EqualTo(TreeBuilder.Outline(before.Children)));
            Assert.That(Titles(after), Is.EqualTo(["Inner", "Second", "Last"]));
            Assert.That(TreeBuilder.Outline(innerAfter.Children), Does.StartWith(TreeBuilder.Outline(TreeBuilder.Toggles(1, 1, 1, 1))));
            Assert.That(Titles(innerAfter), Is.EqualTo(["Innermost"]));
        });
    }

    [Test]
    public async Task A_page_moves_in_one_request()
    {
        PageId page = Emulator.Workspace.AddPage("Page");
        PageId target = Emulator.Workspace.AddPage("Target");

        Page moved = await Notion.Pages.MoveAsync(page, Parent.Page(target));

        Assert.That(moved.Parent, Is.EqualTo(Parent.Page(target)));
        Assert.That(RequestCount, Is.EqualTo(1));
    }

    private static IEnumerable<string> Titles(BlockTree tree) => tree.Children.Select(node => node.Block.Content).OfType<ChildPageBlock>().Select(page => page.Title);

    private static string Json(BlockContent content) => System.Text.Json.JsonSerializer.Serialize(content);
}

using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Objects;

internal sealed class ChildrenTests : SessionTest
{
    [Test]
    public async Task Children_are_loaded_once_and_have_their_kind()
    {
        LivePage page = await PageAsync("one", "two");
        List<LiveBlock> first = await page.Children.ToListAsync();

        int requests = await CountAsync(async () => Assert.That(await page.Children.ToListAsync(), Is.EqualTo(first)));

        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.Zero);
            Assert.That(first, Has.All.InstanceOf<LiveBlock<ParagraphBlock>>());
            Assert.That(page.Children[1].Parent, Is.SameAs(page));
        });
    }

    [Test]
    public async Task Added_trees_go_in_one_request_and_get_ids()
    {
        LivePage page = await PageAsync();
        LiveBlock<ToggleBlock> toggle = page.Children.Add(new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] });
        LiveBlock<ToDoBlock> todo = page.Children.Add(new ToDoBlock("Something to get done"));
        todo.Content = todo.Content with { Checked = true };

        int requests = await CountAsync(() => Session.SaveAsync());
        BlockTree tree = await Notion.Blocks.GetTreeAsync(page.Id);

        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(1));
            Assert.That(tree.Children.Select(node => node.Block.Id), Is.EqualTo(new[] { toggle.Id, todo.Id }));
            Assert.That(tree.Children[0].Children, Has.Count.EqualTo(1));
            Assert.That(tree.Children[1].Block.Content, Is.InstanceOf<ToDoBlock>().With.Property(nameof(ToDoBlock.Checked)).True);
            Assert.That(Session.Pending, Is.Empty);
        });
    }

    [Test]
    public async Task A_nested_block_gets_its_id_when_it_is_changed()
    {
        LivePage page = await PageAsync();
        LiveBlock<ToggleBlock> toggle = page.Children.Add(new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] });
        await Session.SaveAsync();
        var inner = (LiveBlock<ParagraphBlock>)toggle.Children.Loaded[0];
        inner.Content = new ParagraphBlock("changed");
        await Session.SaveAsync();

        BlockTree tree = await Notion.Blocks.GetTreeAsync(page.Id);
        Assert.Multiple(() =>
        {
            Assert.That(((ParagraphBlock)tree.Children[0].Children[0].Block.Content).RichText.ToPlainText(), Is.EqualTo("changed"));
            Assert.That(tree.Children[0].Children[0].Block.Id, Is.EqualTo(inner.Id));
        });
    }

    [Test]
    public async Task Blocks_go_where_they_were_placed()
    {
        LivePage page = await PageAsync("a", "b");
        await page.Children.LoadAsync();
        page.Children.Insert(Place.Start, new ParagraphBlock("start"));
        LiveBlock after = page.Children.Insert(Place.After(page.Children[1]), new ParagraphBlock("after a"));
        page.Children.Insert(Place.After(after), new ParagraphBlock("after that"));
        page.Children.Insert(Place.Before(page.Children.Loaded[^1]), new ParagraphBlock("before b"));
        page.Children.Add(new ParagraphBlock("end"));
        string[] wanted = [.. page.Children.Loaded.Select(block => ((ParagraphBlock)block.Content).RichText.ToPlainText())];

        int requests = await CountAsync(() => Session.SaveAsync());

        Assert.Multiple(() =>
        {
            Assert.That(wanted, Is.EqualTo(new[] { "start", "a", "after a", "after that", "before b", "b", "end" }));
            Assert.That(requests, Is.EqualTo(3));
        });
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(wanted));
        Assert.That(page.Children.Loaded.Select(block => ((ParagraphBlock)block.Content).RichText.ToPlainText()), Is.EqualTo(wanted));
    }

    [Test]
    public async Task Removing_waits_for_the_save_and_can_be_taken_back()
    {
        LivePage page = await PageAsync("a", "b");
        await page.Children.LoadAsync();
        LiveBlock first = page.Children[0];
        first.Remove();
        Assert.That(page.Children.Count, Is.EqualTo(1));
        first.Restore();
        Assert.That(page.Children.Count, Is.EqualTo(2));
        first.Remove();

        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.EqualTo(1));
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "b" }));
        first.Restore();
        await Session.SaveAsync();
        Assert.That((await Notion.Blocks.RetrieveAsync(first.Id)).InTrash, Is.False);
    }

    [Test]
    public async Task A_new_block_that_is_removed_is_never_sent()
    {
        LivePage page = await PageAsync();
        page.Children.Add(new DividerBlock()).Remove();

        Assert.That(await CountAsync(() => Session.SaveAsync()), Is.Zero);
    }

    [Test]
    public async Task Child_pages_are_the_pages_themselves()
    {
        LivePage page = await PageAsync("text");
        LivePage inner = page.Children.AddPage("Inner");
        inner.Children.Add(new ParagraphBlock("its content"));
        await Session.SaveAsync();
        await page.Children.LoadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(page.Children[1], Is.SameAs(inner));
            Assert.That(inner.Children.Loaded, Has.Count.EqualTo(1));
            Assert.That(inner.Title, Is.EqualTo("Inner"));
        });
        Assert.That(await TextsAsync(inner.Id), Is.EqualTo(new[] { "its content" }));
    }

    [Test]
    public async Task Replacing_keeps_equal_blocks_and_changes_what_differs()
    {
        LivePage page = await PageAsync("a", "b", "c", "d");
        await page.Children.LoadAsync();
        BlockId[] before = [.. page.Children.Loaded.Select(block => block.Id)];

        await page.Children.ReplaceAsync([new ParagraphBlock("new"), new ParagraphBlock("b"), new ParagraphBlock("d"), new ParagraphBlock("e")]);
        int requests = await CountAsync(() => Session.SaveAsync());
        BlockTree tree = await Notion.Blocks.GetTreeAsync(page.Id);

        Assert.Multiple(() =>
        {
            Assert.That(tree.Children.Select(node => ((ParagraphBlock)node.Block.Content).RichText.ToPlainText()), Is.EqualTo(new[] { "new", "b", "d", "e" }));
            Assert.That(tree.Children[0].Block.Id, Is.EqualTo(before[0]), "Changed in its place.");
            Assert.That(tree.Children[1].Block.Id, Is.EqualTo(before[1]));
            Assert.That(tree.Children[2].Block.Id, Is.EqualTo(before[3]));
            Assert.That(requests, Is.EqualTo(3), "One change, one removal, one append.");
        });
    }

    [Test]
    public async Task Replacing_refuses_to_delete_pages_unless_it_may()
    {
        LivePage page = await PageAsync("a");
        page.Children.AddPage("Inner");
        await Session.SaveAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => page.Children.ReplaceAsync([new ParagraphBlock("a")]));
        Assert.That(Session.Pending, Is.Empty);
        await page.Children.ReplaceAsync([new ParagraphBlock("a")], allowDeletingContent: true);
        await Session.SaveAsync();
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task A_recreated_block_has_a_new_id_and_the_old_one_names_it()
    {
        LivePage page = await PageAsync("a", "b");
        await page.Children.LoadAsync();
        LiveBlock old = page.Children[0];

        BlockMove move = await old.RecreateAsync(Place.After(page.Children[1]));

        Assert.Multiple(() =>
        {
            Assert.That(move.Block.Id, Is.Not.EqualTo(old.Id));
            Assert.That(move.NewIds[old.Id], Is.EqualTo(move.Block.Id));
            Assert.That(old.ReplacedBy, Is.SameAs(move.Block));
            Assert.That(old.Content, Is.InstanceOf<ParagraphBlock>());
            Assert.That(() => old.Content = new ParagraphBlock("x"), Throws.InvalidOperationException);
            Assert.That(move.Lost, Is.Not.Empty);
        });
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public async Task A_move_whose_trashing_fails_names_both_blocks()
    {
        LivePage page = await PageAsync("a", "b");
        await page.Children.LoadAsync();
        LiveBlock old = page.Children[0];
        Emulator.Faults.Next(NotionOperations.DeleteBlock).Conflict();

        BlockMoveException? e = await Assert.ThrowsAsync<BlockMoveException>(() => old.RecreateAsync(Place.End));

        Assert.That(e!.Old, Is.SameAs(old));
        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "a", "b", "a" }));
    }

    [Test]
    public async Task Pages_and_synced_originals_are_not_recreated()
    {
        LivePage page = await PageAsync();
        LiveBlock synced = page.Children.Add(new SyncedBlock((SyncedBlockSource?)null) { Children = [new ParagraphBlock("x")] });
        await Session.SaveAsync();

        int requests = await CountAsync(async () =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => page.RecreateAsync(Place.End));
        });
        Assert.That(requests, Is.Zero);
        await Assert.ThrowsAsync<InvalidOperationException>(() => synced.RecreateAsync(Place.End));
        Assert.That(await TextsAsync(page.Id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_list_for_a_window_changes_one_item_an_event_and_is_already_in_that_state()
    {
        LivePage page = await PageAsync("a");
        await page.Children.LoadAsync();
        System.Collections.ObjectModel.ReadOnlyObservableCollection<LiveBlock> list = page.Children.ToObservable();
        var counts = new List<int>();
        ((System.Collections.Specialized.INotifyCollectionChanged)list).CollectionChanged += (_, e) =>
        {
            Assert.That(e.NewItems?.Count ?? e.OldItems!.Count, Is.EqualTo(1));
            counts.Add(list.Count);
        };

        page.Children.Add(new DividerBlock());
        page.Children[0].Remove();

        Assert.That(counts, Is.EqualTo(new[] { 2, 1 }));
    }

    [Test]
    public async Task The_kind_of_a_block_cannot_be_changed()
    {
        LivePage page = await PageAsync("a");
        await page.Children.LoadAsync();

        Assert.That(() => page.Children[0].Content = new DividerBlock(), Throws.ArgumentException);
    }
}

using static Notion.Refit.Live.Tests.Sent;

namespace Notion.Refit.Live.Tests.Storage;

/// <summary>What a store writes to a storage, and when.</summary>
public sealed class StorageTests : LiveTest
{
    private readonly MemoryStorage _storage = new();

    [Test]
    public async Task The_installation_is_written_with_the_first_objects_and_nothing_before()
    {
        await using LiveStore store = await OpenAsync();
        await store.SaveAsync();
        Assert.That(_storage.Records, Is.Empty);

        store.Apply(Row(Number("A", 1)), store.Begin());
        await store.SaveAsync();

        Assert.That(_storage.Records.Values.Select(record => record.Kind), Is.EquivalentTo(new[] { "installation", "user", "page" }));
        Assert.That(Emulator.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_became_known_is_written_a_second_later()
    {
        await using LiveStore store = await OpenAsync();
        store.Apply(Row(Number("A", 1)), store.Begin());
        await Time.WhenWaitingAsync(TimeSpan.FromSeconds(1));
        Assert.That(_storage.Records, Is.Empty);

        Time.Advance(TimeSpan.FromSeconds(1));
        while (_storage.Records.Count < 3)
            await Task.Yield();

        Assert.That(_storage.Records, Does.ContainKey(FirstPage.Value));
    }

    [Test]
    public async Task What_could_not_be_written_is_written_by_the_next_save()
    {
        await using LiveStore store = await OpenAsync();
        store.Apply(Row(Number("A", 1)), store.Begin());
        _storage.Fails = true;
        Assert.That(async () => await store.SaveAsync(), Throws.InstanceOf<IOException>());

        _storage.Fails = false;
        await store.SaveAsync();

        Assert.That(_storage.Records, Has.Count.EqualTo(3).And.ContainKey(FirstPage.Value));
    }

    [Test]
    public async Task A_store_whose_last_write_fails_ends_all_the_same()
    {
        LiveStore store = await OpenAsync();
        LiveFollow follow = store.Follow(Emulator.RootPageId, Timeout.InfiniteTimeSpan);
        await follow.RefreshAsync();
        _storage.Fails = true;

        Assert.That(async () => await store.DisposeAsync(), Throws.InstanceOf<IOException>());

        Assert.That(async () => await follow.RefreshAsync(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => store.Watch(_ => { }), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task What_is_known_is_the_same_after_it_was_written_and_read()
    {
        await using (LiveStore store = await OpenAsync())
        {
            store.ApplyRows(FirstSource, [Row(Number("A", 1) + "," + Relation("R", 40, hasMore: false))], isComplete: true, store.Begin());
            store.ApplyRows(DataSourceId.FromGuid(PageNumber(9).Value), [Row("", id: PageNumber(1), source: DataSourceId.FromGuid(PageNumber(9).Value))], isComplete: false, store.Begin());
            store.ApplyChildren(Toggle, [Paragraph(1, "a", hasChildren: true), Paragraph(2, "b")], store.Begin());
            store.ApplyChildren(BlockNumber(1), [Paragraph(3, "c", parent: BlockNumber(1))], store.Begin());
            store.Apply(Database("Plans"), store.Begin());
            store.Apply(Comment("Hello"), store.Begin());
            store.MarkLost(PageNumber(1).Value, store.Begin());
        }

        await using LiveStore again = await OpenAsync();

        Assert.That(again.RowsOf(FirstSource), Is.EqualTo(new[] { FirstPage }));
        Assert.That(again.FreshnessOf(FirstSource.Value)!.Value.IsListed, Is.True);
        Assert.That(again.FindPage(FirstPage), Is.EqualTo(Row(Number("A", 1) + "," + Relation("R", 40, hasMore: false))));
        Assert.That(again.ChildrenOf(Toggle), Is.EqualTo(new[] { BlockNumber(1), BlockNumber(2) }));
        Assert.That(again.ChildrenOf(BlockNumber(1)), Is.EqualTo(new[] { BlockNumber(3) }));
        Assert.That(again.FindBlock(BlockNumber(3)), Is.EqualTo(Paragraph(3, "c", parent: BlockNumber(1))));
        Assert.That(again.FindDatabase(Database("").Id), Is.EqualTo(Database("Plans")));
        Assert.That(again.CommentsOf(FirstPage), Is.EqualTo(new[] { Comment("").Id }));
        Assert.That(again.FreshnessOf(PageNumber(1).Value)!.Value.IsLost, Is.True);
    }

    private Task<LiveStore> OpenAsync() => LiveStore.OpenAsync(Notion, _storage, new() { TimeProvider = Time });
}

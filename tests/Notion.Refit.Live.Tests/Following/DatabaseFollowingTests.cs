using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>Following a database: its own members, its data sources and their rows.</summary>
public sealed class DatabaseFollowingTests : FollowTest
{
    [Test]
    public async Task A_round_is_one_request_for_the_database_and_one_for_each_data_source()
    {
        DataSourceId second = AddSource("Second");
        for (int i = 0; i < 150; i++)
            AddRow(second, $"{i}");
        using LiveFollow follow = await FollowAsync();
        Assert.That(follow.Status.RequestsPerSweep, Is.EqualTo(1 + (1 + 1) + (1 + 2)), "The database; each schema and each 100 rows.");
        Assert.That(Store.RowsOf(second), Has.Count.EqualTo(150));
        Assert.That(Store.FindDataSource(Tasks.DataSourceId), Is.Not.Null);

        // Past the minutes that are read again.
        Time.Advance(TimeSpan.FromMinutes(5));
        AddRow(second, "Last");
        await follow.RefreshAsync();

        Assert.That(await RoundAsync(follow), Is.EqualTo(3));
    }

    [Test]
    public async Task Title_description_and_lock_are_seen_in_the_next_round()
    {
        using LiveFollow follow = await FollowAsync();
        await Notion.Databases.UpdateAsync(Tasks.Id, new() { Title = "Plans", Description = "What to do", IsLocked = true });

        await follow.RefreshAsync();

        LiveChange[] changes = await TakeChangesAsync();
        Assert.That(changes.Select(change => change.GetType()), Is.EqualTo(new[] { typeof(TitleChanged), typeof(DescriptionChanged), typeof(LockChanged) }));
        Assert.That(changes, Has.All.Property("Id").EqualTo(new EntityId(Tasks.Id.Value)));
    }

    [Test]
    public async Task A_data_source_that_appears_is_read_as_a_whole_and_then_followed()
    {
        using LiveFollow follow = await FollowAsync();
        DataSourceId second = AddSource("Second");
        PageId row = AddRow(second, "First");

        Assert.That(await RoundAsync(follow), Is.EqualTo(1 + 1 + 2), "The database, the rows of the old one, schema and rows of the new one.");
        Assert.That(await TakeChangesAsync(), Has.One.InstanceOf<DataSourcesChanged>());
        Assert.That(Store.RowsOf(second), Is.EqualTo(new[] { row }));
        await RenameAsync(row, "Second");
        Assert.That(await RoundAsync(follow), Is.EqualTo(3));
        Assert.That(Store.FindPage(row)!.Title, Is.EqualTo("Second"));
        Assert.That(() => Store.Forget(new(second.Value)), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_data_source_that_was_moved_to_another_database_costs_no_request_until_it_comes_back()
    {
        DataSourceId second = AddSource("Second");
        PageId row = AddRow(second, "First");
        PageId gone = AddRow(second, "Gone");
        DatabaseId other = Emulator.Workspace.AddDatabase("Other", new() { ["Name"] = PropertySchema.Title() }).Id;
        Connection.Share(new BlockId(other.Value));
        using LiveFollow follow = await FollowAsync();
        await Notion.DataSources.UpdateAsync(second, new() { Parent = Parent.Database(other) });

        Assert.That(await RoundAsync(follow), Is.EqualTo(1 + 1 + 1), "The database, the rows of the other one, what has become of this one.");
        LiveChange[] changes = await TakeChangesAsync();
        Assert.That(changes.OfType<DataSourcesChanged>().Single().New, Has.Count.EqualTo(1));
        Assert.That(changes.OfType<Moved>().Select(change => change.Id), Is.EqualTo(new[] { new EntityId(second.Value) }));
        Assert.That(await RoundAsync(follow), Is.EqualTo(2));
        Assert.That(await TakeChangesAsync(), Is.Empty);
        Assert.That(Store.IsRetained(second.Value), Is.False);

        await Notion.Pages.UpdateAsync(gone, new() { InTrash = true });
        await RenameAsync(row, "Second");
        await Notion.DataSources.UpdateAsync(second, new() { Parent = Parent.Database(Tasks.Id) });
        await follow.RefreshAsync();

        Assert.That(Store.RowsOf(second), Is.EqualTo(new[] { row }), "It was read as a whole.");
        Assert.That(Store.FindPage(row)!.Title, Is.EqualTo("Second"));
        Assert.That(await TakeChangesAsync(), Has.One.EqualTo(new Trashed(new(gone.Value))).And.One.InstanceOf<Moved>());
        Assert.That(await RoundAsync(follow), Is.EqualTo(3));
    }

    [Test]
    public async Task A_data_source_in_the_trash_is_found_by_a_sweep_and_asked_for_by_one_request_until_it_is_back()
    {
        DataSourceId second = AddSource("Second");
        PageId[] rows = [.. Enumerable.Range(0, 20).Select(i => AddRow(second, $"{i}"))];
        using LiveFollow follow = await FollowAsync();
        await Notion.DataSources.UpdateAsync(second, new() { InTrash = true });

        await follow.SweepAsync();
        Assert.That(follow.Status.RequestsPerSweep, Is.EqualTo(1 + 2 + 1), "Not one for each row.");
        Assert.That(await TakeChangesAsync(), Is.EqualTo(new LiveChange[] { new Trashed(new(second.Value)) }));
        Assert.That(await RoundAsync(follow), Is.EqualTo(3));
        Assert.That(await TakeChangesAsync(), Is.Empty);

        await Notion.DataSources.UpdateAsync(second, new() { InTrash = false });
        await RenameAsync(rows[0], "Second");
        await Notion.Pages.UpdateAsync(rows[1], new() { InTrash = true });
        await follow.RefreshAsync();

        LiveChange[] changes = await TakeChangesAsync();
        Assert.That(changes, Has.One.EqualTo(new Restored(new(second.Value))).And.One.EqualTo(new Trashed(new(rows[1].Value))));
        Assert.That(Store.RowsOf(second), Has.Count.EqualTo(19));
        Assert.That(Store.FindPage(rows[0])!.Title, Is.EqualTo("Second"));
    }

    [Test]
    public async Task A_database_that_is_not_shared_any_more_is_lost_with_its_data_sources_and_found_again()
    {
        PageId row = AddRow(Tasks.DataSourceId, "First");
        using LiveFollow follow = await FollowAsync();
        Connection.Unshare(new BlockId(Tasks.Id.Value));

        Assert.That(await RoundAsync(follow), Is.EqualTo(2));
        Assert.That(await TakeChangesAsync(), Is.EqualTo(new LiveChange[] { new Lost(new(Tasks.Id.Value)), new Lost(new(Tasks.DataSourceId.Value)) }));
        Assert.That(await RoundAsync(follow), Is.EqualTo(1), "Only the database is asked for, until it is back.");
        Assert.That(await TakeChangesAsync(), Is.Empty);

        await RenameAsync(row, "Second");
        Connection.Share(new BlockId(Tasks.Id.Value));
        await follow.RefreshAsync();

        Assert.That(await TakeChangesAsync(), Has.One.EqualTo(new Found(new(Tasks.Id.Value))).And.One.EqualTo(new Found(new(Tasks.DataSourceId.Value))).And.One.InstanceOf<PropertyChanged>());
        Assert.That(Store.FindPage(row)!.Title, Is.EqualTo("Second"));
    }

    [Test]
    public async Task A_database_in_the_trash_is_reported_in_the_next_round_and_read_as_a_whole_when_it_is_back()
    {
        PageId row = AddRow(Tasks.DataSourceId, "First");
        PageId gone = AddRow(Tasks.DataSourceId, "Gone");
        using LiveFollow follow = await FollowAsync();
        await Notion.Databases.UpdateAsync(Tasks.Id, new() { InTrash = true });

        await follow.RefreshAsync();
        Assert.That(await TakeChangesAsync(), Has.One.EqualTo(new Trashed(new(Tasks.Id.Value))));
        Assert.That(await RoundAsync(follow), Is.EqualTo(1));
        Assert.That(await TakeChangesAsync(), Is.Empty);

        await Notion.Databases.UpdateAsync(Tasks.Id, new() { InTrash = false });
        await RenameAsync(row, "Second");
        await Notion.Pages.UpdateAsync(gone, new() { InTrash = true });
        await follow.RefreshAsync();

        Assert.That(await TakeChangesAsync(), Has.One.EqualTo(new Restored(new(Tasks.Id.Value))).And.One.EqualTo(new Trashed(new(gone.Value))));
        Assert.That(Store.FindPage(row)!.Title, Is.EqualTo("Second"));
        Assert.That(Store.RowsOf(Tasks.DataSourceId), Is.EqualTo(new[] { row }));
    }

    [Test]
    public async Task A_round_that_fails_in_a_new_data_source_reads_it_as_a_whole_in_the_next()
    {
        using LiveFollow follow = await FollowAsync();
        DataSourceId second = AddSource("Second");
        PageId row = AddRow(second, "First");

        Emulator.Faults.Next(NotionOperations.RetrieveDataSource).Error(400, "validation_error");
        Assert.That(async () => await follow.RefreshAsync(), Throws.InstanceOf<NotionException>());
        Assert.That(Store.RowsOf(second), Is.Null.Or.Empty);
        await follow.RefreshAsync();

        Assert.That(Store.RowsOf(second), Is.EqualTo(new[] { row }));
        Assert.That(await RoundAsync(follow), Is.EqualTo(3));
    }

    [Test]
    public async Task The_content_of_rows_is_followed_when_the_options_say_so()
    {
        PageId row = AddRow(Tasks.DataSourceId, "First");
        using LiveFollow follow = Store.Follow(Tasks.Id, Timeout.InfiniteTimeSpan, WithContent);
        await follow.RefreshAsync();
        await Notion.Blocks.AppendChildrenAsync(row, new() { Children = [new ParagraphBlock("a")] });

        await follow.RefreshAsync();

        Assert.That(Store.ChildrenOf(row), Has.Count.EqualTo(1));
        Assert.That(Store.IsContentFollowed(Tasks.DataSourceId.Value), Is.True);
        follow.Dispose();
        Assert.That(Store.IsContentFollowed(Tasks.DataSourceId.Value), Is.False);
    }

    [Test]
    public async Task Neither_the_database_nor_a_data_source_can_be_forgotten_until_the_following_ends()
    {
        LiveFollow follow = await FollowAsync();
        Assert.That(() => Store.Forget(new(Tasks.Id.Value)), Throws.InvalidOperationException);
        Assert.That(() => Store.Forget(new(Tasks.DataSourceId.Value)), Throws.InvalidOperationException);

        follow.Dispose();

        Assert.That(Store.Forget(new(Tasks.Id.Value)), Is.EqualTo(2));
        Assert.That(Store.Count, Is.Zero);
    }

    private DataSourceId AddSource(string title) => Emulator.Workspace.AddDataSource(Tasks.Id, title, new() { ["Name"] = PropertySchema.Title() });

    private Task<LiveFollow> FollowAsync() => WatchedAsync(Store.Follow(Tasks.Id, Timeout.InfiniteTimeSpan, OnDemand));
}

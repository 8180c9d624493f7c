using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>Following a view: what it says, and the rows of its data source.</summary>
public sealed class ViewFollowingTests : FollowTest
{
    private readonly ViewId _view;

    public ViewFollowingTests() =>
        _view = Emulator.Workspace.AddView(new CreateViewRequest { DatabaseId = Tasks.Id, DataSourceId = Tasks.DataSourceId, Name = "Open", Type = ViewType.Table });

    [Test]
    public async Task A_round_is_one_request_for_the_view_and_one_for_the_rows()
    {
        PageId row = AddRow(Tasks.DataSourceId, "First");
        using LiveFollow follow = await FollowAsync();
        Assert.That(follow.Status.RequestsPerSweep, Is.EqualTo(1 + 2));
        Assert.That(Store.RowsOf(Tasks.DataSourceId), Is.EqualTo(new[] { row }));
        await Notion.Views.UpdateAsync(_view, new() { Name = "Done", Filter = Filter.Property("Name").Title.Contains("x") });
        await RenameAsync(row, "Second");

        Assert.That(await RoundAsync(follow), Is.EqualTo(2));

        LiveChange[] changes = await TakeChangesAsync();
        Assert.That(changes, Has.Length.EqualTo(2));
        Assert.That(changes.OfType<ViewChanged>().Single(), Has.Property("Id").EqualTo(new EntityId(_view.Value)).And.Property("New").Property("Name").EqualTo("Done"));
        Assert.That(Store.FindPage(row)!.Title, Is.EqualTo("Second"));
        Assert.That(await RoundAsync(follow), Is.EqualTo(2));
        Assert.That(await TakeChangesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_row_in_the_trash_is_found_by_a_sweep()
    {
        PageId row = AddRow(Tasks.DataSourceId, "First");
        using LiveFollow follow = await FollowAsync();
        await Notion.Pages.UpdateAsync(row, new() { InTrash = true });

        await follow.SweepAsync();

        Assert.That(Store.RowsOf(Tasks.DataSourceId), Is.Empty);
        Assert.That(await TakeChangesAsync(), Has.One.EqualTo(new Trashed(new(row.Value))));
    }

    [Test]
    public async Task A_view_that_was_deleted_is_lost_once_and_the_rows_are_followed_as_before()
    {
        PageId row = AddRow(Tasks.DataSourceId, "First");
        using LiveFollow follow = await FollowAsync();
        await Notion.Views.DeleteAsync(_view);
        for (int i = 0; i < 3; i++)
            await follow.RefreshAsync();
        Assert.That(await TakeChangesAsync(), Is.EqualTo(new LiveChange[] { new Lost(new(_view.Value)) }));

        await RenameAsync(row, "Second");
        await follow.RefreshAsync();

        Assert.That(Store.FindPage(row)!.Title, Is.EqualTo("Second"));
        Assert.That(Store.FindView(_view)!.Name, Is.EqualTo("Open"), "The last snapshot stays readable.");
    }

    [Test]
    public async Task Neither_the_view_nor_its_data_source_can_be_forgotten_until_the_following_ends()
    {
        LiveFollow follow = await FollowAsync();
        Assert.That(() => Store.Forget(new(_view.Value)), Throws.InvalidOperationException);
        Assert.That(() => Store.Forget(new(Tasks.DataSourceId.Value)), Throws.InvalidOperationException);

        follow.Dispose();

        Assert.That(Store.Forget(new(_view.Value)), Is.EqualTo(1));
        Assert.That(Store.Forget(new(Tasks.DataSourceId.Value)), Is.EqualTo(1));
    }

    private Task<LiveFollow> FollowAsync() => WatchedAsync(Store.Follow(_view, Timeout.InfiniteTimeSpan, OnDemand));
}

using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>Following by polling: what is seen, when, and by how many requests.</summary>
public sealed class FollowingTests : LiveTest
{
    private static readonly LiveFollowOptions s_content = new() { Content = true, SweepEvery = Timeout.InfiniteTimeSpan };
    private static readonly LiveFollowOptions s_properties = new() { SweepEvery = Timeout.InfiniteTimeSpan };

    private readonly ManualTimeProvider _storeTime = new();
    private readonly EmulatedConnection _connection;
    private readonly NotionClient _reader;
    private readonly LiveStore _store;
    private readonly List<LiveChange> _changes = [];
    private readonly EmulatedDatabase _tasks;

    public FollowingTests()
    {
        _tasks = Emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Number"] = PropertySchema.Number() });
        _connection = Emulator.Workspace.AddConnection("Reader", shared: [new BlockId(_tasks.Id.Value)]);
        _reader = Follower.Connect(Emulator, _connection);
        _store = LiveStore.Create(_reader, new() { TimeProvider = _storeTime });
    }

    [TestCase(-60)]
    [TestCase(0)]
    [TestCase(60)]
    public async Task Two_changes_in_one_minute_on_both_sides_of_a_look_are_both_seen_whatever_the_clock_of_the_machine(int minutes)
    {
        using LiveStore store = LiveStore.Create(_reader, new() { TimeProvider = new ManualTimeProvider(Time.GetUtcNow().AddMinutes(minutes)) });
        PageId row = AddRow("First");
        using LiveFollow follow = store.Follow(_tasks.DataSourceId, Timeout.InfiniteTimeSpan, s_properties);
        await follow.RefreshAsync();

        foreach (string name in new[] { "Second", "Third", "Fourth" })
        {
            await RenameAsync(row, name);
            await follow.RefreshAsync();
            Assert.That(store.FindPage(row)!.Title, Is.EqualTo(name));
        }
    }

    [Test]
    public async Task A_round_without_changes_is_one_request_for_any_number_of_rows()
    {
        for (int i = 0; i < 250; i++)
        {
            AddRow($"{i}");
            Time.Advance(TimeSpan.FromMinutes(1));
        }

        using LiveFollow follow = _store.Follow(_tasks.DataSourceId, Timeout.InfiniteTimeSpan, s_properties);
        await follow.RefreshAsync();
        await follow.RefreshAsync();

        Assert.That(follow.Status, Has.Property(nameof(LiveFollowStatus.RequestsPerSweep)).EqualTo(4).And.Property(nameof(LiveFollowStatus.RequestsPerRound)).EqualTo(1));
        Assert.That(_store.RowsOf(_tasks.DataSourceId), Has.Count.EqualTo(250));
    }

    [Test]
    public async Task More_changed_rows_than_one_query_returns_are_all_read()
    {
        await using NotionEmulator emulator = NotionEmulator.Start(new() { TimeProvider = Time, QueryResultLimit = 100 });
        using NotionClient client = Follower.Connect(emulator, emulator.Connection);
        EmulatedDatabase tasks = emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title() });
        using LiveStore store = LiveStore.Create(client, new() { TimeProvider = _storeTime });
        using LiveFollow follow = store.Follow(tasks.DataSourceId, Timeout.InfiniteTimeSpan, s_properties);
        await follow.RefreshAsync();
        List<PageId> rows = [];
        for (int i = 0; i < 250; i++)
        {
            rows.Add(tasks.AddRow(new() { ["Name"] = new TitleValue($"{i}") }));
            Time.Advance(TimeSpan.FromSeconds(20));
        }

        await follow.RefreshAsync();

        Assert.That(store.RowsOf(tasks.DataSourceId), Is.EquivalentTo(rows));
    }

    [Test]
    public async Task A_row_in_the_trash_is_found_by_a_sweep_and_reported_as_trashed()
    {
        PageId row = AddRow("Gone");
        using LiveFollow follow = await FollowAsync();
        await Notion.Pages.UpdateAsync(row, new() { InTrash = true });
        await follow.RefreshAsync();
        Assert.That(_store.RowsOf(_tasks.DataSourceId), Is.EqualTo(new[] { row }), "The time of the last change does not show it.");

        await follow.SweepAsync();
        await _store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(_store.RowsOf(_tasks.DataSourceId), Is.Empty);
        Assert.That(_changes, Is.EqualTo(new LiveChange[] { new RowRemoved(new(_tasks.DataSourceId.Value), row), new Trashed(new(row.Value)) }));
    }

    [Test]
    public async Task What_is_not_shared_any_more_is_lost_once_and_found_again()
    {
        PageId page = Emulator.Workspace.AddPage("Plan");
        _connection.Share(page);
        using LiveFollow follow = _store.Follow(page, Timeout.InfiniteTimeSpan, s_properties);
        await follow.RefreshAsync();
        _store.Watch(_changes.Add);

        _connection.Unshare(page);
        for (int i = 0; i < 3; i++)
            await follow.RefreshAsync();
        Assert.That(_store.FindPage(page)!.Title, Is.EqualTo("Plan"), "The last snapshot stays readable.");
        _connection.Share(page);
        await follow.RefreshAsync();
        await _store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(_changes, Is.EqualTo(new LiveChange[] { new Lost(new(page.Value)), new Found(new(page.Value)) }));
    }

    [Test]
    public async Task A_data_source_that_is_not_shared_any_more_is_lost_once_and_is_read_as_a_whole_when_it_is_back()
    {
        PageId row = AddRow("First");
        PageId gone = AddRow("Gone");
        using LiveFollow follow = await FollowAsync();
        _connection.Unshare(new BlockId(_tasks.Id.Value));
        for (int i = 0; i < 3; i++)
            await follow.RefreshAsync();
        await _store.WhenDeliveredAsync(CancellationToken.None);
        Assert.That(_changes, Is.EqualTo(new LiveChange[] { new Lost(new(_tasks.DataSourceId.Value)) }));

        await RenameAsync(row, "Second");
        await Notion.Pages.UpdateAsync(gone, new() { InTrash = true });
        _connection.Share(new BlockId(_tasks.Id.Value));
        await follow.RefreshAsync();
        await _store.WhenDeliveredAsync(CancellationToken.None);

        Assert.That(_changes, Has.One.EqualTo(new Found(new(_tasks.DataSourceId.Value))).And.One.EqualTo(new Trashed(new(gone.Value))));
        Assert.That(_store.FindPage(row)!.Title, Is.EqualTo("Second"));
        Assert.That(_store.RowsOf(_tasks.DataSourceId), Is.EqualTo(new[] { row }));
    }

    [Test]
    public async Task Content_is_read_while_the_minute_of_the_last_change_may_last_and_then_not_any_more()
    {
        PageId page = Emulator.Workspace.AddPage("Plan", [new ParagraphBlock("a")]);
        _connection.Share(page);
        using LiveFollow follow = _store.Follow(page, Timeout.InfiniteTimeSpan, s_content);
        await follow.RefreshAsync();

        // In the same minute: the time of the page does not move.
        await Notion.Blocks.AppendChildrenAsync(page, new() { Children = [new ParagraphBlock("b")] });
        await follow.RefreshAsync();
        Assert.That(_store.ChildrenOf(page), Has.Count.EqualTo(2));
        _storeTime.Advance(TimeSpan.FromMinutes(2));
        await follow.RefreshAsync();
        Assert.That(follow.Status.RequestsPerRound, Is.EqualTo(2));
        await follow.RefreshAsync();
        Assert.That(follow.Status.RequestsPerRound, Is.EqualTo(1));

        Time.Advance(TimeSpan.FromMinutes(1));
        await Notion.Blocks.AppendChildrenAsync(page, new() { Children = [new ParagraphBlock("c")] });
        await follow.RefreshAsync();
        Assert.That(_store.ChildrenOf(page), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Properties_only_are_one_request_a_round_though_the_content_changes()
    {
        PageId page = Emulator.Workspace.AddPage("Plan", [new ParagraphBlock("a")]);
        _connection.Share(page);
        using LiveFollow follow = _store.Follow(page, Timeout.InfiniteTimeSpan, s_properties);
        await follow.RefreshAsync();
        await Notion.Blocks.AppendChildrenAsync(page, new() { Children = [new ParagraphBlock("b")] });

        await follow.RefreshAsync();

        Assert.That(follow.Status.RequestsPerRound, Is.EqualTo(1));
        Assert.That(_store.ChildrenOf(page), Is.Null);
    }

    [Test]
    public async Task Rounds_and_sweeps_happen_when_their_time_has_come()
    {
        PageId row = AddRow("First");
        using LiveFollow follow = _store.Follow(_tasks.DataSourceId, TimeSpan.FromSeconds(30), new() { SweepEvery = TimeSpan.FromSeconds(75) });
        await _storeTime.WhenWaitingAsync(TimeSpan.FromSeconds(30));
        await RenameAsync(row, "Second");
        _storeTime.Advance(TimeSpan.FromSeconds(30));
        await _storeTime.WhenWaitingAsync(TimeSpan.FromSeconds(30));
        Assert.That(_store.FindPage(row)!.Title, Is.EqualTo("Second"));
        await Notion.Pages.UpdateAsync(row, new() { InTrash = true });
        _storeTime.Advance(TimeSpan.FromSeconds(30));
        await _storeTime.WhenWaitingAsync(TimeSpan.FromSeconds(15));
        Assert.That(_store.FindPage(row)!.InTrash, Is.False);

        _storeTime.Advance(TimeSpan.FromSeconds(15));
        await _storeTime.WhenWaitingAsync(TimeSpan.FromSeconds(30));

        Assert.That(_store.FindPage(row)!.InTrash, Is.True);
    }

    [Test]
    public async Task An_interval_that_the_rate_limit_cannot_hold_is_stretched_and_says_so()
    {
        using LiveFollow first = _store.Follow(_tasks.DataSourceId, TimeSpan.FromSeconds(1), s_properties);
        await first.RefreshAsync();
        await first.RefreshAsync();
        Assert.That(first.Status.IsStretched, Is.False);
        using LiveFollow second = _store.Follow(_tasks.DataSourceId, TimeSpan.FromSeconds(1), s_properties);
        using LiveFollow third = _store.Follow(_tasks.DataSourceId, TimeSpan.FromSeconds(1), s_properties);

        await first.RefreshAsync();

        Assert.That(first.Status, Has.Property(nameof(LiveFollowStatus.IsStretched)).True.And.Property(nameof(LiveFollowStatus.Interval)).EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(() => _store.Follow(_tasks.DataSourceId, TimeSpan.FromMilliseconds(500)), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task A_look_that_fails_is_in_the_status_and_the_next_one_misses_nothing()
    {
        PageId row = AddRow("First");
        using LiveFollow follow = await FollowAsync();
        await RenameAsync(row, "Second");
        Emulator.Faults.Always().Error(400, "validation_error");

        Assert.That(async () => await follow.RefreshAsync(), Throws.InstanceOf<NotionException>());
        Assert.That(follow.Status.Error, Is.InstanceOf<NotionException>());
        Emulator.Faults.Clear();
        await follow.RefreshAsync();

        Assert.That(follow.Status.Error, Is.Null);
        Assert.That(_store.FindPage(row)!.Title, Is.EqualTo("Second"));
    }

    [Test]
    public async Task What_is_followed_cannot_be_forgotten()
    {
        LiveFollow follow = await FollowAsync();
        Assert.That(() => _store.Forget(new(_tasks.DataSourceId.Value)), Throws.InvalidOperationException);

        follow.Dispose();

        Assert.That(_store.Forget(new(_tasks.DataSourceId.Value)), Is.EqualTo(1));
    }

    public override async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _reader.Dispose();
        await base.DisposeAsync();
    }

    private PageId AddRow(string name) => _tasks.AddRow(new() { ["Name"] = new TitleValue(name) });

    private Task RenameAsync(PageId row, string name) => Notion.Pages.UpdateAsync(row, new() { Properties = { ["Name"] = new TitleValue(name) } });

    private async Task<LiveFollow> FollowAsync()
    {
        LiveFollow follow = _store.Follow(_tasks.DataSourceId, Timeout.InfiniteTimeSpan, s_properties);
        await follow.RefreshAsync();
        _store.Watch(_changes.Add);
        return follow;
    }
}

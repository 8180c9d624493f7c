using Notion.Refit.Emulator;
using Notion.Refit.Live.Following;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>A store of a connection that sees what is shared with it, while another program changes Notion.</summary>
public abstract class FollowTest : LiveTest
{
    private protected static readonly LiveFollowOptions OnDemand = new() { SweepEvery = Timeout.InfiniteTimeSpan };
    private protected static readonly LiveFollowOptions WithContent = new() { Content = true, SweepEvery = Timeout.InfiniteTimeSpan };

    protected FollowTest()
    {
        Tasks = Emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title() });
        Connection = Emulator.Workspace.AddConnection("Reader", shared: [new BlockId(Tasks.Id.Value)]);
        Reader = Follower.Connect(Emulator, Connection);
        Store = LiveStore.Create(Reader, new() { TimeProvider = StoreTime });
    }

    protected EmulatedDatabase Tasks { get; }

    protected EmulatedConnection Connection { get; }

    protected NotionClient Reader { get; }

    protected LiveStore Store { get; }

    private protected ManualTimeProvider StoreTime { get; } = new();

    protected List<LiveChange> Changes { get; } = [];

    private protected LookReader Look => new(Store);

    public override async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Reader.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads for the first time, then collects changes.</summary>
    protected async Task<LiveFollow> WatchedAsync(LiveFollow follow)
    {
        await follow.RefreshAsync();
        Store.Watch(Changes.Add);
        return follow;
    }

    /// <summary>Takes the changes since the last time.</summary>
    protected async Task<LiveChange[]> TakeChangesAsync()
    {
        await Store.WhenDeliveredAsync(CancellationToken.None);
        LiveChange[] changes = [.. Changes];
        Changes.Clear();
        return changes;
    }

    /// <summary>Makes a round, and returns the number of its requests.</summary>
    protected static async Task<int> RoundAsync(LiveFollow follow)
    {
        await follow.RefreshAsync();
        return follow.Status.RequestsPerRound;
    }

    protected PageId AddRow(DataSourceId source, string name) => Emulator.Workspace.AddRow(source, new() { ["Name"] = new TitleValue(name) });

    protected Task RenameAsync(PageId row, string name) => Notion.Pages.UpdateAsync(row, new() { Properties = { ["Name"] = new TitleValue(name) } });
}

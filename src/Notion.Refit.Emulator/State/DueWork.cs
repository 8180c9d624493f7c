using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>Work that the API does some time after its answer. It is done before the first request that comes later.</summary>
/// <param name="Due">When; what it changes is changed at that time.</param>
internal abstract record DueWork(DateTimeOffset Due) : ISnapshotState
{
    public abstract void Run(Workspace workspace, IdSource ids);
}

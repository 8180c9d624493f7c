using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>A thread of comments on a page or block.</summary>
internal sealed class StoredDiscussion(Guid id, StoredNode subject) : ISnapshotState
{
    public Guid Id { get; } = id;

    /// <summary>The page or block.</summary>
    public StoredNode Subject { get; } = subject;
}

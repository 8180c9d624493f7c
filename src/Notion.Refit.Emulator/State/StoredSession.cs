using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A conversation with an agent. It is a session, and a thread of the private alpha.</summary>
internal sealed class StoredSession(Guid id, StoredAgent agent) : ISnapshotState
{
    public Guid Id { get; } = id;

    public StoredAgent Agent { get; } = agent;

    public required string Title { get; init; }

    public required DateTimeOffset CreatedTime { get; init; }

    public required StoredUser CreatedBy { get; init; }

    public DateTimeOffset UpdatedTime { get; set; }

    public SessionStatus Status { get; set; } = SessionStatus.InProgress;

    public SessionError? Error { get; set; }

    /// <summary>The action that waits for a decision; null for none.</summary>
    public RequiredAction? Action { get; set; }

    /// <summary>The time at which the turn under way ends; null if no turn is under way.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>The number of the current turn, so that one that was cancelled is recognised.</summary>
    public int Turn { get; set; }

    public double Credits { get; set; }

    /// <summary>All events, in order. Their places are counted from 1 on.</summary>
    public List<SessionEvent> Events { get; } = [];

    public bool IsRunning => Due is not null;
}

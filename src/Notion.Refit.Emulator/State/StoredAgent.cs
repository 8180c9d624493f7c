using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>An agent.</summary>
internal sealed class StoredAgent(Guid id, AgentBehavior behavior) : ISnapshotState
{
    public Guid Id { get; } = id;

    public AgentBehavior Behavior { get; } = behavior;

    public required string Name { get; init; }

    public required AgentType Type { get; init; }

    public required DateTimeOffset CreatedTime { get; init; }

    public StoredUser? CreatedBy { get; init; }

    public string? Description { get; init; }

    public string? Instructions { get; init; }

    public bool IsFavorite { get; init; }

    public bool IsReadOnly { get; init; }

    public AgentStatus Status { get; set; } = AgentStatus.Active;

    public AgentPauseReason? PauseReason { get; set; }

    public int? CreditLimit { get; set; }

    public DateTimeOffset LastEditedTime { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>The turns so far, in order.</summary>
    public List<StoredRun> Runs { get; } = [];

    /// <summary>The number of replies that were taken from the script.</summary>
    public int ScriptedReplies { get; set; }

    public bool IsPersonal => Id == AgentId.NotionAi.Value;

    public bool IsDeleted => DeletedAt is not null;
}

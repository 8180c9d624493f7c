using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A session of an agent that runs outside Notion.</summary>
internal sealed class StoredExternalSession(Guid id, StoredAgent agent) : ISnapshotState
{
    public Guid Id { get; } = id;

    public StoredAgent Agent { get; } = agent;

    /// <summary>The key of the caller; null for none.</summary>
    public string? Key { get; init; }

    public string? Model { get; init; }

    public string? Cwd { get; init; }

    public DateTimeOffset LastActive { get; set; }

    /// <summary>The time at which the run under way ends; null if none is under way.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>The runs by the key of the message that started them.</summary>
    public Dictionary<string, string> Runs { get; } = new(StringComparer.Ordinal);

    public List<ExternalEvent> Events { get; } = [];
}

using Notion.Refit.Models;

namespace Notion.Refit.Emulator;

/// <summary>The circumstances of a message to an emulated agent.</summary>
public sealed record AgentContext
{
    /// <summary>The id of the agent.</summary>
    public required AgentId AgentId { get; init; }

    /// <summary>The id of the session that goes on; null for a new one.</summary>
    public required SessionId? SessionId { get; init; }

    /// <summary>The events of the session before this message.</summary>
    public IReadOnlyList<SessionEvent> History { get; init; } = [];

    /// <summary>The texts that the caller sent along.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The further context that the caller sent along; null for none.</summary>
    public string? PromptContext { get; init; }

    /// <summary>The decision about the action of the last reply; null if this is a message.</summary>
    public ActionOptionId? Decision { get; init; }

    /// <summary>The time of the message.</summary>
    public required DateTimeOffset Now { get; init; }
}

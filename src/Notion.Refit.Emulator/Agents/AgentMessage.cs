using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>A message to an agent, or a decision about what it waits for.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Session">The session that goes on; null for a new one.</param>
/// <param name="Text">The message; the decision as text where it is one.</param>
internal sealed record AgentMessage(StoredAgent Agent, StoredSession? Session, string Text)
{
    /// <summary>The texts that the caller sent along.</summary>
    public PropertyMap<string> Metadata { get; init; } = [];

    public string? PromptContext { get; init; }

    /// <summary>The uploads that are attached.</summary>
    public IReadOnlyList<StoredFileUpload> Files { get; init; } = [];

    /// <summary>The decision; null for a message.</summary>
    public ActionOptionId? Decision { get; init; }

    /// <summary>Describes the message to the code of a test.</summary>
    public AgentContext Describe(RequestContext context) => new()
    {
        AgentId = new AgentId(Agent.Id),
        SessionId = Session is { } session ? new SessionId(session.Id) : (SessionId?)null,
        History = Session is null ? [] : [.. Session.Events],
        Metadata = Metadata.ToDictionary(StringComparer.Ordinal),
        PromptContext = PromptContext,
        Decision = Decision,
        Now = context.Now,
    };
}

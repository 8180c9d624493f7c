using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The end of a turn of an agent: its last message, and the session.</summary>
public sealed record SessionAnswer
{
    /// <summary>The session. Its status is <c>completed</c>, <c>requires_action</c> with what has to be decided, or <c>failed</c> with the error.</summary>
    public required Session Session { get; init; }

    /// <summary>The last message of the agent in this turn; null if it has not sent one.</summary>
    public required AgentMessageEvent? Message { get; init; }

    /// <summary>The text of the message; empty if there is none.</summary>
    public string Text => Message?.Text ?? "";
}

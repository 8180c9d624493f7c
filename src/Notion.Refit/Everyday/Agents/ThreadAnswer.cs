using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The end of a turn of an agent in a thread: its last message, and the thread.</summary>
public sealed record ThreadAnswer
{
    /// <summary>The thread. Its status is <c>completed</c>, <c>requires_action</c> or <c>failed</c>.</summary>
    public required AgentThread Thread { get; init; }

    /// <summary>The last message of the agent; null if it has not sent one.</summary>
    public required ThreadMessage? Message { get; init; }

    /// <summary>The text of the message; empty if there is none.</summary>
    public string Text => Message?.Content ?? "";
}

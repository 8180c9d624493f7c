using Notion.Refit.Models;

namespace Notion.Refit.Emulator;

/// <summary>The reply of an emulated agent to one message: what it says, the tools it calls, or the reason for which it fails.</summary>
public sealed record AgentReply
{
    /// <summary>The message as Markdown; null for none.</summary>
    public string? Text { get; init; }

    /// <summary>The thoughts before the message; null for none.</summary>
    public string? Thinking { get; init; }

    /// <summary>The names of the tools that are called before the message.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The title of an action that the user has to decide before the agent continues; null for none.</summary>
    public string? Action { get; init; }

    /// <summary>The error with which the turn fails; null for none.</summary>
    public SessionError? Error { get; init; }

    /// <summary>The credits that the turn uses. The default is 1.</summary>
    public double Credits { get; init; } = 1;

    /// <summary>Creates a reply that is one message.</summary>
    /// <param name="text">The message as Markdown.</param>
    public static implicit operator AgentReply(string text) => new() { Text = text };

    /// <summary>Creates a reply that fails.</summary>
    /// <param name="code">The code of the error.</param>
    /// <param name="message">The message for people.</param>
    /// <param name="retryable">Whether it makes sense to try again.</param>
    /// <returns>The reply.</returns>
    public static AgentReply Fail(string code, string message, bool retryable = false) =>
        new() { Error = new SessionError { Code = code, Message = message, Retryable = retryable } };

    /// <summary>Creates a reply that waits for a decision. The decision reaches the agent as its next message.</summary>
    /// <param name="title">The title of the action.</param>
    /// <returns>The reply.</returns>
    public static AgentReply Ask(string title) => new() { Action = title };
}

using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>A run of an external agent that ends some time after the message.</summary>
/// <param name="Due">The time of its end.</param>
/// <param name="Session">The session.</param>
/// <param name="Reply">The reply.</param>
internal sealed record ExternalTurn(DateTimeOffset Due, StoredExternalSession Session, AgentReply Reply) : DueWork(Due)
{
    public override void Run(Workspace workspace, IdSource ids)
    {
        Session.LastActive = Due;
        if (Session.Due <= Due)
            Session.Due = null;
        if (Reply.Thinking is { } thinking)
            Session.Events.Add(new ExternalThinking { Text = thinking });
        foreach (string tool in Reply.Tools)
        {
            string call = ids.NewRandom().ToString();
            Session.Events.Add(new ExternalToolStarted { ToolCallId = call, ToolName = tool });
            Session.Events.Add(new ExternalToolOutput { ToolCallId = call, IsError = false });
        }

        if (Reply.Text is { } text)
            Session.Events.Add(new ExternalMessage { Text = text });
        if (Reply.Error is { } error)
            Session.Events.Add(new ExternalError { Error = new ExternalAgentError { Code = error.Code, Message = error.Message, Retryable = error.Retryable } });
    }
}

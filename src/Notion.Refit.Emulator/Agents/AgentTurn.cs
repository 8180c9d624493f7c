using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>A turn of an agent that ends some time after the message.</summary>
/// <param name="Due">The time of its end.</param>
/// <param name="Session">The session.</param>
/// <param name="Turn">The number of the turn. A turn that was cancelled has no effect.</param>
/// <param name="Reply">The reply.</param>
internal sealed record AgentTurn(DateTimeOffset Due, StoredSession Session, int Turn, AgentReply Reply) : DueWork(Due)
{
    public override void Run(Workspace workspace, IdSource ids)
    {
        if (Session.Turn != Turn || !Session.IsRunning)
            return;

        Session.Due = null;
        Session.UpdatedTime = Due;
        Session.Credits += Reply.Credits;
        Session.Agent.Runs.Add(new StoredRun(Due, Reply.Credits));
        if (Reply.Thinking is { } thinking)
            Add(new AgentThinkingEvent { Content = [new SessionText(thinking)], Id = "", SessionId = default, Sequence = 0, CreatedAt = default }, ids);
        foreach (string tool in Reply.Tools)
        {
            Add(new AgentToolUseEvent { ToolName = tool, Id = "", SessionId = default, Sequence = 0, CreatedAt = default }, ids);
            Add(new AgentToolResultEvent { ToolName = tool, ToolUseId = Session.Events[^1].Id, IsError = false, Id = "", SessionId = default, Sequence = 0, CreatedAt = default }, ids);
        }

        if (Reply.Text is { } text)
            Add(new AgentMessageEvent { Content = [new SessionText(text)], Id = "", SessionId = default, Sequence = 0, CreatedAt = default }, ids);
        End(ids);
        Pause(Session.Agent);
    }

    /// <summary>Adds a change of the status to the events of a session.</summary>
    public static void AddStatus(StoredSession session, DateTimeOffset now, IdSource ids) => session.Events.Add(new SessionStatusEvent
    {
        Id = ids.NewRandom().ToString(),
        SessionId = new SessionId(session.Id),
        Sequence = session.Events.Count + 1,
        CreatedAt = now,
        Status = session.Status,
        Error = session.Error,
        RequiredActions = session.Action is { } action ? [action] : [],
    });

    private void End(IdSource ids)
    {
        if (Reply.Action is { } title)
        {
            Session.Status = SessionStatus.RequiresAction;
            Session.Action = new RequiredAction
            {
                ActionId = ids.NewRandom().ToString(),
                Title = title,
                Options = [new RequiredActionOption { Id = ActionOptionId.Approve, Label = "Approve" }, new RequiredActionOption { Id = ActionOptionId.Reject, Label = "Reject" }],
            };
        }
        else
        {
            Session.Error = Reply.Error;
            Session.Status = Reply.Error is null ? SessionStatus.Completed : SessionStatus.Failed;
        }

        AddStatus(Session, Due, ids);
    }

    private void Add(SessionEvent added, IdSource ids) => Session.Events.Add(added with
    {
        Id = ids.NewRandom().ToString(),
        SessionId = new SessionId(Session.Id),
        Sequence = Session.Events.Count + 1,
        CreatedAt = Due,
    });

    // Assumption: the agent finishes its turn, and is paused after it.
    private static void Pause(StoredAgent agent)
    {
        if (agent.CreditLimit is not { } limit || agent.Runs.Sum(run => run.Credits) < limit)
            return;
        agent.Status = AgentStatus.Disabled;
        agent.PauseReason = AgentPauseReason.CreditLimit;
    }
}

using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>Maps agents and their conversations to response models.</summary>
internal static class AgentAnswers
{
    public static AgentActor Actor(StoredUser user) => new() { Id = new UserId(user.Id), Type = user.IsBot ? AgentActorType.Bot : AgentActorType.User };

    /// <summary>An agent.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="verbose">Whether the instructions are returned.</param>
    public static Agent Of(StoredAgent agent, bool verbose)
    {
        HideableTime? lastRun = agent.IsReadOnly ? HideableTime.Hidden : agent.Runs is [.., { } last] ? last.Time : null;
        var answer = new Agent
        {
            Id = new AgentId(agent.Id),
            Name = agent.Name,
            AgentType = agent.Type,
            Description = agent.Description,
            Icon = null,
            Status = agent.IsDeleted ? AgentStatus.Deleted : agent.Status,
            PauseReason = agent.PauseReason,
            Model = new AgentModel { Mode = AgentModelMode.Auto },
            InstructionsPageId = null,
            CreditLimit = Limit(agent),
            AgentVersion = null,
            Version = null,
            HasUnpublishedChanges = agent.IsReadOnly ? HideableFlag.Hidden : false,
            CreatedBy = agent.CreatedBy is { } user ? Actor(user) : null,
            CreatedTime = agent.IsPersonal ? null : agent.CreatedTime,
            LastEditedTime = agent.IsPersonal ? null : agent.LastEditedTime,
            LastRunAt = lastRun,
            LastRunTime = lastRun,
            Connections = [],
            Triggers = [],
        };
        return verbose ? answer with { Instructions = agent.Instructions } : answer;
    }

    public static HideableNumber? Limit(StoredAgent agent) =>
        agent.IsReadOnly ? HideableNumber.Hidden : agent.CreditLimit is { } limit ? (HideableNumber)limit : null;

    /// <summary>A session with its first members, as sending and cancelling return it.</summary>
    public static Session Short(StoredSession session) => new()
    {
        Id = new SessionId(session.Id),
        AgentId = new AgentId(session.Agent.Id),
        Title = session.Title,
        Status = session.Status,
        CreatedAt = session.CreatedTime,
        UpdatedAt = session.UpdatedTime,
        RequiredActions = session.Action is { } action ? [action] : [],
        Error = session.Error,
    };

    /// <summary>A session with all members.</summary>
    public static Session Full(StoredSession session) => Short(session) with
    {
        CreatedBy = Actor(session.CreatedBy),
        AgentVersion = null,
        Models = new AgentModels { Type = AgentModelMode.Auto },
        MessageCount = session.Events.Count(e => e is UserMessageEvent or AgentMessageEvent),
        CreditsUsed = session.Credits,
        RunsCompleted = session.Events.Count(e => e is SessionStatusEvent { Status.Value: "completed" }),
        ToolCallCount = session.Events.Count(e => e is AgentToolUseEvent),
    };

    public static ThreadStatus Status(StoredSession session) => session.Status switch
    {
        var status when status == SessionStatus.Completed => ThreadStatus.Completed,
        var status when status == SessionStatus.RequiresAction => ThreadStatus.RequiresAction,
        var status when status == SessionStatus.Queued || status == SessionStatus.InProgress => ThreadStatus.Pending,

        // Assumption: threads know no other end.
        _ => ThreadStatus.Failed,
    };

    public static AgentThread Thread(StoredSession session)
    {
        var thread = new AgentThread
        {
            Id = new ThreadId(session.Id),
            Title = session.Title,
            Status = Status(session),
            Error = session.Error?.Message,
            CreatedTime = session.CreatedTime,
            LastEditedTime = session.UpdatedTime,
            CreatedBy = Actor(session.CreatedBy),
            AgentVersion = null,
            Models = new AgentModels { Type = AgentModelMode.Auto },
            CreditsUsed = session.Credits,
        };
        return session.Action is { } action ? thread with { PendingUserActions = [Pending(action)] } : thread;
    }

    public static ChatInvocation Invocation(StoredSession session, string invocationId) => new()
    {
        InvocationId = invocationId,
        AgentId = new AgentId(session.Agent.Id),
        ThreadId = new ThreadId(session.Id),
        Status = ThreadStatus.Pending,
    };

    /// <summary>The messages of a thread. A turn that failed is a message of the agent.</summary>
    /// <param name="session">The thread.</param>
    /// <param name="verbose">Whether the messages have parts.</param>
    public static IReadOnlyList<ThreadMessage> Messages(StoredSession session, bool verbose)
    {
        List<ThreadMessage> messages = [];
        List<ThreadMessagePart> parts = [];
        foreach (SessionEvent e in session.Events)
        {
            switch (e)
            {
                case UserMessageEvent user:
                    messages.Add(Message(user, MessageRole.User, user.Text, verbose ? [new ThreadTextPart { Text = user.Text }] : []));
                    break;
                case AgentThinkingEvent thinking:
                    parts.Add(new ThreadThinkingPart { Text = thinking.Text });
                    break;
                case AgentToolUseEvent tool:
                    parts.Add(new ThreadToolCallPart { ToolName = tool.ToolName, ToolCallId = tool.Id });
                    break;
                case AgentMessageEvent agent:
                    messages.Add(Message(agent, MessageRole.Agent, agent.Text, verbose ? [.. parts, new ThreadTextPart { Text = agent.Text }] : []));
                    parts.Clear();
                    break;
                case SessionStatusEvent { Error: { } error }:
                    messages.Add(Message(e, MessageRole.Agent, error.Message, verbose ? [new ThreadTextPart { Text = error.Message }] : []));
                    break;
            }
        }

        return messages;
    }

    private static PendingAction Pending(RequiredAction action) => new()
    {
        Id = action.ActionId,
        Title = action.Title,
        Options = [.. action.Options.Select(option => new PendingActionOption { Id = option.Id, Label = option.Label })],
        Requirements = [new GeneralRequirement()],
    };

    private static ThreadMessage Message(SessionEvent e, MessageRole role, string text, IReadOnlyList<ThreadMessagePart> parts)
    {
        var message = new ThreadMessage
        {
            Id = ThreadMessageId.Parse(e.Id),
            Role = role,
            Content = text,
            Parent = new ThreadParent { Id = new ThreadId(e.SessionId.Value) },
            CreatedTime = e.CreatedAt,
        };
        return parts.Count > 0 ? message with { ContentParts = parts } : message;
    }
}

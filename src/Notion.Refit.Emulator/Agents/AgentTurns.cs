using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>Starts the turns of agents.</summary>
internal static class AgentTurns
{
    private const int LongestTitle = 60;

    /// <summary>Finds the reply of the agent, without a lock, so that the code of a test may call the emulator.</summary>
    /// <param name="context">The request.</param>
    /// <param name="find">Reads the message from the request, and throws if it cannot be sent.</param>
    /// <param name="answer">Maps the session to the response.</param>
    /// <param name="cancellationToken">Ends the waiting for the code of the test.</param>
    /// <returns>The rest, which is done under the lock of the workspace.</returns>
    public static async ValueTask<Func<Answer>> PrepareAsync(
        RequestContext context, Func<AgentMessage> find, Func<StoredSession, Answer> answer, CancellationToken cancellationToken)
    {
        (AgentMessage message, AgentContext described) = context.Workspace.Read(() =>
        {
            AgentMessage found = Checked(find());
            return (found, found.Describe(context));
        });
        AgentReply? reply = message.Agent.Behavior.Code is { } code ? await code(message.Text, described, cancellationToken) : null;
        return () => answer(Start(Checked(find()), reply, context));
    }

    /// <summary>Reads the uploads that a message attaches.</summary>
    public static IReadOnlyList<StoredFileUpload> Files(this RequestContext context, IReadOnlyList<MessageAttachment> attachments) =>
        [.. attachments.Select(attachment => context.Attachable(attachment.FileUpload.Id.Value, FileUse.Any))];

    // Assumption: the codes and the wording.
    private static AgentMessage Checked(AgentMessage message)
    {
        if (message.Agent.Status != AgentStatus.Active)
            throw ApiErrors.AgentDisabled(message.Agent.PauseReason);
        if (message.Session is { IsRunning: true })
            throw ApiErrors.SessionInProgress();
        if (message.Decision is null && message.Session is { Action: not null })
            throw ApiErrors.SessionRequiresAction();
        return message;
    }

    private static StoredSession Start(AgentMessage message, AgentReply? reply, RequestContext context)
    {
        StoredAgent agent = message.Agent;
        if (message.Session is not { } session)
        {
            string title = message.Text.Length > LongestTitle ? message.Text[..LongestTitle] : message.Text;
            session = new StoredSession(context.Ids.NewRandom(), agent) { Title = title, CreatedTime = context.Now, CreatedBy = context.Connection.Bot };
            context.Workspace.Sessions.Add(session);
        }

        if (message.Decision is null)
            session.Events.Add(UserMessage(message, session, context));
        session.Turn++;
        session.Status = SessionStatus.InProgress;
        session.Action = null;
        session.Error = null;
        session.UpdatedTime = context.Now;
        session.Due = context.Now + context.Options.AsyncDelay;
        context.Workspace.Add(new AgentTurn(session.Due.Value, session, session.Turn, reply ?? agent.Behavior.Scripted(agent.ScriptedReplies++)));
        return session;
    }

    private static UserMessageEvent UserMessage(AgentMessage message, StoredSession session, RequestContext context) => new()
    {
        Id = context.Ids.NewRandom().ToString(),
        SessionId = new SessionId(session.Id),
        Sequence = session.Events.Count + 1,
        CreatedAt = context.Now,
        Content =
        [
            new SessionText(message.Text),
            .. message.Files.Select(file => new SessionFile { FileId = file.Id.ToString(), Name = file.FileName, ContentType = file.ContentType }),
        ],
        CreatedBy = AgentAnswers.Actor(context.Connection.Bot),
        Metadata = message.Metadata.Count > 0 ? message.Metadata : null,
    };
}

using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Sessions;

/// <summary>Cancels the turn under way. Assumption: a session without one is returned as it is.</summary>
internal sealed class CancelSession : IEndpoint
{
    public NotionOperation Operation => NotionOperations.CancelSession;

    public Answer Handle(RequestContext context)
    {
        StoredSession session = context.Session(context.PathId("session_id"));
        if (context.ReadBody<CancelSessionRequest>().EventId is { } id && !session.Events.Exists(e => e.Id == id))
            throw ApiErrors.EventNotFound(id);
        if (session.IsRunning || session.Action is not null)
        {
            session.Due = null;
            session.Action = null;
            session.Status = SessionStatus.Canceled;
            session.UpdatedTime = context.Now;
            AgentTurn.AddStatus(session, context.Now, context.Ids);
        }

        return Answer.Of(AgentAnswers.Short(session));
    }
}

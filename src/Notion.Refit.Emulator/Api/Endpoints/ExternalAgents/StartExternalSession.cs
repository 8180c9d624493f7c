using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.ExternalAgents;

/// <summary>Starts a session of an external agent. The same key starts no second one.</summary>
internal sealed class StartExternalSession : IEndpoint
{
    public NotionOperation Operation => NotionOperations.StartExternalSession;

    public Answer Handle(RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        var request = context.ReadBody<StartExternalSessionRequest>();
        StoredExternalSession? session = request.ClientReferenceId is { } key
            ? context.Workspace.ExternalSessions.Find(known => known.Agent == agent && known.Key == key)
            : null;
        if (session is null)
        {
            session = new StoredExternalSession(context.Ids.NewRandom(), agent)
            {
                Key = request.ClientReferenceId,
                Model = request.Model,
                Cwd = request.Cwd,
                LastActive = context.Now,
            };
            context.Workspace.ExternalSessions.Add(session);
        }

        return Answer.Of(new ExternalSession { SessionId = new SessionId(session.Id), Model = session.Model, Cwd = session.Cwd, LastActiveAt = session.LastActive });
    }
}

using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Sessions;

/// <summary>Returns a session.</summary>
internal sealed class RetrieveSession : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveSession;

    public Answer Handle(RequestContext context) => Answer.Of(AgentAnswers.Full(context.Session(context.PathId("session_id"))));
}

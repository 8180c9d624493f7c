using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Returns an agent.</summary>
internal sealed class RetrieveAgent : IEndpoint
{
    public NotionOperation Operation => NotionOperations.RetrieveAgent;

    public Answer Handle(RequestContext context) => Answer.Of(AgentAnswers.Of(context.PathAgent(), context.QueryValue("verbose") == "true"));
}

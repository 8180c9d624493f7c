using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Deletes an agent.</summary>
internal sealed class DeleteAgent : IEndpoint
{
    public NotionOperation Operation => NotionOperations.DeleteAgent;

    public Answer Handle(RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        AgentChanges.Delete(agent, context.Now);
        return Answer.Of(new DeletedAgent { AgentId = new AgentId(agent.Id), DeletedAt = context.Now });
    }
}

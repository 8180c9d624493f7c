using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Enables or disables an agent.</summary>
internal sealed class UpdateAgentStatus : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateAgentStatus;

    public Answer Handle(RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        AgentChanges.SetStatus(agent, context.ReadBody<UpdateAgentStatusRequest>().Status, context.Now);
        return Answer.Of(new AgentStatusUpdate { AgentId = new AgentId(agent.Id), Status = agent.Status, PauseReason = agent.PauseReason, LastEditedTime = agent.LastEditedTime });
    }
}

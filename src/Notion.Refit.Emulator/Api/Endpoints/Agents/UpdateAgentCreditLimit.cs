using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Sets or clears the credit limit of an agent.</summary>
internal sealed class UpdateAgentCreditLimit : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateAgentCreditLimit;

    public Answer Handle(RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        AgentChanges.SetCreditLimit(agent, context.ReadBody<UpdateAgentCreditLimitRequest>().CreditLimit, context.Now);
        return Answer.Of(new AgentCreditLimitUpdate { AgentId = new AgentId(agent.Id), CreditLimit = agent.CreditLimit, LastEditedTime = agent.LastEditedTime });
    }
}

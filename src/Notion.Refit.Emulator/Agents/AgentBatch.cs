using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>A batch of operations on agents that is carried out after the response.</summary>
/// <param name="Due">The time.</param>
/// <param name="Task">The task that receives the outcomes.</param>
/// <param name="Connection">The connection that sent it.</param>
/// <param name="Operations">The operations, in order.</param>
internal sealed record AgentBatch(DateTimeOffset Due, StoredAsyncTask Task, Connection Connection, IReadOnlyList<AgentOperation> Operations) : DueWork(Due)
{
    public override void Run(Workspace workspace, IdSource ids) =>
        Task.Result = ModelJson.ToElement(new AgentBatchResult { Results = [.. Operations.Select((operation, index) => Apply(operation, index, workspace))] }.Write);

    private AgentOperationOutcome Apply(AgentOperation operation, int index, Workspace workspace)
    {
        AgentAction action = operation switch
        {
            UpdateAgentStatusOperation => AgentAction.UpdateStatus,
            UpdateAgentCreditLimitOperation => AgentAction.UpdateCreditLimit,
            _ => AgentAction.Delete,
        };
        var outcome = new AgentOperationOutcome { Index = index, Action = action, AgentId = operation.AgentId, Outcome = AgentOutcome.Success };
        try
        {
            StoredAgent agent = workspace.Agents.Find(agent => agent.Id == operation.AgentId.Value && !agent.IsDeleted)
                ?? throw ApiErrors.NotFound(ObjectKind.Agent, operation.AgentId.Value, Connection);
            switch (operation)
            {
                case UpdateAgentStatusOperation { Fields: var fields }:
                    AgentChanges.SetStatus(agent, fields.Status, Due);
                    return outcome with { Status = agent.Status, PauseReason = agent.PauseReason, LastEditedTime = Due };
                case UpdateAgentCreditLimitOperation { Fields: var fields }:
                    AgentChanges.SetCreditLimit(agent, fields.CreditLimit, Due);
                    return outcome with { CreditLimit = agent.CreditLimit, LastEditedTime = Due };
                default:
                    AgentChanges.Delete(agent, Due);
                    return outcome with { Status = AgentStatus.Deleted, DeletedAt = Due };
            }
        }
        catch (ApiException e)
        {
            return outcome with { Outcome = AgentOutcome.Error, Error = new NotionError { Status = e.Status, Code = e.Code, Message = e.Message } };
        }
    }
}

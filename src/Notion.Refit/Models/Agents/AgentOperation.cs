namespace Notion.Refit.Models;

public abstract partial record AgentOperation
{
    /// <summary>Creates an operation that enables or disables an agent.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="status">The new status.</param>
    /// <returns>The operation.</returns>
    public static UpdateAgentStatusOperation SetStatus(AgentId agent, AgentStatus status) => new(agent, new UpdateAgentStatusRequest(status));

    /// <summary>Creates an operation that sets or clears the credit limit of an agent.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="limit">The largest number of credits; null for no limit.</param>
    /// <returns>The operation.</returns>
    public static UpdateAgentCreditLimitOperation SetCreditLimit(AgentId agent, int? limit) => new(agent, new UpdateAgentCreditLimitRequest(limit));

    /// <summary>Creates an operation that deletes an agent.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <returns>The operation.</returns>
    public static DeleteAgentOperation Delete(AgentId agent) => new(agent);
}

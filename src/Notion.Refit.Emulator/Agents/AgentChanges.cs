using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>Changes the state of agents. Assumption: the codes and the wording of the refusals.</summary>
internal static class AgentChanges
{
    public static void SetStatus(StoredAgent agent, AgentStatus status, DateTimeOffset now)
    {
        RefusePersonal(agent);
        if (status == AgentStatus.Active && agent.Status == AgentStatus.Disabled && agent.PauseReason != AgentPauseReason.DisabledFromApi)
            throw ApiErrors.AgentNotDisabledByApi(agent.PauseReason);

        agent.Status = status;
        agent.PauseReason = status == AgentStatus.Disabled ? agent.PauseReason ?? AgentPauseReason.DisabledFromApi : (AgentPauseReason?)null;
        agent.LastEditedTime = now;
    }

    public static void SetCreditLimit(StoredAgent agent, int? limit, DateTimeOffset now)
    {
        RefusePersonal(agent);
        if (agent.IsReadOnly)
            throw ApiErrors.Restricted();

        agent.CreditLimit = limit;
        agent.LastEditedTime = now;

        // A higher limit ends the pause.
        if (agent.PauseReason == AgentPauseReason.CreditLimit && (limit is null || agent.Runs.Sum(run => run.Credits) < limit))
        {
            agent.Status = AgentStatus.Active;
            agent.PauseReason = null;
        }
    }

    public static void Delete(StoredAgent agent, DateTimeOffset now)
    {
        RefusePersonal(agent);
        agent.DeletedAt = now;
    }

    private static void RefusePersonal(StoredAgent agent)
    {
        if (agent.IsPersonal)
            throw ApiErrors.PersonalAgentUnchangeable();
    }
}

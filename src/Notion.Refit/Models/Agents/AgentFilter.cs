namespace Notion.Refit.Models;

public abstract partial record AgentFilter
{
    /// <summary>Creates a group of conditions that must all hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The group.</returns>
    public static AndAgentFilter And(params IReadOnlyList<AgentFilter> conditions) => new(conditions);

    /// <summary>Creates a group of conditions of which at least one must hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The group.</returns>
    public static OrAgentFilter Or(params IReadOnlyList<AgentFilter> conditions) => new(conditions);

    /// <summary>Creates a condition on the id.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <returns>The condition.</returns>
    public static AgentIdFilter ById(AgentId agent) => new(new ExactText(agent.ToString()));

    /// <summary>Creates a condition on the kind of the agent.</summary>
    /// <param name="type">The kind.</param>
    /// <returns>The condition.</returns>
    public static AgentTypeFilter OfType(AgentType type) => new(new AgentTypeCondition(type));

    /// <summary>Creates a condition on the creator.</summary>
    /// <param name="user">The id of the user.</param>
    /// <returns>The condition.</returns>
    public static AgentCreatorFilter CreatedBy(UserId user) => new(new AgentCreatorCondition(user));

    /// <summary>Creates a condition on the time of creation.</summary>
    /// <param name="after">The start of the span, itself excluded; null for none.</param>
    /// <param name="before">The end of the span, itself excluded; null for none.</param>
    /// <returns>The condition.</returns>
    public static AgentTimeFilter Created(DateTimeOffset? after = null, DateTimeOffset? before = null) =>
        new(AgentSortKey.CreatedTime, new AgentTimeCondition { After = after, Before = before });

    /// <summary>Creates a condition on the time of the last run.</summary>
    /// <param name="after">The start of the span, itself excluded; null for none.</param>
    /// <param name="before">The end of the span, itself excluded; null for none.</param>
    /// <returns>The condition.</returns>
    public static AgentTimeFilter LastRun(DateTimeOffset? after = null, DateTimeOffset? before = null) =>
        new(AgentSortKey.LastRunAt, new AgentTimeCondition { After = after, Before = before });

    /// <summary>Creates a condition on whether the agent is among the favorites.</summary>
    /// <param name="value">Whether it must be.</param>
    /// <returns>The condition.</returns>
    public static AgentFavoriteFilter IsFavorite(bool value) => new(new AgentFavoriteCondition(value));

    /// <summary>Creates a condition on the MCP servers of the agent.</summary>
    /// <param name="server">The name or host of a server.</param>
    /// <returns>The condition.</returns>
    public static AgentConnectionFilter ConnectedTo(string server) => new(new AgentConnectionCondition(server));

    /// <summary>Creates a condition on the status.</summary>
    /// <param name="statuses">The statuses, of which the agent must have one.</param>
    /// <returns>The condition.</returns>
    public static AgentStatusFilter Status(params IReadOnlyList<AgentStatus> statuses) => new(new AgentStatusCondition(statuses));

    /// <summary>Creates a condition on the selection of the model.</summary>
    /// <param name="mode">The selection.</param>
    /// <returns>The condition.</returns>
    public static AgentModelFilter Model(AgentModelMode mode) => new(new AgentModelCondition(mode));

    /// <summary>Creates a condition on the number of the published version.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The condition.</returns>
    public static AgentVersionFilter Version(int number) => new(new AgentVersionCondition(number));
}

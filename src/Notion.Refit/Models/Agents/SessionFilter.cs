namespace Notion.Refit.Models;

public abstract partial record SessionFilter
{
    /// <summary>Creates a group of conditions that must all hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The group.</returns>
    public static AndSessionFilter And(params IReadOnlyList<SessionFilter> conditions) => new(conditions);

    /// <summary>Creates a group of conditions of which at least one must hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The group.</returns>
    public static OrSessionFilter Or(params IReadOnlyList<SessionFilter> conditions) => new(conditions);

    /// <summary>Creates a condition on the id.</summary>
    /// <param name="session">The id of the session.</param>
    /// <returns>The condition.</returns>
    public static SessionTextFilter ById(SessionId session) => new(SessionTextProperty.Id, new ExactText(session.ToString()));

    /// <summary>Creates a condition on the agent.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <returns>The condition.</returns>
    public static SessionTextFilter Agent(AgentId agent) => new(SessionTextProperty.AgentId, new ExactText(agent.ToString()));

    /// <summary>Creates a condition on the status.</summary>
    /// <param name="statuses">The statuses, of which the session must have one.</param>
    /// <returns>The condition.</returns>
    public static SessionStatusFilter Status(params IReadOnlyList<SessionStatus> statuses) => new(new SessionStatusCondition { In = statuses });

    /// <summary>Creates a condition on the time at which the session was started.</summary>
    /// <param name="onOrAfter">The earliest time; null for none.</param>
    /// <param name="before">The latest time, itself excluded; null for none.</param>
    /// <returns>The condition.</returns>
    public static SessionTimeFilter Created(DateTimeOffset? onOrAfter = null, DateTimeOffset? before = null) =>
        new(SessionTimestamp.CreatedAt, new SessionTimeCondition { OnOrAfter = onOrAfter, Before = before });

    /// <summary>Creates a condition on the time of the last change.</summary>
    /// <param name="onOrAfter">The earliest time; null for none.</param>
    /// <param name="before">The latest time, itself excluded; null for none.</param>
    /// <returns>The condition.</returns>
    public static SessionTimeFilter Updated(DateTimeOffset? onOrAfter = null, DateTimeOffset? before = null) =>
        new(SessionTimestamp.UpdatedAt, new SessionTimeCondition { OnOrAfter = onOrAfter, Before = before });
}

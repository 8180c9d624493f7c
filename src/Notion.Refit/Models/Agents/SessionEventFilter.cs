namespace Notion.Refit.Models;

public abstract partial record SessionEventFilter
{
    /// <summary>Creates a group of conditions that must all hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The group.</returns>
    public static AndSessionEventFilter And(params IReadOnlyList<SessionEventFilter> conditions) => new(conditions);

    /// <summary>Creates a group of conditions of which at least one must hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>The group.</returns>
    public static OrSessionEventFilter Or(params IReadOnlyList<SessionEventFilter> conditions) => new(conditions);

    /// <summary>Creates a condition on the id.</summary>
    /// <param name="id">The id of the event.</param>
    /// <returns>The condition.</returns>
    public static SessionEventIdFilter ById(string id) => new(new ExactText(id));

    /// <summary>Creates a condition on the kind of the event.</summary>
    /// <param name="type">The kind.</param>
    /// <returns>The condition.</returns>
    public static SessionEventTypeFilter OfType(SessionEventType type) => new(new SessionEventTypeCondition { EqualTo = type });

    /// <summary>Creates a condition on the kind of the event.</summary>
    /// <param name="types">The kinds, of which the event must have one.</param>
    /// <returns>The condition.</returns>
    public static SessionEventTypeFilter OfTypes(params IReadOnlyList<SessionEventType> types) => new(new SessionEventTypeCondition { In = types });

    /// <summary>Creates a condition on the place in the session.</summary>
    /// <param name="sequence">The place after which the event must be.</param>
    /// <returns>The condition.</returns>
    public static SessionEventSequenceFilter After(long sequence) => new(new SessionEventSequenceCondition { GreaterThan = sequence });

    /// <summary>Creates a condition on the time of the event.</summary>
    /// <param name="onOrAfter">The earliest time; null for none.</param>
    /// <param name="before">The latest time, itself excluded; null for none.</param>
    /// <returns>The condition.</returns>
    public static SessionEventTimeFilter Created(DateTimeOffset? onOrAfter = null, DateTimeOffset? before = null) =>
        new(new SessionEventTimeCondition { OnOrAfter = onOrAfter, Before = before });
}

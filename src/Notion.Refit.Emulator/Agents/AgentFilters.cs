using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Agents;

/// <summary>Evaluates the filters of agents, sessions and events.</summary>
internal static class AgentFilters
{
    private const int AgentDepth = 2;
    private const int EventDepth = 3;

    public static bool Matches(AgentFilter? filter, StoredAgent agent, int depth = 0) => filter switch
    {
        null => true,
        AndAgentFilter and => Deeper(depth, AgentDepth) && and.And.All(part => Matches(part, agent, depth + 1)),
        OrAgentFilter or => Deeper(depth, AgentDepth) && or.Or.Any(part => Matches(part, agent, depth + 1)),
        AgentIdFilter id => AgentId.TryParse(id.Id.EqualTo, out AgentId wanted) && wanted.Value == agent.Id,
        AgentTypeFilter type => type.String.EqualTo == agent.Type,
        AgentCreatorFilter creator => creator.People.Contains.Value == agent.CreatedBy?.Id,
        AgentTimeFilter time => Between(time.Property == AgentSortKey.CreatedTime ? agent.CreatedTime : agent.Runs is [.., { } last] ? last.Time : null, time.Date.After, time.Date.Before),
        AgentFavoriteFilter favorite => favorite.Checkbox.EqualTo == agent.IsFavorite,
        AgentStatusFilter status => status.Status.In.Contains(agent.IsDeleted ? AgentStatus.Deleted : agent.Status),
        AgentModelFilter model => model.Select.EqualTo == AgentModelMode.Auto,

        // Agents of the emulator have neither connections nor versions.
        _ => false,
    };

    public static bool Matches(SessionFilter? filter, StoredSession session, int depth = 0) => filter switch
    {
        null => true,
        AndSessionFilter and => Deeper(depth, AgentDepth) && and.And.All(part => Matches(part, session, depth + 1)),
        OrSessionFilter or => Deeper(depth, AgentDepth) && or.Or.Any(part => Matches(part, session, depth + 1)),
        SessionTextFilter text when text.Property == SessionTextProperty.AgentId => AgentId.TryParse(text.String.EqualTo, out AgentId agent) && agent.Value == session.Agent.Id,
        SessionTextFilter text => Guid.TryParse(text.String.EqualTo, out Guid id) && id == session.Id,
        SessionStatusFilter status => status.Status.EqualTo == session.Status || status.Status.In.Contains(session.Status),
        SessionTimeFilter time => Within(time.Property == SessionTimestamp.CreatedAt ? session.CreatedTime : session.UpdatedTime, time.Timestamp),
        _ => false,
    };

    public static bool Matches(SessionEventFilter? filter, SessionEvent e, int depth = 0) => filter switch
    {
        null => true,
        AndSessionEventFilter and => Deeper(depth, EventDepth) && and.And.All(part => Matches(part, e, depth + 1)),
        OrSessionEventFilter or => Deeper(depth, EventDepth) && or.Or.Any(part => Matches(part, e, depth + 1)),
        SessionEventIdFilter id => id.String.EqualTo == e.Id,
        SessionEventTypeFilter type => type.EventType.EqualTo == TypeOf(e) || type.EventType.In.Contains(TypeOf(e)),
        SessionEventSequenceFilter { Number: var number } => (number.GreaterThan is not { } above || e.Sequence > above)
            && (number.GreaterThanOrEqualTo is not { } least || e.Sequence >= least)
            && (number.LessThan is not { } below || e.Sequence < below)
            && (number.LessThanOrEqualTo is not { } most || e.Sequence <= most),
        SessionEventTimeFilter { Timestamp: var time } => (time.EqualTo is not { } exact || e.CreatedAt == exact)
            && Between(e.CreatedAt, time.After, time.Before)
            && (time.OnOrAfter is not { } first || e.CreatedAt >= first)
            && (time.OnOrBefore is not { } last || e.CreatedAt <= last),
        _ => false,
    };

    private static SessionEventType TypeOf(SessionEvent e) => e switch
    {
        UserMessageEvent => SessionEventType.UserMessage,
        AgentMessageEvent => SessionEventType.AgentMessage,
        AgentThinkingEvent => SessionEventType.AgentThinking,
        AgentToolUseEvent => SessionEventType.AgentToolUse,
        AgentToolResultEvent => SessionEventType.AgentToolResult,
        _ => SessionEventType.SessionStatus,
    };

    private static bool Within(DateTimeOffset time, SessionTimeCondition condition) =>
        Between(time, condition.After, condition.Before)
        && (condition.OnOrAfter is not { } first || time >= first)
        && (condition.OnOrBefore is not { } last || time <= last);

    private static bool Between(DateTimeOffset? time, DateTimeOffset? after, DateTimeOffset? before) =>
        time is { } known && (after is not { } start || known > start) && (before is not { } end || known < end);

    // Assumption: the wording.
    private static bool Deeper(int depth, int limit) =>
        depth < limit ? true : throw ApiErrors.AgentFilterTooDeep(limit);
}

using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Sessions;

/// <summary>Returns the events of a session, the first one first.</summary>
internal sealed class QuerySessionEvents : IEndpoint
{
    public NotionOperation Operation => NotionOperations.QuerySessionEvents;

    public Answer Handle(RequestContext context)
    {
        StoredSession session = context.Session(context.PathId("session_id"));
        var request = context.ReadBody<QuerySessionEventsRequest>();
        IEnumerable<SessionEvent> events = session.Events.Where(e => AgentFilters.Matches(request.Filter, e));
        foreach (SessionEventSort sort in request.Sorts.Reverse())
        {
            // Several events may have the same time.
            events = sort.Direction == SortDirection.Descending ? events.OrderByDescending(e => e.Sequence) : events.OrderBy(e => e.Sequence);
        }

        ListPage<SessionEvent> page = context.BodyPage().Cut([.. events], e => e.Id);
        return Answer.Of(new SessionEventList
        {
            Results = page.Items,
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.SessionEvent,
            SessionEvent = new EmptyObject(),
        });
    }
}

using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Sessions;

/// <summary>Finds sessions. Assumption: without an order the one that changed last comes first.</summary>
internal sealed class QuerySessions : IEndpoint
{
    public NotionOperation Operation => NotionOperations.QuerySessions;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<QuerySessionsRequest>();
        IEnumerable<StoredSession> sessions = context.Workspace.Sessions
            .Where(session => (request.Query is not { Length: > 0 } query || session.Title.Contains(query, StringComparison.OrdinalIgnoreCase)) && AgentFilters.Matches(request.Filter, session))
            .OrderByDescending(session => session.UpdatedTime);
        foreach (SessionSort sort in request.Sorts.Reverse())
        {
            Func<StoredSession, DateTimeOffset> key = sort.Property == SessionTimestamp.CreatedAt ? session => session.CreatedTime : session => session.UpdatedTime;
            sessions = sort.Direction == SortDirection.Descending ? sessions.OrderByDescending(key) : sessions.OrderBy(key);
        }

        ListPage<StoredSession> page = context.BodyPage().Cut([.. sessions], session => session.Id.ToString());
        return Answer.Of(new SessionList
        {
            Results = [.. page.Items.Select(AgentAnswers.Full)],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.Session,
            Session = new EmptyObject(),
        });
    }
}

using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Threads;

/// <summary>Finds threads of an agent. Assumption: without an order the last used one comes first.</summary>
internal sealed class QueryThreads : IEndpoint
{
    public NotionOperation Operation => NotionOperations.QueryThreads;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<QueryThreadsRequest>();
        StoredAgent agent = context.PathAgent();
        IEnumerable<StoredSession> threads = context.Workspace.Sessions.Where(thread => thread.Agent == agent
            && (request.Query is not { Length: > 0 } query || thread.Title.Contains(query, StringComparison.OrdinalIgnoreCase))
            && Matches(request.Filter, thread, context));
        threads = threads.OrderByDescending(thread => thread.UpdatedTime);
        foreach (ThreadSort sort in request.Sorts.Reverse())
        {
            Func<StoredSession, DateTimeOffset> key = sort.Timestamp == ThreadTimestamp.CreatedTime ? thread => thread.CreatedTime : thread => thread.UpdatedTime;
            threads = sort.Direction == SortDirection.Descending ? threads.OrderByDescending(key) : threads.OrderBy(key);
        }

        return Answer(context, context.BodyPage(), [.. threads]);
    }

    public static Answer Answer(RequestContext context, PageRequest request, IReadOnlyList<StoredSession> threads)
    {
        ListPage<StoredSession> page = request.Cut(threads, thread => thread.Id.ToString());
        return Protocol.Messages.Answer.Of(new ThreadList
        {
            Results = [.. page.Items.Select(AgentAnswers.Thread)],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.Thread,
        });
    }

    public static bool IsActive(StoredSession thread, ThreadActivity activity) =>
        activity == ThreadActivity.All
        || (activity == ThreadActivity.Success && thread.Status == SessionStatus.Completed)
        || (activity == ThreadActivity.Failed && AgentAnswers.Status(thread) == ThreadStatus.Failed)
        || (activity == ThreadActivity.Pending && thread.Status == SessionStatus.RequiresAction)
        || (activity == ThreadActivity.InProgress && thread.IsRunning);

    private static bool Matches(ThreadFilter? filter, StoredSession thread, RequestContext context) => filter is null
        || ((filter.Id is not { } id || id.Value == thread.Id)
            && (filter.Status.Count == 0 || filter.Status.Any(activity => IsActive(thread, activity)))
            && (filter.CreatedBy.Count == 0 || filter.CreatedBy.Any(user => IsUser(user, thread, context)))
            && (filter.LastUsedBy.Count == 0 || filter.LastUsedBy.Any(user => IsUser(user, thread, context)))
            && (filter.MessageTime is not { } span || thread.Events.Exists(e => (span.Start is not { } start || e.CreatedAt >= start) && (span.End is not { } end || e.CreatedAt <= end))));

    // Assumption: the one who has started a thread is the only one who uses it.
    private static bool IsUser(FilterUser user, StoredSession thread, RequestContext context) =>
        (user == FilterUser.Me ? context.Connection.Bot.Id.ToString() : user.Value) == thread.CreatedBy.Id.ToString();
}

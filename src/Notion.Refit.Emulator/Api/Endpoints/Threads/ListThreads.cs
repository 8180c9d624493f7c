using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api.Endpoints.Threads;

/// <summary>Lists the threads of an agent, as the private alpha did.</summary>
internal sealed class ListThreads : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListThreads;

    public Answer Handle(RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        Guid? id = context.QueryId("id");
        string? title = context.QueryValue("title");
        string? status = context.QueryValue("status");
        string[] users = [.. context.QueryValues("created_by").Concat(context.QueryValues("last_used_by")).Select(user => user == "me" ? context.Connection.Bot.Id.ToString() : user)];
        IEnumerable<StoredSession> threads = context.Workspace.Sessions.Where(thread => thread.Agent == agent
            && (id is null || thread.Id == id)
            && (title is null || thread.Title.Contains(title, StringComparison.OrdinalIgnoreCase))
            && (status is null || AgentAnswers.Status(thread).Value == status)
            && (context.QueryValue("activity") is not { } activity || QueryThreads.IsActive(thread, activity))
            && Array.TrueForAll(users, user => string.Equals(user, thread.CreatedBy.Id.ToString(), StringComparison.OrdinalIgnoreCase)));
        Func<StoredSession, DateTimeOffset> key = context.QueryValue("sort_by") == "created_time" ? thread => thread.CreatedTime : thread => thread.UpdatedTime;
        threads = context.QueryValue("sort_direction") == "ascending" ? threads.OrderBy(key) : threads.OrderByDescending(key);
        return QueryThreads.Answer(context, context.QueryPage(), [.. threads]);
    }
}

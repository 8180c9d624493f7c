using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Finds agents. Assumption: without an order they come in that of their creation.</summary>
internal sealed class QueryAgents : IEndpoint
{
    public NotionOperation Operation => NotionOperations.QueryAgents;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<QueryAgentsRequest>();
        IEnumerable<StoredAgent> agents = context.Workspace.Agents.Where(agent =>
            (request.IncludeDeleted == true || !agent.IsDeleted)
            && (request.Query is not { Length: > 0 } query || agent.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
            && AgentFilters.Matches(request.Filter, agent));
        foreach (AgentSort sort in request.Sorts.Reverse())
        {
            Func<StoredAgent, DateTimeOffset?> key = sort.Property == AgentSortKey.CreatedTime ? agent => agent.CreatedTime : agent => agent.Runs is [.., { } last] ? last.Time : null;
            agents = sort.Direction == SortDirection.Descending ? agents.OrderByDescending(key) : agents.OrderBy(key);
        }

        return Answer(context, context.BodyPage(), [.. agents], request.Verbose == true);
    }

    /// <summary>Returns a page of agents.</summary>
    public static Answer Answer(RequestContext context, PageRequest request, IReadOnlyList<StoredAgent> agents, bool verbose)
    {
        ListPage<StoredAgent> page = request.Cut(agents, agent => agent.Id.ToString());
        return Protocol.Messages.Answer.Of(new AgentList
        {
            Results = [.. page.Items.Select(agent => AgentAnswers.Of(agent, verbose))],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.Agent,
        });
    }
}

using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Api.Endpoints.Agents;

/// <summary>Lists agents, as the private alpha did.</summary>
internal sealed class ListAgents : IEndpoint
{
    public NotionOperation Operation => NotionOperations.ListAgents;

    public Answer Handle(RequestContext context)
    {
        HashSet<Guid> ids = [.. context.QueryValues("agent_ids").Select(id => AgentId.Parse(id).Value)];
        string[] types = [.. context.QueryValues("agent_type")];
        string[] creators = [.. context.QueryValues("created_by").Select(user => user == "me" ? context.Connection.Bot.Id.ToString() : user)];
        string? name = context.QueryValue("name");
        StoredAgent[] agents =
        [
            .. context.Workspace.Agents.Where(agent => !agent.IsDeleted
                && (ids.Count == 0 || ids.Contains(agent.Id))
                && (types.Length == 0 || types.Contains(agent.Type.Value, StringComparer.Ordinal))
                && (creators.Length == 0 || creators.Contains(agent.CreatedBy?.Id.ToString(), StringComparer.OrdinalIgnoreCase))
                && (name is null || agent.Name.Contains(name, StringComparison.OrdinalIgnoreCase))),
        ];
        return QueryAgents.Answer(context, context.QueryPage(), agents, context.QueryValue("verbose") == "true");
    }
}

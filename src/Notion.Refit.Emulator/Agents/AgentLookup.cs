using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Agents;

/// <summary>Finds the agents and sessions that a request names, or throws as the API does when they do not exist.</summary>
internal static class AgentLookup
{
    /// <summary>Returns the agent in the path. One that was deleted is not found.</summary>
    public static StoredAgent PathAgent(this RequestContext context) => context.Agent(AgentId.Parse(context.PathValues["agent_id"]));

    /// <summary>Returns an agent of which the id is known.</summary>
    public static StoredAgent Agent(this RequestContext context, AgentId id) =>
        context.Workspace.Agents.Find(agent => agent.Id == id.Value && !agent.IsDeleted) ?? throw ApiErrors.NotFound(ObjectKind.Agent, id.Value, context.Connection);

    public static StoredSession Session(this RequestContext context, Guid id) =>
        context.Workspace.Sessions.Find(session => session.Id == id) ?? throw ApiErrors.NotFound(ObjectKind.Session, id, context.Connection);

    /// <summary>Returns the thread in the path: a session by its former name.</summary>
    public static StoredSession PathThread(this RequestContext context)
    {
        Guid id = context.PathId("thread_id");
        return context.Workspace.Sessions.Find(session => session.Id == id) ?? throw ApiErrors.NotFound(ObjectKind.Thread, id, context.Connection);
    }

    public static StoredExternalSession ExternalSession(this RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        Guid id = context.PathId("session_id");
        return context.Workspace.ExternalSessions.Find(session => session.Id == id && session.Agent == agent)
            ?? throw ApiErrors.NotFound(ObjectKind.Session, id, context.Connection);
    }

    public static StoredVault Vault(this RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        string id = context.PathId("vault_id").ToString();
        return context.Workspace.Vaults.TryGetValue(id, out StoredVault? vault) && vault.AgentId == agent.Id ? vault : throw ApiErrors.VaultNotFound(id, context.Connection);
    }
}

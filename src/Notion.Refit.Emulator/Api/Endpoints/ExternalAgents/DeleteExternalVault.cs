using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.ExternalAgents;

/// <summary>Deletes a credential of an external agent.</summary>
internal sealed class DeleteExternalVault : IEndpoint
{
    public NotionOperation Operation => NotionOperations.DeleteExternalVault;

    public Answer Handle(RequestContext context)
    {
        context.Workspace.Vaults.Remove(context.Vault().Id);
        return Answer.Of(new EmptyObject());
    }
}

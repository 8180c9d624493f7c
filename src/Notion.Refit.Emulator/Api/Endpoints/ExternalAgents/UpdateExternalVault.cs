using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.ExternalAgents;

/// <summary>Replaces a credential of an external agent.</summary>
internal sealed class UpdateExternalVault : IEndpoint
{
    public NotionOperation Operation => NotionOperations.UpdateExternalVault;

    public Answer Handle(RequestContext context)
    {
        StoredVault vault = context.Vault();
        var request = context.ReadBody<UpdateExternalVaultRequest>();
        if (request.ExpectedVersion != vault.Version)
            throw ApiErrors.AnotherVaultVersion(vault.Version, request.ExpectedVersion);
        vault = vault with { ExpiresAt = request.Credential.ExpiresAt, Version = vault.Version + 1, UpdatedAt = context.Now };
        context.Workspace.Vaults[vault.Id] = vault;
        return Answer.Of(CreateExternalVault.Describe(vault, context.Now));
    }
}

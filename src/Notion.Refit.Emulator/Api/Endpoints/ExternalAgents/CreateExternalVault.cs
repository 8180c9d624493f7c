using Notion.Refit.Emulator.Agents;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.ExternalAgents;

/// <summary>Stores a credential of an external agent.</summary>
internal sealed class CreateExternalVault : IEndpoint
{
    public NotionOperation Operation => NotionOperations.CreateExternalVault;

    public Answer Handle(RequestContext context)
    {
        StoredAgent agent = context.PathAgent();
        var request = context.ReadBody<CreateExternalVaultRequest>();
        var vault = new StoredVault(
            context.Ids.NewRandom().ToString(), agent.Id, request.Name, request.Target, request.Credential.ExpiresAt, Version: 1, context.Now, context.Now);
        context.Workspace.Vaults.Add(vault.Id, vault);
        return Answer.Of(Describe(vault, context.Now));
    }

    /// <summary>Maps a vault to its response model.</summary>
    public static ExternalVault Describe(StoredVault vault, DateTimeOffset now) => new()
    {
        Id = vault.Id,
        Name = vault.Name,
        Status = vault.ExpiresAt > now ? VaultStatus.Active : VaultStatus.Expired,
        Target = vault.Target,
        Credential = new VaultCredentialState { ExpiresAt = vault.ExpiresAt },
        Version = vault.Version,
        CreatedAt = vault.CreatedAt,
        UpdatedAt = vault.UpdatedAt,
    };
}

using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>A credential of an external agent. Its value is kept nowhere: no response returns it.</summary>
internal sealed record StoredVault(string Id, Guid AgentId, string Name, VaultTarget Target, DateTimeOffset ExpiresAt, long Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

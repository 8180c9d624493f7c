using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Snapshots;

namespace Notion.Refit.Emulator.State;

/// <summary>The owner of a token: an integration with its bot and workspace.</summary>
internal sealed class Connection(string token, Workspace workspace, StoredUser bot) : ISnapshotState, IIntegration
{
    public string Token { get; } = token;

    public Workspace Workspace { get; } = workspace;

    /// <summary>The user that everything made with this token is made by.</summary>
    public StoredUser Bot { get; } = bot;

    public ConnectionCapabilities Capabilities { get; init; } = ConnectionCapabilities.All;

    /// <summary>The content that is shared with the connection, each with its children; null for the whole workspace.</summary>
    public HashSet<Guid>? Shared { get; init; }

    /// <summary>The person who installed a public connection; null for an internal one, which belongs to the workspace.</summary>
    public StoredUser? Owner { get; init; }

    /// <summary>The expiry of the token; null for none.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The id that errors report: that of the bot.</summary>
    public Guid IntegrationId => Bot.Id;

    public string IntegrationName => Bot.Name;

    public bool Has(ConnectionCapabilities capability) => (Capabilities & capability) == capability;

    /// <summary>The same connection with another token.</summary>
    public Connection Renew(string newToken, DateTimeOffset? end) =>
        new(newToken, Workspace, Bot) { Capabilities = Capabilities, Shared = Shared, Owner = Owner, End = end };

    /// <summary>Whether something is shared with the connection, by itself or with what it is in.</summary>
    /// <remarks>Assumption: what a connection has made at the top of the workspace is shared with it.</remarks>
    public bool CanSee(StoredNode node)
    {
        if (Shared is null)
            return true;
        while (!Shared.Contains(node.Id))
        {
            if (node.Parent is null)
                return node.CreatedBy.Id == Bot.Id;
            node = node.Parent;
        }

        return true;
    }
}

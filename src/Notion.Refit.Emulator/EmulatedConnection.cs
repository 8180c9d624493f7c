using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>A connection of an emulated workspace: a token and its capabilities.</summary>
/// <remarks>All members are safe for concurrent use.</remarks>
public sealed class EmulatedConnection
{
    internal EmulatedConnection(NotionEmulator emulator, Connection connection)
    {
        Emulator = emulator;
        Token = connection.Token;
        Name = connection.Bot.Name;
        BotUserId = new UserId(connection.Bot.Id);
        Capabilities = connection.Capabilities;
    }

    /// <summary>Its emulator.</summary>
    public NotionEmulator Emulator { get; }

    /// <summary>The token that requests carry.</summary>
    public string Token { get; }

    /// <summary>The name of the connection and of its bot.</summary>
    public string Name { get; }

    /// <summary>The user that is the author of everything created with the token.</summary>
    public UserId BotUserId { get; }

    /// <summary>Its capabilities.</summary>
    public ConnectionCapabilities Capabilities { get; }

    /// <summary>Shares a page or database with its content. Has no effect on a connection that sees the whole workspace.</summary>
    /// <param name="id">The page or database.</param>
    /// <exception cref="InvalidOperationException">The token is revoked.</exception>
    public void Share(BlockId id) => Change(shared => shared.Add(id.Value));

    /// <summary>Reverts <see cref="Share"/>. Content of pages that are still shared stays visible.</summary>
    /// <param name="id">The page or database.</param>
    /// <exception cref="InvalidOperationException">The token is revoked.</exception>
    public void Unshare(BlockId id) => Change(shared => shared.Remove(id.Value));

    /// <summary>Revokes the token: from now on requests with it return 401.</summary>
    public void Revoke() => Emulator.Core.World.Connections.Remove(Token);

    private void Change(Func<HashSet<Guid>, bool> change)
    {
        Connection connection = Emulator.Core.World.Connections.Find(Token) ?? throw new InvalidOperationException($"The token of the connection {Name} is revoked.");
        if (connection.Shared is { } shared)
            connection.Workspace.Change(() => change(shared));
    }
}

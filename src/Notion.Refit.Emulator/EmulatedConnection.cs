using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>A connection of an emulated workspace: a token, and what may be done with it.</summary>
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

    /// <summary>The emulator it is in.</summary>
    public NotionEmulator Emulator { get; }

    /// <summary>The token that requests carry.</summary>
    public string Token { get; }

    /// <summary>The name of the connection and of its bot.</summary>
    public string Name { get; }

    /// <summary>The user that everything made with the token is made by.</summary>
    public UserId BotUserId { get; }

    /// <summary>What it may do.</summary>
    public ConnectionCapabilities Capabilities { get; }

    /// <summary>Shares a page or database, with all that is in it. Says nothing to a connection that sees the whole workspace.</summary>
    /// <param name="id">The page or database.</param>
    /// <exception cref="InvalidOperationException">The token is revoked.</exception>
    public void Share(BlockId id) => Change(shared => shared.Add(id.Value));

    /// <summary>Takes back what <see cref="Share"/> did. What is in a page that is still shared stays visible.</summary>
    /// <param name="id">The page or database.</param>
    /// <exception cref="InvalidOperationException">The token is revoked.</exception>
    public void Unshare(BlockId id) => Change(shared => shared.Remove(id.Value));

    /// <summary>Ends the validity of the token: from now on the API answers 401 to it.</summary>
    public void Revoke() => Emulator.Core.World.Connections.Remove(Token);

    private void Change(Func<HashSet<Guid>, bool> change)
    {
        Connection connection = Emulator.Core.World.Connections.Find(Token) ?? throw new InvalidOperationException($"The token of the connection {Name} is revoked.");
        if (connection.Shared is { } shared)
            connection.Workspace.Change(() => change(shared));
    }
}

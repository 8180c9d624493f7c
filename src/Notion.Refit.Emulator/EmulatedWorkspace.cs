using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Identity;
using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>A workspace of an emulator: what a test sets up behind the back of the API.</summary>
/// <remarks>All members are safe for concurrent use.</remarks>
public sealed class EmulatedWorkspace
{
    private readonly NotionEmulator _emulator;

    internal EmulatedWorkspace(NotionEmulator emulator, Workspace state, PageId rootPageId)
    {
        _emulator = emulator;
        Id = new WorkspaceId(state.Id);
        Name = state.Name;
        RootPageId = rootPageId;
    }

    /// <summary>The id.</summary>
    public WorkspaceId Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>A page at the top of the workspace: the place for what a test makes.</summary>
    public PageId RootPageId { get; }

    internal Workspace State => _emulator.Core.World.Workspace(Id.Value);

    /// <summary>Adds a connection, which is a token and a bot that acts for it.</summary>
    /// <param name="name">The name of the connection and of its bot.</param>
    /// <param name="capabilities">What it may do. Default is everything.</param>
    /// <param name="shared">
    /// The pages and databases that are shared with it, each with all that is in it; null for the whole workspace. What is not shared is
    /// not found. <see cref="EmulatedConnection.Share"/> adds to it later.
    /// </param>
    /// <param name="token">The token; null for a new one.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The token is in use already, or empty.</exception>
    public EmulatedConnection AddConnection(
        string name,
        ConnectionCapabilities capabilities = ConnectionCapabilities.All,
        IEnumerable<BlockId>? shared = null,
        string? token = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (token is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(token);

        IdSource ids = _emulator.Core.Ids;
        Workspace workspace = State;
        var bot = new StoredUser { Id = ids.New(IdKind.Bot), Name = name };
        var connection = new Connection(token ?? ids.NewToken(), workspace, bot)
        {
            Capabilities = capabilities,
            Shared = shared is null ? null : [.. shared.Select(id => id.Value)],
        };
        _emulator.Core.World.Connections.Add(connection);
        workspace.Change(() => workspace.Users.Add(bot));
        return new EmulatedConnection(_emulator, connection);
    }

    /// <summary>Adds a custom emoji, which the API can only list and use.</summary>
    /// <param name="name">The name, without colons.</param>
    /// <param name="url">The address of the picture.</param>
    /// <returns>The id, for icons and mentions.</returns>
    public CustomEmojiId AddCustomEmoji(string name, Uri url)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(url);
        var emoji = new StoredCustomEmoji(_emulator.Core.Ids.New(IdKind.CustomEmoji), name, url.ToString());
        State.Change(() => State.CustomEmojis.Add(emoji));
        return new CustomEmojiId(emoji.Id);
    }

    /// <summary>Makes a template of a row, which the API can only list and use. It is no row any more; its id stays.</summary>
    /// <param name="row">The row, with the values and the content that new rows shall get.</param>
    /// <param name="isDefault">Whether it is the one that is meant when a request asks for the default.</param>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    public void MakeTemplate(PageId row, bool isDefault = false) => State.Change(() =>
    {
        if (State.FindNode(row.Value) is not StoredPage { DataSource: { } source } page)
            throw new ArgumentException($"There is no row with the id {row}.", nameof(row));
        source.Children.Remove(page);
        if (!source.Templates.Contains(page))
            source.Templates.Add(page);
        if (isDefault)
            source.DefaultTemplate = page;
    });
}

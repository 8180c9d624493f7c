using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator;

/// <summary>The public connection of an emulator, which people install in their workspaces by OAuth.</summary>
/// <remarks>All members are safe for concurrent use.</remarks>
public sealed class EmulatedOAuth
{
    // Assumption: the API says only that it is short.
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    private readonly NotionEmulator _emulator;

    internal EmulatedOAuth(NotionEmulator emulator) => _emulator = emulator;

    /// <summary>The client id: <see cref="NotionEmulatorOptions.OAuthClientId"/>.</summary>
    public string ClientId => _emulator.Options.OAuthClientId;

    /// <summary>The client secret: <see cref="NotionEmulatorOptions.OAuthClientSecret"/>.</summary>
    public string ClientSecret => _emulator.Options.OAuthClientSecret;

    /// <summary>Simulates a person on the authorization page, who chooses a workspace and pages, and agrees.</summary>
    /// <param name="workspace">The workspace; null for the first one.</param>
    /// <param name="person">The person; null for the built-in person.</param>
    /// <param name="capabilities">The capabilities of the installation. Default: all.</param>
    /// <param name="shared">The pages and databases that are shared, each with its content; null for the whole workspace.</param>
    /// <param name="redirectUri">The redirect address, if the address of the authorization page has one. The app must then repeat it.</param>
    /// <returns>The authorization code. It can be used once, within 10 minutes of the emulator's clock.</returns>
    /// <exception cref="ArgumentException">There is no such person in the workspace.</exception>
    public string Authorize(
        EmulatedWorkspace? workspace = null,
        UserId? person = null,
        ConnectionCapabilities capabilities = ConnectionCapabilities.All,
        IEnumerable<BlockId>? shared = null,
        string? redirectUri = null)
    {
        Workspace state = (workspace ?? _emulator.Workspace).State;
        StoredUser? owner = state.Read(() => state.Users.Find(user => !user.IsBot && (person is null || user.Id == person.Value.Value)));
        string code = _emulator.Core.Ids.NewRandom().ToString();
        _emulator.Core.World.Installations.Add(code, new AuthorizationCode(
            state,
            owner ?? throw new ArgumentException($"There is no person with the id {person}.", nameof(person)),
            capabilities,
            shared is null ? null : [.. shared.Select(id => id.Value)],
            redirectUri,
            _emulator.Options.TimeProvider.GetUtcNow() + CodeLifetime));
        return code;
    }
}

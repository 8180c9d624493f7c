using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Notion.Refit.AspNetCore.Installations;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore;

/// <summary>The installations of a public connection: who has connected a workspace, and clients for them.</summary>
/// <remarks>
/// A singleton, for a client with a name with that name as its key. Tokens are refreshed when they expire or are rejected: once in this process, however many
/// calls need them, and once among all processes over the same store.
/// </remarks>
public sealed class NotionInstallations
{
    private readonly INotionTokenStore _store;
    private readonly INotionOAuth _oauth;
    private readonly INotionClientFactory _clients;
    private readonly TokenProtector _protector;
    private readonly NotionInstallationOptions _options;
    private readonly TimeProvider _time;

    // One for each installation that was used: two would refresh the same tokens, each waiting for the other.
    private readonly ConcurrentDictionary<BotId, OAuthTokenProvider> _providers = new();

    internal NotionInstallations(
        INotionTokenStore store, INotionOAuth oauth, INotionClientFactory clients, TokenProtector protector, NotionInstallationOptions options, TimeProvider time)
    {
        _store = store;
        _oauth = oauth;
        _clients = clients;
        _protector = protector;
        _options = options;
        _time = time;
    }

    /// <summary>Returns the client of an installation, for work without a request, such as that of a hosted service or a webhook.</summary>
    /// <remarks>Nothing is loaded before its first call, which fails with <see cref="NotionReauthorizationException"/> when there is no such installation.</remarks>
    /// <param name="botId">The id of the installation.</param>
    /// <returns>The client. It shares connections and limits with all others and need not be kept.</returns>
    public INotionClient CreateClient(BotId botId) => _clients.CreateClient(GetTokenProvider(botId));

    /// <summary>Returns the token provider of an installation.</summary>
    /// <param name="botId">The id of the installation.</param>
    /// <returns>The provider: the same for all callers, so that tokens are refreshed once.</returns>
    public INotionTokenProvider GetTokenProvider(BotId botId) => _providers.GetOrAdd(botId, static (id, owner) => owner.CreateProvider(id), this);

    /// <summary>Returns an installation.</summary>
    /// <param name="botId">The id of the installation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The installation; null if there is none.</returns>
    public async ValueTask<NotionInstallation?> FindAsync(BotId botId, CancellationToken cancellationToken = default) =>
        (await _store.FindAsync(botId, cancellationToken).ConfigureAwait(false))?.Installation;

    /// <summary>Returns all installations, or those in a workspace, such as that of a webhook event.</summary>
    /// <param name="workspaceId">The id of the workspace; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The installations, in any order.</returns>
    public async IAsyncEnumerable<NotionInstallation> ListAsync(WorkspaceId? workspaceId = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (NotionTokenRow row in _store.ListAsync(workspaceId, cancellationToken).ConfigureAwait(false))
            yield return row.Installation;
    }

    /// <summary>Adds an installation, or replaces its tokens. The sign-in and <c>MapNotionConnect</c> do this themselves.</summary>
    /// <param name="token">The response of Notion to an authorization code.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The installation.</returns>
    public async ValueTask<NotionInstallation> AddAsync(OAuthToken token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        DateTimeOffset now = _time.GetUtcNow();
        var installation = new NotionInstallation
        {
            BotId = token.BotId,
            WorkspaceId = token.WorkspaceId,
            WorkspaceName = token.WorkspaceName,
            WorkspaceIcon = token.WorkspaceIcon,
            UserId = (token.Owner as UserBotOwner)?.User.Id,
            DuplicatedTemplateId = token.DuplicatedTemplateId,
            AuthorizedAt = now,
        };
        string tokens = _protector.Protect(token.BotId, OAuthTokenPair.From(token, now));
        long version;
        do
        {
            version = (await _store.FindAsync(token.BotId, cancellationToken).ConfigureAwait(false))?.Version ?? 0;
        }
        while (!await _store.TryWriteAsync(new NotionTokenRow(installation, tokens, version), cancellationToken).ConfigureAwait(false));

        // Its provider has the former tokens.
        _providers.TryRemove(token.BotId, out _);
        return installation;
    }

    /// <summary>Revokes the tokens of an installation at Notion and removes it.</summary>
    /// <param name="botId">The id of the installation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="NotionException">Notion could not be asked to revoke the tokens. The installation is still stored.</exception>
    public async ValueTask<bool> RemoveAsync(BotId botId, CancellationToken cancellationToken = default)
    {
        if (await _store.FindAsync(botId, cancellationToken).ConfigureAwait(false) is not { } row)
            return false;
        await RevokeAsync(row, cancellationToken).ConfigureAwait(false);
        bool isRemoved = await _store.RemoveAsync(botId, cancellationToken).ConfigureAwait(false);
        _providers.TryRemove(botId, out _);
        return isRemoved;
    }

    private async ValueTask RevokeAsync(NotionTokenRow row, CancellationToken cancellationToken)
    {
        OAuthTokenPair tokens;
        try
        {
            tokens = _protector.Unprotect(row.Installation.BotId, row.ProtectedTokens);
        }
        catch (NotionReauthorizationException)
        {
            // The tokens are lost; there is nothing to revoke them by.
            return;
        }

        try
        {
            await _oauth.RevokeTokenAsync(new RevokeTokenRequest(tokens.AccessToken), cancellationToken).ConfigureAwait(false);
        }
        catch (NotionApiException e) when (e.Code == NotionErrorCode.InvalidGrant)
        {
            // They have been revoked already.
        }
    }

    private OAuthTokenProvider CreateProvider(BotId botId)
    {
        var tokens = new InstallationTokens(botId, _store, _protector, _options.RefreshLease, _time);
        return new OAuthTokenProvider(_oauth, tokens, _time) { RefreshLock = tokens };
    }
}

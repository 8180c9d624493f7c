namespace Notion.Refit;

/// <summary>Where an app keeps the tokens of one installation of a public connection: a row of its database, by bot id.</summary>
/// <remarks>
/// <para>An <see cref="OAuthTokenProvider"/> calls it, one call at a time. The calls must not send requests with the very tokens they store:
/// such a request would wait for the call it is part of.</para>
/// <para>Several processes may share a store. Before a refresh the provider loads again and takes what another process has stored. So that
/// two never refresh at the same moment, <see cref="LoadAsync"/> can take a lock on the row that <see cref="SaveAsync"/> gives back and that
/// ends by itself if no save follows.</para>
/// </remarks>
public interface IOAuthTokenStore
{
    /// <summary>Gives the tokens as they were stored last, not from a cache.</summary>
    /// <param name="cancellationToken">
    /// Cancelled after <see cref="OAuthTokenProvider.StoreTimeout"/>; never by a single request, since others wait for the same tokens.
    /// </param>
    /// <returns>The tokens; null if there are none (any more).</returns>
    ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Stores new tokens. Return only when they are safe: from now on the old refresh token is worth nothing.</summary>
    /// <param name="tokens">The new tokens.</param>
    /// <param name="cancellationToken">
    /// Cancelled after <see cref="OAuthTokenProvider.StoreTimeout"/>; never by a single request, since others wait for the same tokens.
    /// </param>
    /// <returns>The task of storing.</returns>
    ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken);
}

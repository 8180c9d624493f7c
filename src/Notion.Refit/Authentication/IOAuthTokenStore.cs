namespace Notion.Refit;

/// <summary>The place where an app keeps the tokens of one installation of a public connection, such as a row of its database, by bot id.</summary>
/// <remarks>
/// <para>An <see cref="OAuthTokenProvider"/> calls it, one call at a time. The calls must not send requests with the very tokens they store:
/// such a request would wait for the call it is part of.</para>
/// <para>Several processes may share a store. Before a refresh the provider loads again and takes what another process has stored. So that
/// two never refresh at the same moment, <see cref="LoadAsync"/> can take a lock on the row that <see cref="SaveAsync"/> releases and that
/// expires if no save follows.</para>
/// </remarks>
public interface IOAuthTokenStore
{
    /// <summary>Returns the tokens as they were stored last, not from a cache.</summary>
    /// <param name="cancellationToken">
    /// Cancelled after <see cref="OAuthTokenProvider.StoreTimeout"/>; never by a single request, since others wait for the same tokens.
    /// </param>
    /// <returns>The tokens; null if there are none, or none any more.</returns>
    ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Stores new tokens. Return only when they are stored durably: the old refresh token is invalid from now on.</summary>
    /// <param name="tokens">The new tokens.</param>
    /// <param name="cancellationToken">
    /// Cancelled after <see cref="OAuthTokenProvider.StoreTimeout"/>; never by a single request, since others wait for the same tokens.
    /// </param>
    /// <returns>The task of storing.</returns>
    ValueTask SaveAsync(OAuthTokenPair tokens, CancellationToken cancellationToken);
}

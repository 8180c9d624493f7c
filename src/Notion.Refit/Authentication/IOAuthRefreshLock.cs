namespace Notion.Refit;

/// <summary>Ensures that of several processes only one refreshes the tokens of an installation, since a refresh token is valid once.</summary>
/// <remarks>The package <c>Notion.Refit.Redis</c> has one for Redis. An <see cref="OAuthTokenProvider"/> uses it (<see cref="OAuthTokenProvider.RefreshLock"/>).</remarks>
public interface IOAuthRefreshLock
{
    /// <summary>Waits until no other process holds the lease of a refresh token, and takes it.</summary>
    /// <param name="key">The key: 32 hexadecimal digits, a hash of the refresh token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lease. It ends when it is disposed, or soon after the process has ended.</returns>
    ValueTask<IOAuthRefreshLease> AcquireAsync(string key, CancellationToken cancellationToken);
}

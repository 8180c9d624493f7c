using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The tokens of one installation of a public connection, as an app stores them.</summary>
/// <remarks>Store both encrypted. Neither is part of <see cref="ToString"/>.</remarks>
/// <param name="AccessToken">The token of requests.</param>
/// <param name="RefreshToken">
/// The token to get a new pair with, once: a refresh token that is sent a second time makes Notion revoke all tokens derived from it. Null if
/// the access token does not expire.
/// </param>
/// <param name="ExpiresAt">The time at which the access token expires; null when it is not known: then a 401 of Notion shows it.</param>
public sealed record OAuthTokenPair(string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Creates a pair from the response of <c>INotionOAuth.CreateTokenAsync</c>.</summary>
    /// <param name="token">The response.</param>
    /// <param name="receivedAt">The time at which it was received. Where it has <c>expires_in</c>, a time in seconds, the access token expires that much later.</param>
    /// <returns>The pair.</returns>
    public static OAuthTokenPair From(OAuthToken token, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new OAuthTokenPair(token.AccessToken, token.RefreshToken, ExpiresIn(token) is { } seconds ? receivedAt.AddSeconds(seconds) : null);
    }

    /// <summary>Returns the time at which the access token expires, without the tokens.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        ExpiresAt is { } time ? $"Tokens of OAuth, in force until {time:O}" : "Tokens of OAuth";

    // Not in Notion's reference, but in the standard (RFC 6749, 5.1). More than a year is treated as no expiry.
    private static double? ExpiresIn(OAuthToken token) =>
        token.AdditionalProperties?.TryGetValue("expires_in", out JsonElement value) == true
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out double seconds)
        && seconds is > 0 and <= 366 * 24 * 3600
            ? seconds
            : null;
}

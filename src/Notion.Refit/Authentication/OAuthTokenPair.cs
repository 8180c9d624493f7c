using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>The tokens of one installation of a public connection, as an app stores them.</summary>
/// <remarks>Store both encrypted. Neither is part of <see cref="ToString"/>.</remarks>
/// <param name="AccessToken">The token of requests.</param>
/// <param name="RefreshToken">
/// The token to get a new pair with, once: a refresh token that comes a second time makes Notion revoke all tokens that came of it. Null if
/// the access token does not expire.
/// </param>
/// <param name="ExpiresAt">When the access token expires; null when that is not known: then Notion's 401 tells.</param>
public sealed record OAuthTokenPair(string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>Takes the tokens from an answer of <c>INotionOAuth.CreateTokenAsync</c>.</summary>
    /// <param name="token">The answer.</param>
    /// <param name="receivedAt">When it came. Where it has <c>expires_in</c>, a time in seconds, the access token expires that much later.</param>
    /// <returns>The pair.</returns>
    public static OAuthTokenPair From(OAuthToken token, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new OAuthTokenPair(token.AccessToken, token.RefreshToken, ExpiresIn(token) is { } seconds ? receivedAt.AddSeconds(seconds) : null);
    }

    /// <summary>When the access token expires, and nothing of the tokens.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        ExpiresAt is { } time ? $"Tokens of OAuth, in force until {time:O}" : "Tokens of OAuth";

    // Not in Notion's reference, but in the standard (RFC 6749, 5.1). A time of more than a year is as good as none.
    private static double? ExpiresIn(OAuthToken token) =>
        token.AdditionalProperties?.TryGetValue("expires_in", out JsonElement value) == true
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out double seconds)
        && seconds is > 0 and <= 366 * 24 * 3600
            ? seconds
            : null;
}

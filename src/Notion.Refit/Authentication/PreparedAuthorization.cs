namespace Notion.Refit.Authentication;

/// <summary>A token that was fetched early, to find the rate limit that applies, and that no attempt has used yet.</summary>
/// <param name="token">The token.</param>
/// <param name="options">Returns the options of the client.</param>
internal sealed class PreparedAuthorization(string token, Func<NotionOptions> options) : ProvidedAuthorization("Bearer", token, options);

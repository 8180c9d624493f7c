namespace Notion.Refit.Authentication;

/// <summary>A token that was asked for already, to know whose rate limit counts, and that no attempt has used yet.</summary>
/// <param name="token">The token.</param>
internal sealed class PreparedAuthorization(string token) : ProvidedAuthorization("Bearer", token);

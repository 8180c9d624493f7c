namespace Notion.Refit.Authentication;

/// <summary>Provides one token that is known when the client is created.</summary>
/// <param name="token">The token.</param>
internal sealed class FixedTokenProvider(string token) : IKnownTokenProvider
{
    public string GetToken() => token;
}

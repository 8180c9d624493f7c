namespace Notion.Refit.Authentication;

/// <summary>One token, known when the client is made.</summary>
/// <param name="token">The token.</param>
internal sealed class FixedTokenProvider(string token) : IKnownTokenProvider
{
    public string GetToken() => token;
}

using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Authentication;

/// <summary>Exchanges refresh tokens by a function, and remembers which.</summary>
/// <param name="exchange">The function.</param>
internal sealed class ScriptedOAuth(Func<string, Task<OAuthToken>> exchange) : INotionOAuth
{
    public List<string> Exchanged { get; } = [];

    public static OAuthToken Token(int generation, int? expiresIn = null) => JsonSerializer.Deserialize<OAuthToken>(TokenServer.Answer(generation, expiresIn))!;

    public Task<OAuthToken> CreateTokenAsync(TokenGrant request, CancellationToken cancellationToken = default)
    {
        string token = ((RefreshTokenGrant)request).RefreshToken;
        Exchanged.Add(token);
        return exchange(token);
    }

    public Task<TokenRevocation> RevokeTokenAsync(RevokeTokenRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<TokenIntrospection> IntrospectTokenAsync(IntrospectTokenRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

namespace Notion.Refit.Authentication;

/// <summary>Tells whose rate limit a request counts for, before it is sent.</summary>
/// <remarks>The token it learns on the way serves the first attempt, so that providers are asked once an attempt and not more.</remarks>
/// <param name="tokens">Gives the token provider; asked at the first request, because a provider may itself use the client.</param>
/// <param name="options">Gives the options.</param>
internal sealed class CredentialPartition(Func<INotionTokenProvider> tokens, Func<NotionOptions> options)
{
    private INotionTokenProvider? _tokens;

    /// <summary>The token, or what stands in its place.</summary>
    public ValueTask<string?> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (RequestCredentialsRule.Of(request))
        {
            case RequestCredentials.Own:
                return new ValueTask<string?>(request.Headers.NonValidated["Authorization"].ToString());
            case RequestCredentials.Client:
                return new ValueTask<string?>(options().ClientId);
            default:
                INotionTokenProvider provider = RequestTokens.Of(request) ?? (_tokens ??= tokens());
                if (provider is IKnownTokenProvider known)
                    return new ValueTask<string?>(known.GetToken());
                ValueTask<string> token = RequestTokens.AskAsync(request, provider, cancellationToken);
                return token.IsCompletedSuccessfully ? new ValueTask<string?>(Prepare(request, token.Result)) : WhenKnownAsync(request, token);
        }
    }

    /// <summary>Forgets the token of a request that had to wait: it may have been replaced meanwhile.</summary>
    public static void Forget(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated.Contains("Authorization") && request.Headers.Authorization is PreparedAuthorization)
            request.Headers.Authorization = null;
    }

    private static async ValueTask<string?> WhenKnownAsync(HttpRequestMessage request, ValueTask<string> token) =>
        Prepare(request, await token.ConfigureAwait(false));

    private static string? Prepare(HttpRequestMessage request, string? token)
    {
        // What is wrong with it is said where it is to be used.
        if (!BearerToken.IsValid(token))
            return null;

        request.Headers.Authorization = new PreparedAuthorization(token!);
        return token;
    }
}

using System.Net.Http.Headers;
using Notion.Refit.Http;

namespace Notion.Refit.Authentication;

/// <summary>Decides which credentials a request uses.</summary>
internal static class RequestCredentialsRule
{
    private const string OAuthPath = "/v1/oauth/";

    /// <summary>
    /// Credentials that the request came with are kept; those that an earlier attempt has set are replaced. The operations of OAuth come
    /// without <c>Authorization</c>, or with the scheme <c>Basic</c> only.
    /// </summary>
    public static RequestCredentials Of(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated is { Count: > 0 } headers && headers.Contains("Authorization"))
        {
            AuthenticationHeaderValue? authorization = request.Headers.Authorization;
            if (authorization is not (ProvidedAuthorization or { Scheme: "Basic", Parameter: null }))
                return RequestCredentials.Own;
            if (authorization.Scheme is "Basic")
                return RequestCredentials.Client;
        }

        return IsOAuth(request) ? RequestCredentials.Client : RequestCredentials.Token;
    }

    // Requests of the generated client have a template, so that their address need not be taken apart.
    private static bool IsOAuth(HttpRequestMessage request) => RequestTemplate.Of(request) is { } template
        ? template.StartsWith(OAuthPath, StringComparison.Ordinal)
        : request.RequestUri!.AbsolutePath.Contains(OAuthPath, StringComparison.Ordinal);
}

using Notion.Refit.Http;

namespace Notion.Refit.Authentication;

/// <summary>The token provider that a request brings along: that of a scope, or of a client made for one token.</summary>
/// <remarks>Handlers live as long as the app and serve all scopes and tokens. So the way from a call to its token is the request itself.</remarks>
internal static class RequestTokens
{
    private static readonly HttpRequestOptionsKey<INotionTokenProvider> s_key = new("Notion.Refit.Tokens");

    /// <summary>The provider of the request; null where that of the client counts.</summary>
    public static INotionTokenProvider? Of(HttpRequestMessage request) =>
        request is RestRequest rest ? rest.Tokens
        : request.Options.TryGetValue(s_key, out INotionTokenProvider? tokens) ? tokens
        : null;

    /// <summary>Gives the request a provider.</summary>
    public static void Set(HttpRequestMessage request, INotionTokenProvider tokens)
    {
        if (request is RestRequest rest)
            rest.Tokens = tokens;
        else
            request.Options.Set(s_key, tokens);
    }
}

using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Server;

/// <summary>The authorization page. It redirects at once, as if the person had agreed, or refused if the address asks for it.</summary>
internal sealed class AuthorizationPage(NotionEmulator emulator)
{
    /// <summary>The path, as in Notion.</summary>
    public const string Path = "/v1/oauth/authorize";

    /// <summary>The parameter by which a test says that the person refuses: <c>true</c>. Notion has none.</summary>
    public const string DenyParameter = "deny";

    /// <summary>Returns the redirect address: back to the app, with a code or with an error.</summary>
    /// <param name="query">Gives the value of a parameter; null when there is none.</param>
    /// <exception cref="ApiException">The person cannot be sent anywhere, since the app or the address is not the right one.</exception>
    /// <remarks>Assumption: the wording of all errors, and the codes of those that OAuth 2.0 has beside <c>access_denied</c>.</remarks>
    public string Answer(Func<string, string?> query)
    {
        string client = query("client_id") ?? throw Missing("client_id");
        if (!string.Equals(client, emulator.OAuth.ClientId, StringComparison.Ordinal))
            throw Wrong("client_id", "the id of a public connection", client);
        string? given = query("redirect_uri");
        string address = given ?? (emulator.Options.OAuthRedirectUris is [var only] ? only : throw Missing("redirect_uri"));
        if (!IsKnown(address))
            throw Wrong("redirect_uri", "a redirect URI of the public connection", address);

        string? state = query("state");
        return (query("response_type"), query("owner"), query(DenyParameter)) switch
        {
            (null, _, _) or ("code", not "user", _) => Back(address, "error", "invalid_request", state),
            (not "code", _, _) => Back(address, "error", "unsupported_response_type", state),
            (_, _, "true") => Back(address, "error", "access_denied", state),
            _ => Back(address, "code", emulator.OAuth.Authorize(redirectUri: given), state),
        };
    }

    // Assumption: without a list every address will do that a browser can be sent to.
    private bool IsKnown(string address) => emulator.Options.OAuthRedirectUris.Count > 0
        ? emulator.Options.OAuthRedirectUris.Contains(address, StringComparer.Ordinal)
        : Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Fragment.Length == 0;

    private static string Back(string address, string name, string value, string? state)
    {
        string back = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";
        return state is null ? back : $"{back}&state={Uri.EscapeDataString(state)}";
    }

    private static ApiException Missing(string name) => ApiErrors.FailedValidation("query", ApiErrors.ShouldBeDefined($"query.{name}"));

    private static ApiException Wrong(string name, string expectation, string value) =>
        ApiErrors.FailedValidation("query", ApiErrors.ShouldBe($"query.{name}", expectation, ApiErrors.Quote(value)));
}

using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Authentication;

/// <summary>Signs users in by a public connection of Notion, or connects their workspaces only.</summary>
/// <param name="options">The options.</param>
/// <param name="loggers">Creates the logger.</param>
/// <param name="encoder">Encodes addresses.</param>
internal sealed class NotionAuthenticationHandler(IOptionsMonitor<NotionAuthenticationOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : OAuthHandler<NotionAuthenticationOptions>(options, loggers, encoder)
{
    private OAuthToken? _token;

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        // Notion has no scopes: the capabilities are those of the connection.
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = Options.ClientId,
            ["response_type"] = "code",
            ["owner"] = Options.Owner,
            ["redirect_uri"] = redirectUri,
            ["state"] = Options.StateDataFormat.Protect(properties),
        };
        foreach ((string name, string value) in Options.AdditionalAuthorizationParameters)
            query[name] = value;
        return QueryHelpers.AddQueryString(Options.AuthorizationEndpoint, query);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Options.TokenEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Options.ClientId}:{Options.ClientSecret}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("Notion-Version", NotionOptions.DefaultApiVersion);
        request.Content = new ByteArrayContent(Json(new AuthorizationCodeGrant(context.Code) { RedirectUri = context.RedirectUri }));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using HttpResponseMessage response = await Backchannel.SendAsync(request, Context.RequestAborted).ConfigureAwait(false);
        byte[] body = await response.Content.ReadAsByteArrayAsync(Context.RequestAborted).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? OAuthTokenResponse.Success(Parse(body))
            : OAuthTokenResponse.Failed(new AuthenticationFailureException($"Notion refused the authorization code with {(int)response.StatusCode}{OAuthError.Describe(body)}."));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        JsonElement response = tokens.Response!.RootElement;
        _token = Read(response);
        var context = new OAuthCreatingTicketContext(new ClaimsPrincipal(identity), properties, Context, Scheme, Options, Backchannel, tokens, response);
        context.RunClaimActions();
        await Events.CreatingTicket(context).ConfigureAwait(false);

        // After the event, which may refuse the user by an exception.
        if (Context.RequestServices.GetKeyedService<NotionInstallations>(Options.ClientName) is { } installations)
            await installations.AddAsync(_token, Context.RequestAborted).ConfigureAwait(false);
        return new AuthenticationTicket(context.Principal!, context.Properties, Scheme.Name);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        HandleRequestResult result = await base.HandleRemoteAuthenticateAsync().ConfigureAwait(false);
        if (!result.Succeeded || !ConnectRequest.IsConnect(result.Ticket.Properties))
            return result;

        if (Options.OnConnected is { } hook)
            await hook(new NotionConnectedContext(Context, _token!, ConnectRequest.StartedBy(result.Ticket.Properties))).ConfigureAwait(false);
        Response.Redirect(result.Ticket.Properties.RedirectUri ?? "/");
        return HandleRequestResult.Handle();
    }

    private static byte[] Json(AuthorizationCodeGrant grant)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            grant.Write(writer);
        return stream.ToArray();
    }

    // Without the exception, which may quote the body.
    private static JsonDocument Parse(byte[] body) => TryParse(body) ?? throw new AuthenticationFailureException("The response to the authorization code is not JSON.");

    private static OAuthToken Read(JsonElement response) => TryRead(response)
        ?? throw new AuthenticationFailureException("The response to the authorization code is not that of Notion: it has no installation.");

    private static JsonDocument? TryParse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static OAuthToken? TryRead(JsonElement response)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(response.GetRawText()));
        reader.Read();
        try
        {
            return OAuthToken.Read(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

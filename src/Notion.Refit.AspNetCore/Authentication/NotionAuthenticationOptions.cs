using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;

namespace Notion.Refit.AspNetCore;

/// <summary>The options of the sign-in with Notion, by a public connection.</summary>
/// <remarks>
/// Client id, client secret and addresses that are not set here are those of the client (<see cref="ClientName"/>). Client id and secret that are set
/// here are used by that client too, if it has none.
/// </remarks>
public sealed class NotionAuthenticationOptions : OAuthOptions
{
    /// <summary>Creates the default options.</summary>
    public NotionAuthenticationOptions()
    {
        CallbackPath = NotionAuthenticationDefaults.CallbackPath;

        // Notion sends the browser back by a GET of the whole window, so this is enough, and browsers take it over http on this machine too.
        CorrelationCookie.SameSite = SameSiteMode.Lax;

        ClaimActions.MapCustomJson(ClaimTypes.NameIdentifier, static json => Text(json, "owner", "user", "id"));
        ClaimActions.MapCustomJson(ClaimTypes.Name, static json => Text(json, "owner", "user", "name"));
        ClaimActions.MapCustomJson(ClaimTypes.Email, static json => Text(json, "owner", "user", "person", "email"));
        ClaimActions.MapCustomJson(NotionClaimTypes.AvatarUrl, static json => Text(json, "owner", "user", "avatar_url"));
        ClaimActions.MapJsonKey(NotionClaimTypes.BotId, "bot_id");
        ClaimActions.MapJsonKey(NotionClaimTypes.WorkspaceId, "workspace_id");
        ClaimActions.MapJsonKey(NotionClaimTypes.WorkspaceName, "workspace_name");
        ClaimActions.MapJsonKey(NotionClaimTypes.WorkspaceIcon, "workspace_icon");
        ClaimActions.MapJsonKey(NotionClaimTypes.DuplicatedTemplateId, "duplicated_template_id");
    }

    /// <summary>The name of the client whose public connection is used; null, the default, for the client without a name.</summary>
    public string? ClientName { get; set; }

    /// <summary>The owner of the tokens, sent as <c>owner</c>. The default is <c>user</c>, the only value that Notion documents.</summary>
    public string Owner { get; set; } = "user";

    /// <summary>
    /// Runs when a user has connected a workspace by <c>MapNotionConnect</c>, before the redirect: the place to note which user or tenant of the app the
    /// installation belongs to. Null by default. When it throws, <see cref="RemoteAuthenticationEvents.OnRemoteFailure"/> runs.
    /// </summary>
    public Func<NotionConnectedContext, Task>? OnConnected { get; set; }

    private static string? Text(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        }

        return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
    }
}

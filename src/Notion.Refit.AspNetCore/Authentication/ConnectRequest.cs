using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Notion.Refit.AspNetCore.Authentication;

/// <summary>A request that connects a workspace and signs no user in. It travels to Notion and back in the protected state.</summary>
internal static class ConnectRequest
{
    private const string ConnectKey = "notion.connect";
    private const string UserKey = "notion.connect.user";
    private const string ReturnParameter = "returnUrl";

    /// <summary>Creates the properties of the challenge.</summary>
    /// <param name="context">The request to the connect address.</param>
    /// <param name="returnPath">The address to return to, unless the query has one of this app.</param>
    public static AuthenticationProperties Create(HttpContext context, string returnPath)
    {
        // Only addresses of this app: the redirect must not lead elsewhere.
        string? wanted = context.Request.Query[ReturnParameter];
        var properties = new AuthenticationProperties { RedirectUri = RedirectHttpResult.IsLocalUrl(wanted) ? wanted : returnPath };
        properties.Items[ConnectKey] = "1";
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user)
            properties.Items[UserKey] = user;
        return properties;
    }

    public static bool IsConnect(AuthenticationProperties properties) => properties.Items.ContainsKey(ConnectKey);

    public static string? StartedBy(AuthenticationProperties properties) => properties.Items.TryGetValue(UserKey, out string? user) ? user : null;
}

using Microsoft.AspNetCore.Http;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore;

/// <summary>A workspace that a user has just connected by <c>MapNotionConnect</c>.</summary>
public sealed class NotionConnectedContext
{
    internal NotionConnectedContext(HttpContext httpContext, OAuthToken token, string? startedBy)
    {
        HttpContext = httpContext;
        Token = token;
        StartedBy = startedBy;
    }

    /// <summary>The request that came back from Notion. Its user is not authenticated yet: see <see cref="StartedBy"/>.</summary>
    public HttpContext HttpContext { get; }

    /// <summary>The id of the installation.</summary>
    public BotId BotId => Token.BotId;

    /// <summary>The response of Notion, with the tokens.</summary>
    public OAuthToken Token { get; }

    /// <summary>The name identifier (<see cref="System.Security.Claims.ClaimTypes.NameIdentifier"/>) of the app's user who opened the connect address; null for a visitor.</summary>
    public string? StartedBy { get; }
}

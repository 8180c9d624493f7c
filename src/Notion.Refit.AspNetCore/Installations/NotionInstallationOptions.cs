using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Notion.Refit.AspNetCore;

/// <summary>The options for the installations of a client.</summary>
public sealed class NotionInstallationOptions
{
    /// <summary>
    /// The time for which a process may hold the right to refresh tokens without a sign of life. The default is 30 seconds, the least one second. It is
    /// extended while the refresh lasts; after a crash in the middle, requests of other processes wait for so long.
    /// </summary>
    public TimeSpan RefreshLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Selects the installation whose client a request gets. The default reads the claim <see cref="NotionClaimTypes.BotId"/> of the signed-in user. Return
    /// null when the request has none: calls then fail with <see cref="NotionReauthorizationException"/>.
    /// </summary>
    public Func<HttpContext, BotId?> SelectInstallation { get; set; } =
        static context => BotId.TryParse(context.User.FindFirstValue(NotionClaimTypes.BotId), out BotId id) ? id : (BotId?)null;
}

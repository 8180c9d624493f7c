using System.Net;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;

namespace Notion.Refit.Authentication;

/// <summary>Tells what a failed refresh means for its refresh token.</summary>
internal static class RefreshOutcome
{
    /// <summary>
    /// Whether the refresh token is certainly as good as before: nothing was sent, or what was sent was refused for another reason. When in
    /// doubt it is not: Notion may have exchanged it, and a second use would revoke the whole family.
    /// </summary>
    /// <param name="exception">How the refresh failed.</param>
    public static bool IsTokenUnused(Exception exception) => exception switch
    {
        NotionApiException refusal => refusal.Code != NotionErrorCode.InvalidGrant && IsRefusal(refusal.StatusCode),

        // The edge has answered in Notion's place.
        NotionResponseException foreign => IsRefusal(foreign.StatusCode),
        NotionConnectionException connection => connection.Error
            is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError
            or HttpRequestError.VersionNegotiationError,

        // No client id, options that make no sense: nothing is sent then.
        InvalidOperationException or ArgumentException or OptionsValidationException => true,
        _ => false,
    };

    private static bool IsRefusal(HttpStatusCode status) => (int)status is (>= 400 and < 500) or 529;
}

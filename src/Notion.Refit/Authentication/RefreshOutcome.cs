using System.Net;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;

namespace Notion.Refit.Authentication;

/// <summary>Decides whether a refresh token can still be used after a failed refresh.</summary>
internal static class RefreshOutcome
{
    /// <summary>
    /// Whether the refresh token is certainly unused: nothing was sent, or the request was refused for another reason. In doubt it is
    /// not: Notion may have exchanged it, and a second use would revoke the whole family.
    /// </summary>
    /// <param name="exception">The exception of the refresh.</param>
    public static bool IsTokenUnused(Exception exception) => exception switch
    {
        NotionApiException refusal => refusal.Code != NotionErrorCode.InvalidGrant && IsRefusal(refusal.StatusCode),

        // The response of a proxy in front of Notion.
        NotionResponseException foreign => IsRefusal(foreign.StatusCode),
        NotionConnectionException connection => connection.Error
            is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError
            or HttpRequestError.VersionNegotiationError,

        // No client id, invalid options: nothing is sent then.
        InvalidOperationException or ArgumentException or OptionsValidationException => true,
        _ => false,
    };

    private static bool IsRefusal(HttpStatusCode status) => (int)status is (>= 400 and < 500) or 529;
}

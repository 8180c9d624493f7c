using Microsoft.AspNetCore.Http;

namespace Notion.Refit.AspNetCore.Installations;

/// <summary>The tokens of the installation that the current request belongs to.</summary>
/// <param name="requests">The current request.</param>
/// <param name="installations">The installations.</param>
/// <param name="options">The options.</param>
internal sealed class UserTokenProvider(IHttpContextAccessor requests, NotionInstallations installations, NotionInstallationOptions options) : INotionTokenProvider
{
    // The user of a scope stays the same, also for work that outlives the request.
    private INotionTokenProvider Provider => field ??= Select();

    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => Provider.GetTokenAsync(cancellationToken);

    public ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken) => Provider.RenewTokenAsync(rejectedToken, cancellationToken);

    private INotionTokenProvider Select()
    {
        if (requests.HttpContext is not { } request)
        {
            throw new InvalidOperationException(
                "There is no request, so it is not known whose client this is. Take the client of an installation: NotionInstallations.CreateClient(botId).");
        }

        return options.SelectInstallation(request) is { } botId
            ? installations.GetTokenProvider(botId)
            : throw new NotionReauthorizationException("The user of this request has not connected a workspace of Notion.");
    }
}

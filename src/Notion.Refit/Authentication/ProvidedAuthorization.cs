using System.Net.Http.Headers;

namespace Notion.Refit.Authentication;

/// <summary>An authorization that this library has set, as opposed to one that the request came with. The next attempt may replace it.</summary>
/// <param name="scheme">The scheme.</param>
/// <param name="parameter">The token.</param>
/// <param name="options">Returns the options of the client.</param>
internal class ProvidedAuthorization(string scheme, string parameter, Func<NotionOptions> options) : AuthenticationHeaderValue(scheme, parameter)
{
    /// <summary>The options of the client, whose secrets a response must not repeat either.</summary>
    public NotionOptions Options => options();
}

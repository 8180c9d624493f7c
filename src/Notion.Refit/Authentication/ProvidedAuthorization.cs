using System.Net.Http.Headers;

namespace Notion.Refit.Authentication;

/// <summary>An authorization that we have put into a request, as opposed to one that came with it. The next attempt may replace it.</summary>
/// <param name="scheme">The scheme.</param>
/// <param name="parameter">The token.</param>
internal class ProvidedAuthorization(string scheme, string parameter) : AuthenticationHeaderValue(scheme, parameter);

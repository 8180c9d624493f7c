using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.Authentication;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the address at which users connect a workspace without signing in with Notion.</summary>
public static class NotionConnectEndpointExtensions
{
    /// <summary>Maps an address that sends the user to Notion's authorization page, stores the tokens of the installation, and returns to the app.</summary>
    /// <remarks>
    /// <para>No user is signed in, and a user who is signed in stays so. <see cref="NotionAuthenticationOptions.OnConnected"/> reports the installation. A
    /// user who refuses ends in <c>OnAccessDenied</c> or <c>OnRemoteFailure</c> of the options, as in a sign-in.</para>
    /// <para>The query parameter <c>returnUrl</c> may name another address of this app to return to; addresses elsewhere are ignored.</para>
    /// </remarks>
    /// <param name="endpoints">The routes of the app.</param>
    /// <param name="pattern">The route, such as <c>/notion/connect</c>.</param>
    /// <param name="returnPath">The address of the app to return to. The default is <c>/</c>.</param>
    /// <param name="authenticationScheme">The name of the scheme that <c>AddAuthentication().AddNotion(…)</c> has added.</param>
    /// <returns>The endpoint, for conventions such as <c>RequireAuthorization()</c>.</returns>
    public static IEndpointConventionBuilder MapNotionConnect(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        string returnPath = "/",
        string authenticationScheme = NotionAuthenticationDefaults.AuthenticationScheme)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(returnPath);
        ArgumentNullException.ThrowIfNull(authenticationScheme);
        return endpoints
            .MapGet(pattern, (RequestDelegate)(context => context.ChallengeAsync(authenticationScheme, ConnectRequest.Create(context, returnPath))))
            .WithDisplayName($"Notion connect: {pattern}")
            .ExcludeFromDescription();
    }
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notion.Refit;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.Authentication;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the sign-in with Notion.</summary>
public static class NotionAuthenticationExtensions
{
    /// <summary>Adds the sign-in with Notion, as the scheme <c>Notion</c>.</summary>
    /// <remarks>
    /// <para>User, bot, workspace and duplicated template become claims (<see cref="NotionClaimTypes"/>). The tokens go to the store of the client's
    /// installations when it has one, and into the authentication cookie only with <see cref="RemoteAuthenticationOptions.SaveTokens"/>.</para>
    /// <para>The redirect URI of the connection is the address of the app with <c>/signin-notion</c> (<see cref="RemoteAuthenticationOptions.CallbackPath"/>). A
    /// sign-in that the user refuses or that fails ends in <c>OnAccessDenied</c> or <c>OnRemoteFailure</c> of the events.</para>
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; null when client id and secret are those of the client.</param>
    /// <returns>The builder, for chaining.</returns>
    public static AuthenticationBuilder AddNotion(this AuthenticationBuilder builder, Action<NotionAuthenticationOptions>? configure = null) =>
        builder.AddNotion(NotionAuthenticationDefaults.AuthenticationScheme, NotionAuthenticationDefaults.DisplayName, configure);

    /// <summary>Adds the sign-in with Notion as a scheme with a name, for several connections.</summary>
    /// <remarks>As <see cref="AddNotion(AuthenticationBuilder, Action{NotionAuthenticationOptions})"/>. Each scheme needs a <see cref="RemoteAuthenticationOptions.CallbackPath"/> of its own.</remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="authenticationScheme">The name of the scheme.</param>
    /// <param name="displayName">The name for people.</param>
    /// <param name="configure">Sets the options; null when client id and secret are those of the client.</param>
    /// <returns>The builder, for chaining.</returns>
    public static AuthenticationBuilder AddNotion(
        this AuthenticationBuilder builder, string authenticationScheme, string? displayName, Action<NotionAuthenticationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(authenticationScheme);
        IServiceCollection services = builder.Services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<NotionAuthenticationOptions>, AuthenticationOptionsDefaults>());
        services.AddSingleton<IPostConfigureOptions<NotionOptions>>(provider =>
            ActivatorUtilities.CreateInstance<ClientCredentialsDefaults>(provider, authenticationScheme));
        return builder.AddOAuth<NotionAuthenticationOptions, NotionAuthenticationHandler>(authenticationScheme, displayName!, configure ?? (static _ => { }));
    }
}

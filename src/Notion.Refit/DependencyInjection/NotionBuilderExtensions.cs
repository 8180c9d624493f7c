using System.Diagnostics.CodeAnalysis;
using Notion.Refit;
using Notion.Refit.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures a client of Notion.</summary>
public static class NotionBuilderExtensions
{
    /// <summary>Sets options, after those that were set before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder ConfigureOptions(this INotionBuilder builder, Action<NotionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        NotionRegistration.Options(builder).Configure(configure);
        return builder;
    }

    /// <summary>Takes the tokens of the client from a provider, a singleton. It takes the place of <see cref="NotionOptions.Token"/>.</summary>
    /// <typeparam name="T">The provider.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddTokenProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this INotionBuilder builder)
        where T : class, INotionTokenProvider
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.ClientName is { } name)
            builder.Services.AddKeyedSingleton<INotionTokenProvider, T>(name);
        else
            builder.Services.AddSingleton<INotionTokenProvider, T>();
        return builder;
    }

    /// <summary>Takes the tokens of the client from a provider, a singleton. It takes the place of <see cref="NotionOptions.Token"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Makes the provider, when the first token is needed.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddTokenProvider(this INotionBuilder builder, Func<IServiceProvider, INotionTokenProvider> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Add(new ServiceDescriptor(typeof(INotionTokenProvider), builder.ClientName, (provider, _) => create(provider), ServiceLifetime.Singleton));
        return builder;
    }

    /// <summary>
    /// Takes the tokens of the client from a provider of the current scope, such as that of the request in an ASP.NET app: for a token that
    /// depends on the signed-in user or the tenant. It takes the place of <see cref="NotionOptions.Token"/>.
    /// </summary>
    /// <remarks>
    /// <see cref="INotionClient"/> and the areas of this client become scoped themselves; connections and handlers stay shared. So resolve them
    /// from a scope. A singleton that wants one is an error of the container (<c>ValidateScopes</c>); it makes a scope for each piece of work.
    /// <c>INotionOAuth</c> stays a singleton.
    /// </remarks>
    /// <typeparam name="T">The provider.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddScopedTokenProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this INotionBuilder builder)
        where T : class, INotionTokenProvider
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.ClientName is { } name)
            builder.Services.AddKeyedScoped<INotionTokenProvider, T>(name);
        else
            builder.Services.AddScoped<INotionTokenProvider, T>();
        NotionRegistration.MakeScoped(builder);
        return builder;
    }

    /// <summary>Takes the tokens of the client from a provider of the current scope, as <see cref="AddScopedTokenProvider{T}(INotionBuilder)"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="create">Makes the provider from the services of the scope, when the first token of the scope is needed.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddScopedTokenProvider(this INotionBuilder builder, Func<IServiceProvider, INotionTokenProvider> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Services.Add(new ServiceDescriptor(typeof(INotionTokenProvider), builder.ClientName, (provider, _) => create(provider), ServiceLifetime.Scoped));
        NotionRegistration.MakeScoped(builder);
        return builder;
    }

    /// <summary>
    /// Takes the tokens of the client from OAuth: one installation of a public connection, whose tokens are refreshed when they expire or are
    /// rejected. Needs <see cref="NotionOptions.ClientId"/> and <see cref="NotionOptions.ClientSecret"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="store">Makes the place where the tokens are kept, when the first token is needed.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddOAuthTokenProvider(this INotionBuilder builder, Func<IServiceProvider, IOAuthTokenStore> store)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        return builder.AddTokenProvider(provider =>
            new OAuthTokenProvider(provider.GetRequiredKeyedService<INotionOAuth>(builder.ClientName), store(provider), provider.GetService<TimeProvider>())
            {
                RefreshLock = provider.GetKeyedService<IOAuthRefreshLock>(builder.ClientName),
            });
    }
}

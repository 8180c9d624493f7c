using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Notion.Refit;
using Notion.Refit.DependencyInjection;
using Notion.Refit.Live;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers stores and sessions of live objects.</summary>
public static class LiveBuilderExtensions
{
    /// <summary>Registers a <see cref="LiveStore"/> as a singleton and a <see cref="LiveSession"/> for each scope, over the client of the builder.</summary>
    /// <param name="builder">The builder. With a named client both are keyed by its name.</param>
    /// <param name="options">The settings of the store; null for the clock and the log of the app.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <exception cref="Options.OptionsValidationException">
    /// At the start of the app: the client takes its tokens from the scope, so that one store would show the pages of one user to another. Call
    /// <see cref="AddLiveStores"/> instead.
    /// </exception>
    /// <remarks>
    /// All tokens of the client must belong to one installation. A singleton token provider that returns the token of the current user, such as one over
    /// <c>IHttpContextAccessor</c>, is not recognized: call <see cref="AddLiveStores"/> there, too.
    /// </remarks>
    public static INotionBuilder AddLive(this INotionBuilder builder, LiveStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string? name = builder.ClientName;
        IServiceCollection services = builder.Services;
        NotionClients clients = NotionClients.Of(services);
        services.AddOptions<LiveRegistration>(name ?? Options.Options.DefaultName)
            .Validate(_ => !clients.HasScopedTokens(name), ScopedTokens(name))
            .ValidateOnStart();
        services.TryAdd(new ServiceDescriptor(
            typeof(LiveStore),
            name,
            (provider, _) => clients.HasScopedTokens(name)
                ? throw new InvalidOperationException(ScopedTokens(name))
                : LiveStore.Create(provider.GetRequiredKeyedService<INotionClient>(name), options ?? OptionsOf(provider)),
            ServiceLifetime.Singleton));
        AddSession(services, name, provider => provider.GetRequiredKeyedService<LiveStore>(name));
        return builder;
    }

    /// <summary>
    /// Registers a <see cref="LiveStoreFactory"/> as a singleton, with a store for each installation of a public connection, and a <see cref="LiveSession"/>
    /// for each scope, over the store of its installation.
    /// </summary>
    /// <param name="builder">The builder. With a named client both are keyed by its name.</param>
    /// <param name="tokens">
    /// Creates the token provider of an installation, by its <c>bot_id</c>; with the package for ASP.NET Core,
    /// <c>(services, bot) =&gt; services.GetRequiredService&lt;NotionInstallations&gt;().GetTokenProvider(bot)</c>. It is called once for each store, with the
    /// services of the app: not with those of a scope, whose user may be another one.
    /// </param>
    /// <param name="current">
    /// Returns the installation of a scope, from its services; null when its user has none. Without it sessions are created by
    /// <c>new LiveSession(stores.Get(installationId))</c>.
    /// </param>
    /// <param name="options">The settings of the stores; null for the clock and the log of the app.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <remarks>Resolving a session throws <see cref="NotionReauthorizationException"/> where <paramref name="current"/> returns null.</remarks>
    public static INotionBuilder AddLiveStores(
        this INotionBuilder builder,
        Func<IServiceProvider, BotId, INotionTokenProvider> tokens,
        Func<IServiceProvider, BotId?>? current = null,
        LiveStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tokens);
        string? name = builder.ClientName;
        builder.Services.TryAdd(new ServiceDescriptor(
            typeof(LiveStoreFactory),
            name,
            (provider, _) => new LiveStoreFactory(
                installation => provider.GetRequiredKeyedService<INotionClientFactory>(name).CreateClient(tokens(provider, installation)), options ?? OptionsOf(provider)),
            ServiceLifetime.Singleton));
        AddSession(builder.Services, name, provider => provider.GetRequiredKeyedService<LiveStoreFactory>(name).Get(InstallationOf(provider, current)));
        return builder;
    }

    private static void AddSession(IServiceCollection services, string? name, Func<IServiceProvider, LiveStore> store) =>
        services.TryAdd(new ServiceDescriptor(typeof(LiveSession), name, (provider, _) => new LiveSession(store(provider)), ServiceLifetime.Scoped));

    private static BotId InstallationOf(IServiceProvider provider, Func<IServiceProvider, BotId?>? current)
    {
        if (current is null)
        {
            throw new InvalidOperationException(
                "It is not known which installation this scope belongs to. Pass 'current' to AddLiveStores, or create the session by new LiveSession(LiveStoreFactory.Get(installationId)).");
        }

        return current(provider) ?? throw new NotionReauthorizationException("The user of this scope has not connected a workspace of Notion.");
    }

    private static LiveStoreOptions OptionsOf(IServiceProvider provider)
    {
        var options = new LiveStoreOptions();
        if (provider.GetService<TimeProvider>() is { } time)
            options = options with { TimeProvider = time };
        return provider.GetService<ILoggerFactory>() is { } loggers ? options with { LoggerFactory = loggers } : options;
    }

    private static string ScopedTokens(string? name) =>
        $"The client{(name is null ? "" : $" '{name}'")} takes its tokens from the scope, so that one store would show the pages of one user to another. " +
        "Call AddLiveStores instead of AddLive: it has a store for each installation, LiveStoreFactory.Get(installationId).";
}

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Notion.Refit;
using Notion.Refit.Live;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers stores and sessions.</summary>
public static class LiveBuilderExtensions
{
    /// <summary>Registers a <see cref="LiveStore"/> as a singleton and <see cref="LiveSession"/> for each scope, over the client of the builder.</summary>
    /// <param name="builder">The builder. With a named client both are keyed by its name.</param>
    /// <param name="options">The settings of the store; null for the clock and the log of the app.</param>
    /// <returns>The builder, for chaining.</returns>
    /// <exception cref="InvalidOperationException">At the start of the app: the client takes its tokens from the scope; use <see cref="AddLiveStores"/>.</exception>
    public static INotionBuilder AddLive(this INotionBuilder builder, LiveStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string? name = builder.ClientName;
        IServiceCollection services = builder.Services;
        services.AddOptions<LiveRegistration>(name ?? "")
            .Validate(_ => !HasScopedTokens(services, name), ScopedTokens(name))
            .ValidateOnStart();
        services.TryAdd(new ServiceDescriptor(
            typeof(LiveStore),
            name,
            (provider, _) => HasScopedTokens(services, name)
                ? throw new InvalidOperationException(ScopedTokens(name))
                : LiveStore.Create(provider.GetRequiredKeyedService<INotionClient>(name), options ?? OptionsOf(provider)),
            ServiceLifetime.Singleton));
        services.TryAdd(new ServiceDescriptor(
            typeof(LiveSession), name, (provider, _) => new LiveSession(provider.GetRequiredKeyedService<LiveStore>(name)), ServiceLifetime.Scoped));
        return builder;
    }

    /// <summary>Registers a <see cref="LiveStoreFactory"/>: a store for each installation of a public connection.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="tokens">Creates the token provider of an installation.</param>
    /// <param name="options">The settings of the stores; null for the clock and the log of the app.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddLiveStores(
        this INotionBuilder builder, Func<IServiceProvider, string, INotionTokenProvider> tokens, LiveStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tokens);
        builder.Services.TryAddSingleton(provider => new LiveStoreFactory(
            installation => provider.GetRequiredService<INotionClientFactory>().CreateClient(tokens(provider, installation)), options ?? OptionsOf(provider)));
        return builder;
    }

    private static LiveStoreOptions OptionsOf(IServiceProvider provider)
    {
        var options = new LiveStoreOptions();
        if (provider.GetService<TimeProvider>() is { } time)
            options = options with { TimeProvider = time };
        return provider.GetService<ILoggerFactory>() is { } loggers ? options with { LoggerFactory = loggers } : options;
    }

    private static bool HasScopedTokens(IServiceCollection services, string? name) =>
        services.Any(service => service.ServiceType == typeof(INotionTokenProvider) && Equals(service.ServiceKey, name) && service.Lifetime == ServiceLifetime.Scoped);

    private static string ScopedTokens(string? name) =>
        $"The client{(name is null ? "" : $" '{name}'")} takes its tokens from the scope, so that one store would show the pages of one user to another. " +
        "Call AddLiveStores instead of AddLive and take the store of an installation by LiveStoreFactory.Get(installationId).";
}

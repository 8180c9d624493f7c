using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notion.Refit;
using Notion.Refit.AspNetCore;
using Notion.Refit.AspNetCore.Installations;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives each signed-in user a client of their own.</summary>
public static class NotionInstallationBuilderExtensions
{
    /// <summary>Keeps the installations of a public connection in a store that the app has registered as <see cref="INotionTokenStore"/>.</summary>
    /// <remarks>
    /// <para>Afterwards <see cref="INotionClient"/> and the areas of this client are scoped, and those of a request call Notion with the tokens of the signed-in user
    /// (<see cref="NotionInstallationOptions.SelectInstallation"/>). Work without a request takes a client from <see cref="NotionInstallations"/>.</para>
    /// <para>Tokens are encrypted with Data Protection before they reach the store. Where several machines share a store, they share the keys too
    /// (<c>AddDataProtection().PersistKeysTo…</c>). <c>AddFileTokenStore</c> and <c>AddEntityFrameworkTokenStore</c> include this call.</para>
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; null for the default.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddInstallations(this INotionBuilder builder, Action<NotionInstallationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        string? name = builder.ClientName;
        OptionsBuilder<NotionInstallationOptions> options = services.AddOptionsWithValidateOnStart<NotionInstallationOptions>(name);
        if (configure is not null)
            options.Configure(configure);

        // Once, also when it is added again.
        int before = services.Count;
        services.TryAddKeyedSingleton(name, static (provider, key) => Create(provider, (string?)key));
        if (services.Count == before)
            return builder;
        options.Validate(static o => o.RefreshLease >= TimeSpan.FromSeconds(1) && o.RefreshLease <= TimeSpan.FromMinutes(5), "RefreshLease is a time from one second to five minutes.");
        options.Validate(static o => o.SelectInstallation is not null, "SelectInstallation is needed.");
        services.AddDataProtection();
        services.AddHttpContextAccessor();
        return builder.AddScopedTokenProvider(provider => new UserTokenProvider(
            provider.GetRequiredService<IHttpContextAccessor>(),
            provider.GetRequiredKeyedService<NotionInstallations>(name),
            Options(provider, name)));
    }

    /// <summary>Keeps the installations of a public connection in files: for development, on one machine. Includes <see cref="AddInstallations"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="folder">The folder, which is created when it is needed. Keep it out of source control.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddFileTokenStore(this INotionBuilder builder, string folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        builder.Services.AddKeyedSingleton<INotionTokenStore>(builder.ClientName, (_, _) => new FileTokenStore(folder));
        return builder.AddInstallations();
    }

    private static NotionInstallationOptions Options(IServiceProvider provider, string? name) =>
        provider.GetRequiredService<IOptionsMonitor<NotionInstallationOptions>>().Get(name);

    private static NotionInstallations Create(IServiceProvider provider, string? name) => new(
        provider.GetKeyedService<INotionTokenStore>(name)
            ?? throw new InvalidOperationException("Installations need a store: call AddFileTokenStore or AddEntityFrameworkTokenStore, or register an INotionTokenStore."),
        provider.GetRequiredKeyedService<INotionOAuth>(name),
        provider.GetRequiredKeyedService<INotionClientFactory>(name),
        new TokenProtector(provider.GetRequiredService<IDataProtectionProvider>(), name),
        Options(provider, name),
        provider.GetService<TimeProvider>() ?? TimeProvider.System);
}

using Microsoft.Extensions.Configuration;
using Notion.Refit;
using Notion.Refit.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds clients of Notion.</summary>
/// <remarks>
/// <para>Injectable afterwards: <see cref="INotionClient"/> and each area by itself, such as <see cref="INotionPages"/>. A client with a name is
/// injected by its name: <c>[FromKeyedServices("acme")] INotionClient</c>. All are singletons, safe to use by several threads.</para>
/// <para>Adding the same client again only adds to its options. Options are checked when the host starts.</para>
/// </remarks>
public static class NotionServiceCollectionExtensions
{
    /// <summary>Adds the client without a name, configured by the section <c>Notion</c> of the configuration, if there is one, or elsewhere.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddNotion(this IServiceCollection services)
    {
        INotionBuilder builder = NotionRegistration.Add(services, name: null);
        NotionRegistration.Options(builder).Configure<IServiceProvider>(static (options, provider) =>
            provider.GetService<IConfiguration>()?.GetSection("Notion").Bind(options));
        return builder;
    }

    /// <summary>Adds the client without a name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, at least <see cref="NotionOptions.Token"/>.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddNotion(this IServiceCollection services, Action<NotionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        INotionBuilder builder = NotionRegistration.Add(services, name: null);
        NotionRegistration.Options(builder).Configure(configure);
        return builder;
    }

    /// <summary>Adds the client without a name.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section with the options: <c>Token</c>, … Changes are used from the next request on.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddNotion(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        INotionBuilder builder = NotionRegistration.Add(services, name: null);
        NotionRegistration.Options(builder).Bind(configuration);
        return builder;
    }

    /// <summary>Adds a client with a name, one of several.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name: the key of its services and the name of its options.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddNotion(this IServiceCollection services, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return NotionRegistration.Add(services, name);
    }

    /// <summary>Adds a client with a name, one of several.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name: the key of its services and the name of its options.</param>
    /// <param name="configure">Sets the options, at least <see cref="NotionOptions.Token"/>.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddNotion(this IServiceCollection services, string name, Action<NotionOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        INotionBuilder builder = NotionRegistration.Add(services, name);
        NotionRegistration.Options(builder).Configure(configure);
        return builder;
    }

    /// <summary>Adds a client with a name, one of several.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name: the key of its services and the name of its options.</param>
    /// <param name="configuration">The section with the options: <c>Token</c>, … Changes are used from the next request on.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder AddNotion(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configuration);
        INotionBuilder builder = NotionRegistration.Add(services, name);
        NotionRegistration.Options(builder).Bind(configuration);
        return builder;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.DependencyInjection;

/// <summary>How long the registered token providers live: a container tells whether there is a service, but not that.</summary>
/// <param name="services">The registrations.</param>
internal sealed class RegisteredTokenProviders(IServiceCollection services)
{
    /// <summary>Whether the provider of a client is scoped.</summary>
    public static bool IsScoped(IServiceCollection services, string? name) => Find<INotionTokenProvider>(services, name)?.Lifetime == ServiceLifetime.Scoped;

    /// <summary>Whether it is, but the client had been made a singleton before.</summary>
    public bool IsScopedTooLate(string? name) => IsScoped(services, name) && Find<ScopedTransport>(services, name) is null;

    // The last one counts.
    private static ServiceDescriptor? Find<T>(IServiceCollection services, string? name) =>
        services.LastOrDefault(service => service.ServiceType == typeof(T) && Equals(service.ServiceKey, name));
}

using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Tests.Readme;

/// <summary>A provider that is made when the first service is asked for: a snippet shows registrations and what comes of them side by side.</summary>
/// <param name="services">The registrations.</param>
internal sealed class LateProvider(IServiceCollection services) : IKeyedServiceProvider, IDisposable
{
    private ServiceProvider? _provider;

    private ServiceProvider Provider => _provider ??= services.BuildServiceProvider();

    public object? GetService(Type serviceType) => Provider.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => Provider.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Provider.GetRequiredKeyedService(serviceType, serviceKey);

    public void Dispose() => _provider?.Dispose();
}

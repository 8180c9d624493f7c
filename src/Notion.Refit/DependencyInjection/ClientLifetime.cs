using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Notion.Refit.Authentication;
using Notion.Refit.Http;

namespace Notion.Refit.DependencyInjection;

/// <summary>Registers a client and its areas, and decides how long they live: as long as their token provider, so that the container itself finds a singleton that would keep the tokens of a scope.</summary>
/// <remarks>What the app has put in the place of an area stays as it is.</remarks>
/// <param name="services">The services.</param>
/// <param name="builder">Names the client.</param>
internal sealed class ClientLifetime(IServiceCollection services, INotionBuilder builder) : IAreaVisitor
{
    private readonly List<ServiceDescriptor> _added = [];
    private ServiceLifetime _lifetime = ServiceLifetime.Singleton;

    /// <summary>That of a client; null when it has not been added.</summary>
    public static ClientLifetime? Find(IServiceCollection services, string? name) =>
        services.FirstOrDefault(service => service.ServiceType == typeof(ClientLifetime) && Equals(service.ServiceKey, name)) is { } found
            ? (ClientLifetime)(found.IsKeyedService ? found.KeyedImplementationInstance : found.ImplementationInstance)!
            : null;

    /// <summary>Registers client and areas as singletons.</summary>
    public void AddSingletons()
    {
        string? name = builder.ClientName;
        Add<INotionClient>((provider, _) => new NotionClient(TransportOf(provider), new ServiceAreaProvider(provider, name)));
        NotionAreas.Accept(this);
    }

    /// <summary>Makes them scoped.</summary>
    public void MakeScoped()
    {
        if (_lifetime == ServiceLifetime.Scoped)
            return;
        _lifetime = ServiceLifetime.Scoped;
        string? name = builder.ClientName;
        services.Add(new ServiceDescriptor(
            typeof(ScopedTransport),
            name,
            (provider, _) => new ScopedTransport(SharedHandlers.CreateTransport(provider, builder, new ScopeTokenProvider(provider, name))),
            ServiceLifetime.Scoped));

        foreach (ServiceDescriptor singleton in _added)
        {
            int index = services.IndexOf(singleton);
            if (index >= 0)
                services[index] = new ServiceDescriptor(singleton.ServiceType, name, FactoryOf(singleton), ServiceLifetime.Scoped);
        }
    }

    void IAreaVisitor.Visit<T>()
    {
        // OAuth authenticates as the connection. It is what providers of tokens are made with, which may live longer than a scope.
        if (typeof(T) == typeof(INotionOAuth))
            services.TryAdd(NotionRegistration.Singleton(builder.ClientName, (provider, _) => Stubs.Create<T>(provider.GetRequiredKeyedService<RestTransport>(builder.ClientName))));
        else
            Add((provider, _) => Stubs.Create<T>(TransportOf(provider)));
    }

    private static Func<IServiceProvider, object?, object> FactoryOf(ServiceDescriptor service) =>
        service.IsKeyedService ? service.KeyedImplementationFactory! : (provider, _) => service.ImplementationFactory!(provider);

    private RestTransport TransportOf(IServiceProvider provider) => _lifetime == ServiceLifetime.Scoped
        ? provider.GetRequiredKeyedService<ScopedTransport>(builder.ClientName).Transport
        : provider.GetRequiredKeyedService<RestTransport>(builder.ClientName);

    private void Add<T>(Func<IServiceProvider, object?, T> factory)
        where T : class
    {
        ServiceDescriptor service = NotionRegistration.Singleton(builder.ClientName, factory);
        int count = services.Count;
        services.TryAdd(service);
        if (services.Count > count)
            _added.Add(service);
    }
}

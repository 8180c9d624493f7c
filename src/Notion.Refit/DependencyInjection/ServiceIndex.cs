using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Calls;

namespace Notion.Refit.DependencyInjection;

/// <summary>The registrations of the services that clients are made of, by type and key.</summary>
/// <remarks>Only what has been added since the last question is looked at, so that a question a client takes linear time in all.</remarks>
/// <param name="services">The services.</param>
internal sealed class ServiceIndex(IServiceCollection services)
{
    private static readonly HashSet<Type> s_types = TypesToIndex();

    private readonly Dictionary<(Type Type, object? Key), ServiceLifetime> _lifetimes = [];
    private int _seen;

    /// <summary>Gets the lifetime of a service, of its last registration; null when it is not registered.</summary>
    public ServiceLifetime? LifetimeOf(Type type, string? name)
    {
        lock (_lifetimes)
        {
            Update();
            return _lifetimes.TryGetValue((type, name), out ServiceLifetime lifetime) ? lifetime : null;
        }
    }

    private void Update()
    {
        // Registrations were removed: their places are not known any more.
        if (services.Count < _seen)
        {
            _lifetimes.Clear();
            _seen = 0;
        }

        for (; _seen < services.Count; _seen++)
        {
            ServiceDescriptor service = services[_seen];
            if (s_types.Contains(service.ServiceType))
                _lifetimes[(service.ServiceType, service.ServiceKey)] = service.Lifetime;
        }
    }

    private static HashSet<Type> TypesToIndex()
    {
        var areas = new AreaTypes();
        NotionAreas.Accept(areas);
        areas.Types.UnionWith([typeof(INotionTokenProvider), typeof(INotionClient), typeof(INotionClientFactory)]);
        return areas.Types;
    }

    private sealed class AreaTypes : IAreaVisitor
    {
        public HashSet<Type> Types { get; } = [];

        public void Visit<T>()
            where T : class => Types.Add(typeof(T));
    }
}

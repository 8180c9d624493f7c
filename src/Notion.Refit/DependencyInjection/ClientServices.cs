using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Notion.Refit.Authentication;
using Notion.Refit.Calls;
using Notion.Refit.Configuration;
using Notion.Refit.Resilience;

namespace Notion.Refit.DependencyInjection;

/// <summary>Registers clients and their areas, all of which are one generated client.</summary>
/// <remarks>
/// A client lives as long as its token provider, so that the container itself reports a singleton that would keep the tokens of a scope.
/// Clients with names share one registration a service, for any key. What the app has registered itself in the place of an area stays.
/// </remarks>
/// <param name="services">The services.</param>
/// <param name="clients">The clients of the container.</param>
internal sealed class ClientServices(IServiceCollection services, NotionClients clients)
{
    /// <summary>Registers a client as singletons.</summary>
    public void AddSingletons(RegisteredClient client)
    {
        object? key = client.Name is null ? null : KeyedService.AnyKey;
        TryAdd(key, ServiceLifetime.Singleton, static (provider, owner) => new CurrentOptions(provider.GetRequiredService<IOptionsMonitor<NotionOptions>>(), owner.OptionsName, NotionRegistration.Logger(provider)));
        TryAdd(key, ServiceLifetime.Singleton, static (provider, _) => new LimiterScope(provider.GetRequiredService<LimiterRegistry>()));
        TryAdd(key, ServiceLifetime.Singleton, static (provider, _) => new ApiSettings(NotionRegistration.Time(provider)));
        TryAdd(key, ServiceLifetime.Singleton, static (provider, owner) =>
            new ApiClient(provider.GetRequiredKeyedService<INotionApi>(owner.Name), provider.GetRequiredKeyedService<ApiSettings>(owner.Name)));
        TryAdd(key, ServiceLifetime.Scoped, static (provider, owner) =>
            new ScopedApiClient(SharedHandlers.CreateClient(provider, owner, new ScopeTokenProvider(provider, owner.Name))));
        TryAdd<INotionClientFactory>(key, ServiceLifetime.Singleton, static (provider, owner) => new NotionClientFactory(provider, owner));
        Accept(new SingletonRegistration(this, client, key));
    }

    /// <summary>Makes a client scoped that has been registered as singletons.</summary>
    public void MakeScoped(RegisteredClient client)
    {
        if (client.IsScoped)
            return;
        client.IsScoped = true;
        Accept(new ScopedRegistration(this, client));
    }

    private static void Accept(ClientRegistration registration)
    {
        registration.Add<INotionClient>(static (api, areas) => new NotionClient(api, areas));
        NotionAreas.Accept(registration);
    }

    private static ServiceAreaProvider Areas(IServiceProvider provider, RegisteredClient client) => new ServiceAreaProvider(provider, client.Name);

    // Null for a key that is not the name of a client: the container then reports the service as missing.
    private ServiceDescriptor Describe<T>(object? key, ServiceLifetime lifetime, Func<IServiceProvider, RegisteredClient, T> create)
        where T : class
    {
        NotionClients all = clients;
        return new ServiceDescriptor(typeof(T), key, (provider, actual) => all.Find(actual) is { } client ? create(provider, client) : null!, lifetime);
    }

    private ServiceDescriptor? TryAdd<T>(object? key, ServiceLifetime lifetime, Func<IServiceProvider, RegisteredClient, T> create)
        where T : class
    {
        ServiceDescriptor service = Describe(key, lifetime, create);
        int count = services.Count;
        services.TryAdd(service);
        return services.Count > count ? service : null;
    }

    private void AddScoped<T>(RegisteredClient client, Func<IServiceProvider, RegisteredClient, T> create)
        where T : class
    {
        ServiceDescriptor scoped = Describe(client.Name, ServiceLifetime.Scoped, create);
        if (client.Name is { } name)
        {
            if (clients.Index.LifetimeOf(typeof(T), name) is null)
                services.Add(scoped);
        }
        else if (client.Singletons.Find(static service => service.ServiceType == typeof(T)) is { } singleton && services.IndexOf(singleton) is >= 0 and int index)
        {
            services[index] = scoped;
        }
    }

    /// <summary>Registers the client itself and the areas, which are made in the same way.</summary>
    private abstract class ClientRegistration : IAreaVisitor
    {
        public void Visit<T>()
            where T : class
        {
            if (typeof(T) == typeof(INotionOAuth))
                AddOAuth(static api => api.Area<T>());
            else
                Add(static (api, _) => api.Area<T>());
        }

        public abstract void Add<T>(Func<ApiClient, IAreaProvider, T> create)
            where T : class;

        protected abstract void AddOAuth<T>(Func<ApiClient, T> create)
            where T : class;
    }

    private sealed class SingletonRegistration(ClientServices owner, RegisteredClient client, object? key) : ClientRegistration
    {
        public override void Add<T>(Func<ApiClient, IAreaProvider, T> create)
        {
            ServiceDescriptor? added = owner.TryAdd(key, ServiceLifetime.Singleton, (provider, actual) => create(provider.GetRequiredKeyedService<ApiClient>(actual.Name), Areas(provider, actual)));
            if (added is not null)
                client.Singletons.Add(added);
        }

        protected override void AddOAuth<T>(Func<ApiClient, T> create) =>
            owner.TryAdd(key, ServiceLifetime.Singleton, (provider, actual) => create(provider.GetRequiredKeyedService<ApiClient>(actual.Name)));
    }

    private sealed class ScopedRegistration(ClientServices owner, RegisteredClient client) : ClientRegistration
    {
        public override void Add<T>(Func<ApiClient, IAreaProvider, T> create) =>
            owner.AddScoped(client, (provider, actual) => create(provider.GetRequiredKeyedService<ScopedApiClient>(actual.Name).Api, Areas(provider, actual)));

        // OAuth authenticates as the connection. Token providers, which may live longer than a scope, are made with it.
        protected override void AddOAuth<T>(Func<ApiClient, T> create)
        {
        }
    }
}

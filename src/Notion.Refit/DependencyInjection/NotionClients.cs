using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Configuration;

namespace Notion.Refit.DependencyInjection;

/// <summary>The clients that were added to a container, by name.</summary>
/// <remarks>
/// It is itself a service, found near the start of the list. Everything that is asked for once a client is looked up here and not in the list
/// of all services, so that many clients are added in linear time.
/// </remarks>
internal sealed class NotionClients : ITokenRegistrations
{
    private readonly Dictionary<string, RegisteredClient> _named = new(StringComparer.Ordinal);

    private NotionClients(IServiceCollection services) => Index = new ServiceIndex(services);

    /// <summary>The client without a name; null when it has not been added.</summary>
    public RegisteredClient? Unnamed { get; private set; }

    /// <summary>Whether a client with a name has been added.</summary>
    public bool HasNamed => _named.Count > 0;

    /// <summary>The services of clients that the app has registered itself.</summary>
    public ServiceIndex Index { get; }

    /// <summary>Gets the clients of a container; adds them to it the first time.</summary>
    public static NotionClients Of(IServiceCollection services)
    {
        // In a loop of its own: the list is long when there are many clients, and this is asked once a client.
        for (int i = 0; i < services.Count; i++)
        {
            if (services[i] is { IsKeyedService: false, ImplementationInstance: NotionClients found })
                return found;
        }

        var clients = new NotionClients(services);
        services.AddSingleton(clients);
        services.AddSingleton<ITokenRegistrations>(clients);
        return clients;
    }

    /// <summary>Finds a client.</summary>
    /// <param name="key">Its name; null for the client without a name.</param>
    public RegisteredClient? Find(object? key) => key switch
    {
        null => Unnamed,
        string name => _named.GetValueOrDefault(name),
        _ => null,
    };

    /// <summary>Adds a client.</summary>
    public void Add(RegisteredClient client)
    {
        if (client.Name is { } name)
            _named.Add(name, client);
        else
            Unnamed = client;
    }

    /// <summary>Whether the token provider of a client is scoped.</summary>
    public bool HasScopedTokens(string? name) => Index.LifetimeOf(typeof(INotionTokenProvider), name) == ServiceLifetime.Scoped;

    /// <inheritdoc/>
    public bool IsScopedTooLate(string? name) => HasScopedTokens(name) && Find(name) is { IsScoped: false };
}

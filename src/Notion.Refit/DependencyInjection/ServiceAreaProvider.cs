using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Calls;

namespace Notion.Refit.DependencyInjection;

/// <summary>The areas of a client in a container.</summary>
/// <param name="provider">The container.</param>
/// <param name="name">The name of the client; null for the client without a name.</param>
internal sealed class ServiceAreaProvider(IServiceProvider provider, string? name) : IAreaProvider
{
    public T Get<T>()
        where T : class => provider.GetRequiredKeyedService<T>(name);
}

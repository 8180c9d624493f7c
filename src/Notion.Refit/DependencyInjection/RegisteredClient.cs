using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.DependencyInjection;

/// <summary>A client that was added to a container.</summary>
/// <param name="name">Its name; null for the client without a name.</param>
internal sealed class RegisteredClient(string? name)
{
    private const string HttpClientName = "Notion.Refit";

    /// <summary>The name: the key of the client's services and the name of its options.</summary>
    public string? Name => name;

    /// <summary>The name of its options.</summary>
    public string OptionsName => name ?? Microsoft.Extensions.Options.Options.DefaultName;

    /// <summary>The name of its <see cref="HttpClient"/>.</summary>
    public string HttpName { get; } = name is null ? HttpClientName : $"{HttpClientName}:{name}";

    /// <summary>Whether the client lives as long as a scope, because its token provider does.</summary>
    public bool IsScoped { get; set; }

    /// <summary>The singletons that were registered for the client without a name, to be replaced if it becomes scoped.</summary>
    public List<ServiceDescriptor> Singletons { get; } = [];
}

using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.DependencyInjection;

/// <inheritdoc cref="INotionBuilder"/>
internal sealed class NotionBuilder(RegisteredClient client, IServiceCollection services) : INotionBuilder
{
    public string? ClientName => client.Name;

    public string Name => client.HttpName;

    public IServiceCollection Services => services;
}

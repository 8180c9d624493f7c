using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.DependencyInjection;

/// <inheritdoc cref="INotionBuilder"/>
internal sealed class NotionBuilder(string? clientName, IHttpClientBuilder http) : INotionBuilder
{
    public string? ClientName => clientName;

    public string Name => http.Name;

    public IServiceCollection Services => http.Services;
}

using Microsoft.Extensions.DependencyInjection;

namespace Notion.Refit.Everyday.Tests.Calls;

/// <summary>The areas that everyday calls belong to: those of a client, or injected ones.</summary>
internal sealed record Areas(
    INotionPages Pages,
    INotionBlocks Blocks,
    INotionDatabases Databases,
    INotionDataSources DataSources,
    INotionFileUploads FileUploads,
    INotionSearch Search,
    INotionUsers Users,
    INotionAgents Agents,
    INotionSessions Sessions)
{
    /// <summary>The client, for the calls that need several areas.</summary>
    public required INotionClient Client { get; init; }

    public static Areas Of(INotionClient client) =>
        new(client.Pages, client.Blocks, client.Databases, client.DataSources, client.FileUploads, client.Search, client.Users, client.Agents, client.Sessions) { Client = client };

    public static Areas Of(IServiceProvider services) => new(
        services.GetRequiredService<INotionPages>(),
        services.GetRequiredService<INotionBlocks>(),
        services.GetRequiredService<INotionDatabases>(),
        services.GetRequiredService<INotionDataSources>(),
        services.GetRequiredService<INotionFileUploads>(),
        services.GetRequiredService<INotionSearch>(),
        services.GetRequiredService<INotionUsers>(),
        services.GetRequiredService<INotionAgents>(),
        services.GetRequiredService<INotionSessions>())
    {
        Client = services.GetRequiredService<INotionClient>(),
    };
}

using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Schemas;

/// <summary>Finds a database by its title under a page, or creates it.</summary>
internal static class DatabaseLookup
{
    /// <summary>Finds or creates.</summary>
    public static async Task<Database> GetOrCreateAsync(
        INotionDatabases databases, INotionBlocks blocks, PageId parent, string title, PropertyMap<PropertyDefinition> properties, CancellationToken cancellationToken)
    {
        if (await FindAsync(databases, blocks, parent, title, cancellationToken).ConfigureAwait(false) is { } found)
            return found;
        try
        {
            return await databases.CreateAsync(
                new() { Parent = Parent.Page(parent), Title = title, InitialDataSource = new() { Properties = properties } }, cancellationToken).ConfigureAwait(false);
        }
        catch (NotionException e) when (e is NotionConnectionException or NotionTimeoutException or NotionApiException { StatusCode: >= System.Net.HttpStatusCode.InternalServerError })
        {
            // The response was lost: the database may be there.
            if (await FindAsync(databases, blocks, parent, title, cancellationToken).ConfigureAwait(false) is { } created)
                return created;
            throw;
        }
    }

    private static async Task<Database?> FindAsync(INotionDatabases databases, INotionBlocks blocks, PageId parent, string title, CancellationToken cancellationToken)
    {
        var found = new List<BlockId>();
        await foreach (Block block in blocks.ListAllChildrenAsync(parent, cancellationToken).ConfigureAwait(false))
        {
            if (block.Content is ChildDatabaseBlock database && database.Title == title)
                found.Add(block.Id);
        }

        return found switch
        {
            [] => null,
            [var id] => await databases.RetrieveAsync(DatabaseId.FromGuid(id.Value), cancellationToken).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"There are {found.Count} databases with the title '{title}' in the page {parent}: {string.Join(", ", found)}."),
        };
    }
}

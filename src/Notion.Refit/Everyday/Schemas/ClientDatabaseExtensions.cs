using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Finds databases by their title, or creates them, with a client.</summary>
public static class ClientDatabaseExtensions
{
    /// <param name="notion">The client.</param>
    extension(INotionClient notion)
    {
        /// <summary>Returns the database with a title in a page, or creates it.</summary>
        /// <param name="parent">The page.</param>
        /// <param name="title">The title, exactly.</param>
        /// <param name="properties">The properties of its data source if it is created.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The database. <c>PlanAsync</c> and <c>ApplyAsync</c> bring the data source of an existing one to the schema.</returns>
        /// <exception cref="InvalidOperationException">Several databases in the page have the title.</exception>
        /// <exception cref="NotionException">A request failed.</exception>
        public Task<Database> GetOrCreateDatabaseAsync(PageId parent, string title, PropertyMap<PropertyDefinition> properties, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(notion);
            return notion.Databases.GetOrCreateAsync(notion.Blocks, parent, title, properties, cancellationToken);
        }
    }
}

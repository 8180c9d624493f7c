using Notion.Refit.Everyday.Schemas;
using Notion.Refit.Everyday.Tracing;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Finds databases by their title, or creates them.</summary>
public static class DatabaseExtensions
{
    /// <param name="databases">The area.</param>
    extension(INotionDatabases databases)
    {
        /// <summary>Returns the database with a title in a page, or creates it.</summary>
        /// <param name="blocks">The area of the blocks, to look at the content of the page.</param>
        /// <param name="parent">The page.</param>
        /// <param name="title">The title, exactly.</param>
        /// <param name="properties">The properties of its data source if it is created.</param>
        /// <param name="cancellationToken">Cancels the requests.</param>
        /// <returns>The database. <c>PlanAsync</c> and <c>ApplyAsync</c> bring the data source of an existing one to the schema.</returns>
        /// <exception cref="InvalidOperationException">Several databases in the page have the title.</exception>
        /// <exception cref="NotionException">A request failed.</exception>
        /// <remarks>
        /// A request for each 100 blocks of the page, and one to read or create the database. Two programs that do this at the same time can both create
        /// one: Notion has no unique titles.
        /// </remarks>
        public async Task<Database> GetOrCreateAsync(
            INotionBlocks blocks, PageId parent, string title, PropertyMap<PropertyDefinition> properties, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(databases);
            ArgumentNullException.ThrowIfNull(blocks);
            ArgumentException.ThrowIfNullOrEmpty(title);
            ArgumentNullException.ThrowIfNull(properties);
            using EverydayActivity activity = EverydayActivity.Start("get_or_create_database");
            return await activity.RunAsync(() => DatabaseLookup.GetOrCreateAsync(databases, blocks, parent, title, properties, cancellationToken)).ConfigureAwait(false);
        }
    }
}

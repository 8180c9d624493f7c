using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator;

/// <summary>A database that was seeded, with its first data source.</summary>
/// <param name="Workspace">Its workspace.</param>
/// <param name="Id">The id of the database.</param>
/// <param name="DataSourceId">The id of the data source.</param>
public sealed record EmulatedDatabase(EmulatedWorkspace Workspace, DatabaseId Id, DataSourceId DataSourceId)
{
    /// <inheritdoc cref="EmulatedWorkspace.AddRow"/>
    public PageId AddRow(PropertyMap<WritablePropertyValue> values, IEnumerable<WritableBlockContent>? children = null, SeedDetails? details = null) =>
        Workspace.AddRow(DataSourceId, values, children, details);
}

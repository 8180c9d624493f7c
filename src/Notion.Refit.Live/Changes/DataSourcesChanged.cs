using Notion.Refit.Models;

namespace Notion.Refit.Live;

/// <summary>The data sources of a database have changed.</summary>
/// <param name="Id">The id of the database.</param>
/// <param name="Old">The data sources before.</param>
/// <param name="New">The data sources now.</param>
public sealed record DataSourcesChanged(EntityId Id, IReadOnlyList<DataSourceReference> Old, IReadOnlyList<DataSourceReference> New) : LiveChange(Id);

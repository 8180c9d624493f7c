using Notion.Refit.Blocking;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit;

public sealed partial class NotionSyncDataSources
{
    /// <summary>Compares a data source with the schema that it must have, in one request.</summary>
    /// <param name="dataSourceId">The data source.</param>
    /// <param name="wanted">The properties that must be there, by name.</param>
    /// <param name="options">Earlier names, and whether other properties are to be removed; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The wanted schema has several titles.</exception>
    /// <exception cref="NotionException">The request failed.</exception>
    public SchemaPlan Plan(
        DataSourceId dataSourceId, PropertyMap<PropertyDefinition> wanted, SchemaPlanOptions? options = null, CancellationToken cancellationToken = default) =>
        BlockingCall.Run(() => _area.PlanAsync(dataSourceId, wanted, options, cancellationToken));
}

using System.Net;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Binding;

/// <summary>Finds the column whose values a rollup shows, in the data source of the related pages.</summary>
internal static class RollupTarget
{
    /// <summary>Returns the schema of the column; null when the data source is not shared with the connection.</summary>
    public static async Task<PropertySchema?> ReadAsync(
        RowSchemaCache schemas, INotionClient client, DataSource source, RollupSchema rollup, CancellationToken cancellationToken)
    {
        if (SourceOf(source, rollup) is not { } target)
            return null;
        try
        {
            RowSchema related = await schemas.GetAsync(client, target, cancellationToken).ConfigureAwait(false);
            return Find(related.DataSource, rollup.RollupPropertyName, rollup.RollupPropertyId)?.Schema;
        }
        catch (NotionApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return null;
        }
    }

    /// <summary>Returns the data source of the related pages; null when the relation is not there.</summary>
    public static DataSourceId? SourceOf(DataSource source, RollupSchema rollup) =>
        (Find(source, rollup.RelationPropertyName, rollup.RelationPropertyId)?.Schema as RelationSchema)?.DataSourceId;

    private static DataSourceProperty? Find(DataSource source, string? name, PropertyId? id) =>
        source.Properties.Values.FirstOrDefault(property => property.Name == name) ?? source.Properties.Values.FirstOrDefault(property => property.Id == id);
}

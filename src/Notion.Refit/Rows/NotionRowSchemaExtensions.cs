using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Schemas;

namespace Notion.Refit.Rows;

/// <summary>Brings data sources to the schema of a row type.</summary>
public static class NotionRowSchemaExtensions
{
    /// <summary>Compares the data source with the row type: columns and options that are missing, and settings of <see cref="ColumnSchemaAttribute"/> that differ.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="relations">The data sources of related pages, by the name of the member; only for relations that are missing.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The plan. Its text lists the differences; <see cref="ApplyAsync"/> applies them. Columns without a member are left alone.</returns>
    /// <exception cref="NotionRowSchemaException">A missing column cannot be created; the message says what to add.</exception>
    public static async Task<SchemaPlan> PlanSchemaAsync<TRow>(
        this NotionRows<TRow> rows, IReadOnlyDictionary<string, DataSourceId>? relations = null, CancellationToken cancellationToken = default)
        where TRow : class, INotionRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        RowSchema schema = await rows.Context.ReadSchemaAsync(cancellationToken).ConfigureAwait(false);
        var builder = new RowSchemaBuilder(TRow.RowType, relations ?? new Dictionary<string, DataSourceId>(StringComparer.Ordinal));
        return await rows.Context.Client.DataSources.PlanAsync(
            schema.DataSource.Id, builder.Complete(schema.DataSource), cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies a plan.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="allowDataLoss">Whether changes that drop values may be applied.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task.</returns>
    /// <exception cref="InvalidOperationException">The plan drops values, which was not allowed; nothing was sent.</exception>
    public static async Task ApplyAsync<TRow>(this NotionRows<TRow> rows, SchemaPlan plan, bool allowDataLoss = false, CancellationToken cancellationToken = default)
        where TRow : class, INotionRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        await rows.Context.Client.DataSources.ApplyAsync(plan, allowDataLoss, cancellationToken).ConfigureAwait(false);
        await rows.Context.ReadSchemaAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the database with a title in a page as rows of a type. Creates it, or its missing columns and options, if necessary.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="parent">The page that contains the database.</param>
    /// <param name="title">The title of the database, exactly.</param>
    /// <param name="relations">The data sources of related pages, by the name of the member.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotionRowSchemaException">A missing column cannot be created; the message says what to add.</exception>
    /// <exception cref="InvalidOperationException">A column has another kind, so that a change would drop values, or several databases have the title.</exception>
    /// <remarks>Notion refuses conditions on formula columns that were created through the API. Create those that are to be queried in Notion's window.</remarks>
    public static async Task<NotionRows<TRow>> EnsureRowsAsync<TRow>(
        this INotionClient client, PageId parent, string title, IReadOnlyDictionary<string, DataSourceId>? relations = null, CancellationToken cancellationToken = default)
        where TRow : class, INotionRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(client);
        relations ??= new Dictionary<string, DataSourceId>(StringComparer.Ordinal);
        Database database = await client.GetOrCreateDatabaseAsync(
            parent, title, new RowSchemaBuilder(TRow.RowType, relations).Create(), cancellationToken).ConfigureAwait(false);
        NotionRows<TRow> rows = client.Rows<TRow>(database.Id);
        SchemaPlan plan = await rows.PlanSchemaAsync(relations, cancellationToken).ConfigureAwait(false);
        await rows.ApplyAsync(plan, allowDataLoss: false, cancellationToken).ConfigureAwait(false);
        return rows;
    }
}

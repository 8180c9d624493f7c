using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Queries;

namespace Notion.Refit.Rows;

/// <summary>Typed rows of a client.</summary>
public static class NotionRowsExtensions
{
    /// <summary>Returns a data source as rows of a type, for scripts; in an app with a container use <c>AddRows</c>.</summary>
    /// <typeparam name="TRow">The row type, a partial record with <see cref="NotionRowAttribute"/>.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="source">The id of the data source, or the id or address of a database with one data source.</param>
    /// <param name="timeProvider">The clock; null for that of the system.</param>
    /// <returns>The rows.</returns>
    public static NotionRows<TRow> Rows<TRow>(this INotionClient client, RowSource source, TimeProvider? timeProvider = null)
        where TRow : class, INotionRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(new RowContext<TRow>(client, source, RowSchemaCache.Of(client), timeProvider ?? TimeProvider.System));
    }
}

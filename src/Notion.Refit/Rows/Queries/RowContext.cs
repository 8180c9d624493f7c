using Notion.Refit.Models;
using Notion.Refit.Rows.Binding;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Queries;

/// <summary>A client with a data source.</summary>
internal sealed class RowContext<TRow>(INotionClient client, RowSource source, RowSchemaCache schemas, TimeProvider time)
    where TRow : class, INotionRow<TRow>
{
    public INotionClient Client => client;

    public RowSource Source => source;

    public TimeProvider Time => time;

    /// <summary>Returns the columns of the row type.</summary>
    public async ValueTask<RowBinding> BindAsync(CancellationToken cancellationToken) =>
        (await schemas.GetAsync(client, source, cancellationToken).ConfigureAwait(false)).Bind(TRow.RowType);

    /// <summary>Reads the schemas that conditions on rollups depend on, each once.</summary>
    public async ValueTask PrepareAsync(RowBinding binding, RowFilter? filter, CancellationToken cancellationToken)
    {
        if (filter is null)
            return;
        foreach (RowMember member in filter.Members)
        {
            if (binding[member] is { NeedsElement: true } column)
                column.SetElement(await RollupTarget.ReadAsync(schemas, client, binding.Schema.DataSource, (RollupSchema)column.Schema, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Reads the schema anew.</summary>
    public async Task<RowSchema> ReadSchemaAsync(CancellationToken cancellationToken)
    {
        schemas.Forget(source, await schemas.GetAsync(client, source, cancellationToken).ConfigureAwait(false));
        return await schemas.GetAsync(client, source, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets columns that are out of date, and those that rollups show.</summary>
    public void Forget(RowBinding binding)
    {
        schemas.Forget(source, binding.Schema);
        foreach (BoundColumn column in binding.Columns)
        {
            if (column is { IsArray: true, Schema: RollupSchema rollup } && RollupTarget.SourceOf(binding.Schema.DataSource, rollup) is { } target)
                schemas.Forget(target);
        }
    }
}

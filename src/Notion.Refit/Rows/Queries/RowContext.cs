using Notion.Refit.Rows.Binding;

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

    /// <summary>Reads the schema anew.</summary>
    public async Task<RowSchema> ReadSchemaAsync(CancellationToken cancellationToken)
    {
        schemas.Forget(source, await schemas.GetAsync(client, source, cancellationToken).ConfigureAwait(false));
        return await schemas.GetAsync(client, source, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets columns that are out of date.</summary>
    public void Forget(RowBinding binding) => schemas.Forget(source, binding.Schema);
}

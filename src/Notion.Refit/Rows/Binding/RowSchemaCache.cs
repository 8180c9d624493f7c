using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Binding;

/// <summary>The schemas that a client has read, one a data source.</summary>
/// <remarks>A client from a container has one for all scopes; others have one a client object, which lives as long as the client.</remarks>
internal sealed class RowSchemaCache
{
    private static readonly ConditionalWeakTable<INotionClient, RowSchemaCache> s_clients = [];

    private readonly ConcurrentDictionary<RowSource, Lazy<Task<RowSchema>>> _schemas = new();

    /// <summary>Returns the schemas of a client that does not come from a container.</summary>
    public static RowSchemaCache Of(INotionClient client) => s_clients.GetOrCreateValue(client);

    /// <summary>Returns the schema of a data source and reads it first if necessary. Concurrent callers share one request.</summary>
    public async Task<RowSchema> GetAsync(INotionClient client, RowSource source, CancellationToken cancellationToken)
    {
        while (true)
        {
            var own = new Lazy<Task<RowSchema>>(() => ReadAsync(client, source));
            Lazy<Task<RowSchema>> entry = _schemas.GetOrAdd(source, own);
            try
            {
                return await entry.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (entry.Value.IsFaulted || entry.Value.IsCanceled)
            {
                // The next caller tries again. One that waited for the request of another does so now: it may have another token.
                _schemas.TryRemove(new(source, entry));
                if (ReferenceEquals(entry, own) || cancellationToken.IsCancellationRequested)
                    throw;
            }
        }
    }

    /// <summary>Takes over a schema that was read elsewhere.</summary>
    public void Set(RowSource source, RowSchema schema) => _schemas[source] = new Lazy<Task<RowSchema>>(Task.FromResult(schema));

    /// <summary>Forgets a schema that is out of date; does nothing when a newer one is there already.</summary>
    public void Forget(RowSource source, RowSchema schema)
    {
        if (_schemas.TryGetValue(source, out Lazy<Task<RowSchema>>? entry) && entry is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
            && ReferenceEquals(entry.Value.Result, schema))
        {
            _schemas.TryRemove(new(source, entry));
        }
    }

    /// <summary>Forgets a schema that may be out of date.</summary>
    public void Forget(RowSource source) => _schemas.TryRemove(source, out _);

    // Not cancelled by any one caller, since the others wait for the same request.
    private static async Task<RowSchema> ReadAsync(INotionClient client, RowSource source)
    {
        if (source.MayBeDataSource)
        {
            try
            {
                return new RowSchema(await client.DataSources.RetrieveAsync(new DataSourceId(source.Id)).ConfigureAwait(false));
            }
            catch (NotionApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
            {
                if (await FindDatabaseAsync(client, source).ConfigureAwait(false) is not { } found)
                    throw;
                return await OnlyDataSourceAsync(client, found).ConfigureAwait(false);
            }
        }

        return await OnlyDataSourceAsync(client, await client.Databases.RetrieveAsync(new DatabaseId(source.Id)).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task<Database?> FindDatabaseAsync(INotionClient client, RowSource source)
    {
        try
        {
            return await client.Databases.RetrieveAsync(new DatabaseId(source.Id)).ConfigureAwait(false);
        }
        catch (NotionApiException)
        {
            return null;
        }
    }

    private static async Task<RowSchema> OnlyDataSourceAsync(INotionClient client, Database database)
    {
        if (database.DataSources is not [{ } only])
        {
            throw new NotionRowSchemaException(
                $"The database '{database.Title.ToPlainText()}' has {database.DataSources.Count} data sources: use the id of one of them."
                + string.Concat(database.DataSources.Select(source => $"\n  {source.Id}: {source.Name}")));
        }

        return new RowSchema(await client.DataSources.RetrieveAsync(only.Id).ConfigureAwait(false));
    }
}

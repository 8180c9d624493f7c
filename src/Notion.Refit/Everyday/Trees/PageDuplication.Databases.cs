using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

// Databases by themselves, for the layers that offer it.
internal sealed partial class PageDuplication
{
    /// <summary>Duplicates a database with its rows, when it is given what that needs.</summary>
    /// <param name="id">The database.</param>
    /// <param name="parent">The page that gets the duplicate.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The duplicate, the new ids of the rows and of the pages in them, and what was not copied.</returns>
    /// <exception cref="InvalidOperationException">The database cannot be read, or is a linked one.</exception>
    public async Task<(Database Copy, IReadOnlyDictionary<PageId, PageId> NewIds, IReadOnlyList<NotCopied> NotCopied)> RunAsync(
        DatabaseId id, PageId parent, CancellationToken cancellationToken)
    {
        (DatabaseDuplication.DatabaseSource database, List<PageSource> sources) = await ReadAsync(id, cancellationToken).ConfigureAwait(false);
        _notCopied.AddRange(DatabaseDuplication.LossesOf(database));
        Database copy = await Databases!.WriteAsync(database, parent, cancellationToken).ConfigureAwait(false);
        foreach (PageSource source in sources)
        {
            Page page = await WriteAsync(source, TargetOf(source, Parent.Page(parent)), cancellationToken).ConfigureAwait(false);
            _newIds[source.Page.Id] = page.Id;
            progress?.Report(_newIds.Count);
        }

        await Databases.FinishAsync(_newIds, _notCopied, cancellationToken).ConfigureAwait(false);
        return (copy, _newIds, _notCopied);
    }

    /// <summary>Lists what a duplicate of a database would not have. Nothing is written.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be read, or is a linked one.</exception>
    public async Task<IReadOnlyList<NotCopied>> LossesAsync(DatabaseId id, CancellationToken cancellationToken)
    {
        (DatabaseDuplication.DatabaseSource database, List<PageSource> sources) = await ReadAsync(id, cancellationToken).ConfigureAwait(false);
        return [.. DatabaseDuplication.LossesOf(database), .. LossesOf(sources, Parent.Workspace)];
    }

    private async Task<(DatabaseDuplication.DatabaseSource Database, List<PageSource> Sources)> ReadAsync(DatabaseId id, CancellationToken cancellationToken)
    {
        DatabaseDuplication.DatabaseSource database = await Databases!.ReadAsync(BlockId.FromGuid(id.Value), cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The database {id} cannot be duplicated: it cannot be read.");
        if (database.Tables.Count == 0)
            throw new InvalidOperationException($"The database {id} cannot be duplicated: it shows a data source of another database. Duplicate that one.");
        Dictionary<PageId, PageSource> byId = await ReadAllAsync(
            [.. database.Tables.SelectMany(table => table.Rows.Select(row => (row.Id, (Page?)row, (PageSource?)null, (DatabaseDuplication.Table?)table)))], cancellationToken).ConfigureAwait(false);
        var sources = new List<PageSource>();
        foreach (Page row in database.Tables.SelectMany(table => table.Rows))
            AddInOrder(byId[row.Id], byId, sources);
        return (database, sources);
    }
}

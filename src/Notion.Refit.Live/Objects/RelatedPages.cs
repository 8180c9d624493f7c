using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Live.Objects;

/// <summary>Loads the pages that a relation leads to, in as few requests as can be known.</summary>
internal static class RelatedPages
{
    private const int PageSize = 100;

    public static async Task LoadAsync(LiveDataSource source, IReadOnlyList<LivePage> rows, string property, CancellationToken cancellationToken)
    {
        LiveSession session = source.Session;
        (string name, DataSourceProperty column) = source.Snapshot.Properties.Find(property);
        if (column.Schema is not RelationSchema relation)
            throw new NotionPropertyException(name, "relation", column.Schema.Type);

        HashSet<LivePage> wanted = [.. rows.SelectMany(row => row.Properties[column.Id.ToString()].Pages).Where(page => !page.IsNew && !page.IsLoaded && !page.IsLost)];
        int spent = 0;
        int? size = session.Store.FreshnessOf(relation.DataSourceId.Value) is { IsListed: true } ? session.Store.RowsOf(relation.DataSourceId)?.Count : null;
        var cursors = new CursorTrail(null);
        string? cursor = null;
        while (wanted.Count > 0)
        {
            int left = size is { } count ? Math.Max(1, ((count + PageSize - 1) / PageSize) - spent) : 1;
            if (wanted.Count <= Math.Max(left, size is null ? spent : 0))
                break;
            await session.Store.CheckInstallationAsync(cancellationToken).ConfigureAwait(false);
            Store.RequestTicket ticket = session.Store.Begin();
            PageOrDataSourceList list = await session.Client.DataSources.QueryAsync(
                relation.DataSourceId, new() { StartCursor = cursor, PageSize = PageSize }, cancellationToken: cancellationToken).ConfigureAwait(false);
            session.Store.ApplyRows(relation.DataSourceId, [.. list.Pages], isComplete: false, ticket);
            spent++;
            wanted.RemoveWhere(page => page.IsLoaded);
            cursor = cursors.NextOrThrow(list.HasMore, list.NextCursor);
            if (cursor is null)
                break;
        }

        // Pages in the trash, or moved elsewhere, are in no query.
        foreach (LivePage page in wanted)
        {
            try
            {
                await page.LoadAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (NotionApiException e) when (e.Code == NotionErrorCode.ObjectNotFound)
            {
                session.Store.MarkLost(page.Existing(), session.Store.Begin());
            }
        }
    }
}

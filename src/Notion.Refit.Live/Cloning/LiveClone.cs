namespace Notion.Refit.Live;

/// <summary>A copy of a page.</summary>
/// <param name="Page">The copy.</param>
/// <param name="NewPageIds">The new id of each page that was copied.</param>
/// <param name="NewDatabaseIds">The new id of each database that was copied.</param>
/// <param name="NotCopied">What has no copy, or another form.</param>
public sealed record LiveClone(
    LivePage Page, IReadOnlyDictionary<PageId, PageId> NewPageIds, IReadOnlyDictionary<DatabaseId, DatabaseId> NewDatabaseIds, IReadOnlyList<NotCopied> NotCopied);

namespace Notion.Refit.Live;

/// <summary>A copy of a database.</summary>
/// <param name="Database">The copy.</param>
/// <param name="NewPageIds">The new id of each row that was copied, and of the pages in them.</param>
/// <param name="NewDatabaseIds">The new id of each database that was copied: of the database, and of those in its rows.</param>
/// <param name="NotCopied">What has no copy, or another form.</param>
public sealed record LiveDatabaseClone(
    LiveDatabase Database, IReadOnlyDictionary<PageId, PageId> NewPageIds, IReadOnlyDictionary<DatabaseId, DatabaseId> NewDatabaseIds, IReadOnlyList<NotCopied> NotCopied);

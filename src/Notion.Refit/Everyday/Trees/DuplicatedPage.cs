using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>A duplicate of a page.</summary>
/// <param name="Page">The new page.</param>
/// <param name="NewIds">The new id of each old page: of the page, of all pages in it, and of the rows of databases in it.</param>
/// <param name="NewDatabaseIds">The new id of each old database in the page.</param>
/// <param name="NotCopied">What the duplicate does not have, or has in another form.</param>
public sealed record DuplicatedPage(
    Page Page, IReadOnlyDictionary<PageId, PageId> NewIds, IReadOnlyDictionary<DatabaseId, DatabaseId> NewDatabaseIds, IReadOnlyList<NotCopied> NotCopied);

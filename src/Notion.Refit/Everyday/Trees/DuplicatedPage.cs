using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>A duplicate of a page.</summary>
/// <param name="Page">The new page.</param>
/// <param name="NewIds">The new id of each old page: of the page and of all pages in it.</param>
/// <param name="NotCopied">What the duplicate does not have, or has in another form.</param>
public sealed record DuplicatedPage(Page Page, IReadOnlyDictionary<PageId, PageId> NewIds, IReadOnlyList<NotCopied> NotCopied);

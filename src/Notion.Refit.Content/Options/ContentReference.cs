namespace Notion.Refit.Content;

/// <summary>A link to something in Notion: a mention, a link to a page, a child page or database, an address of Notion's in text.</summary>
/// <param name="Kind">What it leads to.</param>
/// <param name="Id">The id of the page, database, comment or block.</param>
/// <param name="Title">The title, as far as it is known; for a link in text, that text.</param>
/// <param name="Url">The address that is used unless the resolver returns another.</param>
public sealed record ContentReference(ContentReferenceKind Kind, Guid Id, string? Title, string Url)
{
    /// <summary>Gets the page of a block; null for everything else.</summary>
    public PageId? PageId { get; init; }
}

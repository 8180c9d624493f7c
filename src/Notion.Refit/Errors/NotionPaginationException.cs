namespace Notion.Refit;

/// <summary>The exception for a list whose pages do not lead to its end: Notion says that there are more, but gives no cursor, or one that was used already.</summary>
/// <remarks>
/// Thrown after the last item of the page that says so, so that nothing that was read is lost. Enumerating on would return the same items for
/// ever, or end as if the list were complete. The list can be read again from its start.
/// </remarks>
public sealed class NotionPaginationException : NotionException
{
    internal NotionPaginationException(string? cursor)
        : base(cursor is null
            ? "The list is not complete: Notion says that there are more items (has_more), but gives no cursor for the next page."
            : "The list is not complete: Notion says that there are more items (has_more), but the cursor leads back to a page that was read already.", innerException: null)
    {
        Cursor = cursor;
    }

    /// <summary>The cursor that was used already; null when there was none.</summary>
    public string? Cursor { get; }
}

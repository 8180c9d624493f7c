namespace Notion.Refit.Paging;

/// <summary>The cursors of one enumeration: finds those that lead nowhere, or back.</summary>
/// <param name="start">The cursor of the first page; null for the start of the list.</param>
internal sealed class CursorTrail(string? start)
{
    private readonly string? _start = start;
    private HashSet<string>? _used;
    private NotionPaginationException? _failure;

    /// <summary>Returns the cursor of the next page; null when there is none, or when it cannot be used.</summary>
    /// <param name="hasMore">Whether the page says that there are more.</param>
    /// <param name="cursor">The cursor that the page gives.</param>
    public string? Next(bool hasMore, string? cursor)
    {
        if (!hasMore)
            return null;
        if (string.IsNullOrEmpty(cursor))
        {
            _failure = new NotionPaginationException(cursor: null);
            return null;
        }

        _used ??= _start is null ? new(StringComparer.Ordinal) : new(StringComparer.Ordinal) { _start };
        if (_used.Add(cursor))
            return cursor;
        _failure = new NotionPaginationException(cursor);
        return null;
    }

    /// <summary>Returns the cursor of the next page; null when there is none.</summary>
    /// <param name="hasMore">Whether the page says that there are more.</param>
    /// <param name="cursor">The cursor that the page gives.</param>
    /// <exception cref="NotionPaginationException">The cursor cannot be used: for callers that need the whole list.</exception>
    public string? NextOrThrow(bool hasMore, string? cursor)
    {
        string? next = Next(hasMore, cursor);
        ThrowIfBroken();
        return next;
    }

    /// <summary>Throws when the last page was not the end of the list.</summary>
    public void ThrowIfBroken()
    {
        if (_failure is not null)
            throw _failure;
    }
}

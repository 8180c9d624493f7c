using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Protocol.Paging;

/// <summary>The part of a list that is asked for.</summary>
/// <param name="Size">The largest number of entries.</param>
/// <param name="StartCursor">The cursor to continue from; null for the first page.</param>
internal readonly record struct PageRequest(int Size, string? StartCursor)
{
    /// <summary>The default and largest page size.</summary>
    public const int LargestSize = 100;

    /// <summary>Returns the size to use for one that was asked for: 0 is the default, and what is larger than the largest is the largest.</summary>
    public static int SizeOf(int given) => given == 0 ? LargestSize : Math.Min(given, LargestSize);

    /// <summary>Cuts the part out of the whole list.</summary>
    /// <param name="items">The list.</param>
    /// <param name="cursorOf">The cursor of an entry: the next page starts with it.</param>
    /// <exception cref="ApiException">The cursor is not one of an entry.</exception>
    public ListPage<T> Cut<T>(IReadOnlyList<T> items, Func<T, string> cursorOf)
    {
        int first = 0;
        if (StartCursor is not null)
        {
            first = IndexOf(items, cursorOf, StartCursor);
            if (first < 0)
                throw ApiErrors.InvalidCursor(StartCursor);
        }

        int end = Math.Min(first + Size, items.Count);
        return new ListPage<T>([.. items.Skip(first).Take(end - first)], end < items.Count ? cursorOf(items[end]) : null);
    }

    /// <summary>Cuts the page out of a list of ids, which are their own cursors.</summary>
    /// <exception cref="ApiException">The cursor is not one of the ids.</exception>
    public ListPage<Guid> Cut(IReadOnlyList<Guid> ids)
    {
        int first = 0;
        if (StartCursor is not null)
        {
            if (!Guid.TryParseExact(StartCursor, "D", out Guid id))
                throw ApiErrors.InvalidCursor(StartCursor);
            while (first < ids.Count && ids[first] != id)
                first++;
            if (first == ids.Count)
                throw ApiErrors.InvalidCursor(StartCursor);
        }

        int end = Math.Min(first + Size, ids.Count);
        return new ListPage<Guid>([.. ids.Skip(first).Take(end - first)], end < ids.Count ? ids[end].ToString() : null);
    }

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, string> cursorOf, string cursor)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (string.Equals(cursorOf(items[i]), cursor, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}

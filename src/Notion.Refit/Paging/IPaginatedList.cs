namespace Notion.Refit.Models;

/// <summary>One page of a list of any kind.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>To enumerate all pages, use the <c>…AllAsync</c> method beside the method that returned this page.</remarks>
public interface IPaginatedList<out T>
{
    /// <summary>The items of this page.</summary>
    IReadOnlyList<T> Items { get; }

    /// <summary>Whether there are further pages.</summary>
    bool HasMore { get; }

    /// <summary>The cursor of the next page; null on the last page.</summary>
    string? NextCursor { get; }

    /// <summary>Whether the list is complete; null where the response does not say, which is the usual case.</summary>
    RequestStatus? RequestStatus => null;
}

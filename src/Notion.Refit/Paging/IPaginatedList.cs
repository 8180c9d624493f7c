namespace Notion.Refit.Models;

/// <summary>One page of a list, whatever it lists.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks>To go over all pages use the <c>…AllAsync</c> method beside the one that gave this page.</remarks>
public interface IPaginatedList<out T>
{
    /// <summary>The items of this page.</summary>
    IReadOnlyList<T> Items { get; }

    /// <summary>Whether there are further pages.</summary>
    bool HasMore { get; }

    /// <summary>What to ask for the next page with; null on the last page.</summary>
    string? NextCursor { get; }

    /// <summary>Whether the list is complete; null where the answer does not say so, which is most often.</summary>
    RequestStatus? RequestStatus => null;
}

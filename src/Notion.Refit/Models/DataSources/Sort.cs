namespace Notion.Refit.Models;

public abstract partial record Sort
{
    /// <summary>Smallest first, by a property.</summary>
    /// <param name="property">Its name or id.</param>
    /// <returns>The key.</returns>
    public static Sort Ascending(string property) => new PropertySort(property, SortDirection.Ascending);

    /// <summary>Largest first, by a property.</summary>
    /// <param name="property">Its name or id.</param>
    /// <returns>The key.</returns>
    public static Sort Descending(string property) => new PropertySort(property, SortDirection.Descending);

    /// <summary>Oldest first, by a time that every page has.</summary>
    /// <param name="timestamp">The time.</param>
    /// <returns>The key.</returns>
    public static Sort Ascending(PageTimestamp timestamp) => new TimestampSort(timestamp, SortDirection.Ascending);

    /// <summary>Newest first, by a time that every page has.</summary>
    /// <param name="timestamp">The time.</param>
    /// <returns>The key.</returns>
    public static Sort Descending(PageTimestamp timestamp) => new TimestampSort(timestamp, SortDirection.Descending);
}

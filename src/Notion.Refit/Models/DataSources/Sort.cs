namespace Notion.Refit.Models;

public abstract partial record Sort
{
    /// <summary>Sorts by a property, smallest first.</summary>
    /// <param name="property">Its name or id.</param>
    /// <returns>The key.</returns>
    public static Sort Ascending(string property) => new PropertySort(property, SortDirection.Ascending);

    /// <summary>Sorts by a property, largest first.</summary>
    /// <param name="property">Its name or id.</param>
    /// <returns>The key.</returns>
    public static Sort Descending(string property) => new PropertySort(property, SortDirection.Descending);

    /// <summary>Sorts by a time that every page has, oldest first.</summary>
    /// <param name="timestamp">The time.</param>
    /// <returns>The key.</returns>
    public static Sort Ascending(PageTimestamp timestamp) => new TimestampSort(timestamp, SortDirection.Ascending);

    /// <summary>Sorts by a time that every page has, newest first.</summary>
    /// <param name="timestamp">The time.</param>
    /// <returns>The key.</returns>
    public static Sort Descending(PageTimestamp timestamp) => new TimestampSort(timestamp, SortDirection.Descending);
}

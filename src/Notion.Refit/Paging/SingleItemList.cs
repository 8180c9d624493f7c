using Notion.Refit.Models;

namespace Notion.Refit.Paging;

/// <summary>A list of one item.</summary>
/// <param name="item">The item.</param>
internal sealed class SingleItemList<T>(T item) : IPaginatedList<T>
{
    public IReadOnlyList<T> Items { get; } = [item];

    public bool HasMore => false;

    public string? NextCursor => null;
}

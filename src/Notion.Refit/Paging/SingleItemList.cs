using Notion.Refit.Models;

namespace Notion.Refit.Paging;

/// <summary>One thing where a list is expected.</summary>
/// <param name="item">The thing.</param>
internal sealed class SingleItemList<T>(T item) : IPaginatedList<T>
{
    public IReadOnlyList<T> Items { get; } = [item];

    public bool HasMore => false;

    public string? NextCursor => null;
}

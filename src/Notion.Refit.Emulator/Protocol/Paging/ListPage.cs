namespace Notion.Refit.Emulator.Protocol.Paging;

/// <summary>A part of a list.</summary>
/// <param name="Items">The entries.</param>
/// <param name="NextCursor">The cursor of the next page; null at the end.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    public bool HasMore => NextCursor is not null;
}

namespace Notion.Refit;

/// <summary>The items of one response.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="Items">The items, at most 100.</param>
/// <param name="NextCursor">The cursor of the next page, to continue from in another program; null on the last page.</param>
public sealed record ResultPage<T>(IReadOnlyList<T> Items, string? NextCursor);

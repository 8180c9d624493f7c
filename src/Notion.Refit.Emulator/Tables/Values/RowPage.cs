using Notion.Refit.Emulator.State;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>A page of the rows of a query.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Next">The row that the next page begins with; null at the end.</param>
/// <param name="IsCapped">Whether there are more rows than one query gives.</param>
internal sealed record RowPage(IReadOnlyList<StoredPage> Rows, StoredPage? Next, bool IsCapped);

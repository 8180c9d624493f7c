using System.Runtime.InteropServices;

namespace Notion.Refit.Everyday.Paging;

/// <summary>One request of a query that is read in windows of the creation time.</summary>
/// <param name="Start">The creation time from which rows are wanted; null in the first window. It has to be added to the filter of the query.</param>
/// <param name="Cursor">The cursor; null for the first page of the window.</param>
/// <param name="PageSize">The number of rows that are still needed, 1 to 100; null when all are.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowWindow(DateTimeOffset? Start, string? Cursor, int? PageSize);

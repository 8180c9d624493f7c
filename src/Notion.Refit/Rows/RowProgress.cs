using System.Runtime.InteropServices;

namespace Notion.Refit.Rows;

/// <summary>The progress of an <c>AddRangeAsync</c> or <c>UpsertAsync</c>.</summary>
/// <param name="Done">The number of rows that have an outcome.</param>
/// <param name="Total">The number of rows.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RowProgress(int Done, int Total);

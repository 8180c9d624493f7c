using System.Runtime.InteropServices;

namespace Notion.Refit;

/// <summary>The progress of writing a tree of blocks.</summary>
/// <param name="Written">The number of blocks that are in Notion.</param>
/// <param name="Total">The number of all blocks.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AppendProgress(int Written, int Total);

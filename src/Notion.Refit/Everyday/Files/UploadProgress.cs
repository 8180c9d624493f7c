using System.Runtime.InteropServices;

namespace Notion.Refit;

/// <summary>The progress of an upload.</summary>
/// <param name="Sent">The number of bytes that Notion has.</param>
/// <param name="Total">The number of all bytes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UploadProgress(long Sent, long Total);

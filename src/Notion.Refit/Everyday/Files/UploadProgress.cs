using System.Runtime.InteropServices;

namespace Notion.Refit;

/// <summary>How much of a file is uploaded.</summary>
/// <param name="Sent">The number of bytes that Notion has.</param>
/// <param name="Total">The number of all bytes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UploadProgress(long Sent, long Total);

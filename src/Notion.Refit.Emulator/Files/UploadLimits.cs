namespace Notion.Refit.Emulator.Files;

/// <summary>Limits that the description has in words only.</summary>
internal static class UploadLimits
{
    /// <summary>The most bytes in one request: a whole file, or a part.</summary>
    public const int LargestPart = 20 * 1024 * 1024;

    /// <summary>The fewest bytes of a part that is not the last one.</summary>
    public const int SmallestPart = 5 * 1024 * 1024;
}

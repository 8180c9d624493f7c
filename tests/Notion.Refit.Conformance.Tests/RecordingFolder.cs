namespace Notion.Refit.Conformance.Tests;

/// <summary>Where recorded traffic of the real API lies, if there is any: beside the checkout.</summary>
internal static class RecordingFolder
{
    /// <summary>The files in it, in the order of their names; none when there is no such folder.</summary>
    public static IReadOnlyList<string> Files()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string recordings = Path.Combine(folder.FullName, "shared", "recordings");
            if (Directory.Exists(recordings))
                return [.. Directory.EnumerateFiles(recordings, "*.jsonl").Order(StringComparer.Ordinal)];
        }

        return [];
    }
}

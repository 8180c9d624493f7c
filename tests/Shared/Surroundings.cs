namespace Notion.Refit.Testing;

/// <summary>Files and folders of the source tree, and those beside the checkout.</summary>
/// <remarks>They are looked for upwards from the binaries: the paths that the compiler knows are mapped in builds of the continuous integration.</remarks>
internal static class Surroundings
{
    /// <summary>The full path of a file or folder, in the nearest folder above the binaries that has it; null when none has.</summary>
    /// <param name="relative">The path from that folder, with <c>/</c>.</param>
    public static string? TryFind(string relative)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, relative);
            if (Path.Exists(path))
                return path;
        }

        return null;
    }

    /// <summary>The same for what must be there.</summary>
    /// <exception cref="FileNotFoundException">It is nowhere above the binaries.</exception>
    public static string Find(string relative) => TryFind(relative) ?? throw new FileNotFoundException($"There is no {relative} above {AppContext.BaseDirectory}.");

    /// <summary>The files of recorded traffic of the real API, in the order of their names; none where there are no recordings beside the checkout.</summary>
    public static IReadOnlyList<string> Recordings() =>
        TryFind("shared/recordings") is { } folder ? [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)] : [];
}

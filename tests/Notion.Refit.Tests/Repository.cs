namespace Notion.Refit.Tests;

/// <summary>Files of the source tree that tests look at.</summary>
internal static class Repository
{
    // Walked up from the binaries: the paths that the compiler knows are mapped in builds of the continuous integration.
    private static readonly string s_root = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file.</summary>
    /// <param name="parts">Folders and name, from the root of the tree.</param>
    /// <returns>The path.</returns>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([s_root, .. parts]);

    private static string Find(string folder)
    {
        for (DirectoryInfo? place = new(folder); place is not null; place = place.Parent)
        {
            if (File.Exists(Path.Combine(place.FullName, "Notion.Refit.sln")))
                return place.FullName;
        }

        throw new DirectoryNotFoundException($"There is no Notion.Refit.sln above {folder}.");
    }
}

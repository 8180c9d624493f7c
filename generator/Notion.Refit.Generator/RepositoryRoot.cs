namespace Notion.Refit.Generator;

/// <summary>Finds the root of the repository.</summary>
internal static class RepositoryRoot
{
    /// <summary>The nearest folder, from the given one upwards, that has the description; null when there is none.</summary>
    public static string? Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (IsRoot(folder.FullName))
                return folder.FullName;
        }

        return null;
    }

    public static bool IsRoot(string folder) => File.Exists(Path.Combine(folder, GeneratorRun.DescriptionFolder, Loading.Description.RootFile));
}

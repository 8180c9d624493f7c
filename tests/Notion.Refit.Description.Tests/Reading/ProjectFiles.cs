namespace Notion.Refit.Description.Tests.Reading;

/// <summary>Finds the description, and the facts where someone has them.</summary>
internal static class ProjectFiles
{
    /// <summary>The folder of the description.</summary>
    public static string Description { get; } = Find("openapi/README.md") is { } readme
        ? Path.GetDirectoryName(readme)!
        : throw new InvalidOperationException("The folder openapi is not above the tests.");

    /// <summary>The files of the description, sorted by name.</summary>
    public static IEnumerable<string> DescriptionFiles => Directory.EnumerateFiles(Description, "*.yaml").Order(StringComparer.Ordinal);

    /// <summary>The same without their folder.</summary>
    public static IEnumerable<string> DescriptionFileNames => DescriptionFiles.Select(f => Path.GetFileName(f));

    /// <summary>The collected facts of the API's surface beside the checkout, or null.</summary>
    public static string? Facts { get; } = Find("shared/facts/notion-api.json");

    /// <summary>The structure of the official OpenAPI document beside the checkout, or null.</summary>
    public static string? OfficialStructure { get; } = Find("shared/facts/official-structure-2026-03.json");

    private static string? Find(string relative)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, relative);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}

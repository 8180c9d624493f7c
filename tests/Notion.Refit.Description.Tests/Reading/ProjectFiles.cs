using Notion.Refit.Testing;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>Finds the description, and the facts where someone has them.</summary>
internal static class ProjectFiles
{
    /// <summary>The folder of the description.</summary>
    public static string Description { get; } = Surroundings.Find("openapi");

    /// <summary>The files of the description, sorted by name.</summary>
    public static IEnumerable<string> DescriptionFiles => Directory.EnumerateFiles(Description, "*.yaml").Order(StringComparer.Ordinal);

    /// <summary>The same without their folder.</summary>
    public static IEnumerable<string> DescriptionFileNames => DescriptionFiles.Select(f => Path.GetFileName(f));

    /// <summary>The collected facts of the API's surface beside the checkout, or null.</summary>
    public static string? Facts { get; } = Surroundings.TryFind("shared/facts/notion-api.json");

    /// <summary>The structure of the official OpenAPI document beside the checkout, or null.</summary>
    public static string? OfficialStructure { get; } = Surroundings.TryFind("shared/facts/official-structure-2026-03.json");
}

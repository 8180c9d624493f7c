using System.Reflection;

namespace Notion.Refit.RowGenerator.Diagnostics;

/// <summary>The addresses of the pages about diagnostics.</summary>
internal static class HelpLinks
{
    private const string Page = "docs/diagnostics.md";

    // The build writes the address of the repository that the package names into the assembly, and none in a checkout that has none.
    private static readonly string? s_repository = typeof(HelpLinks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static metadata => metadata.Key == "RepositoryUrl")?.Value;

    /// <summary>Returns the address of the section about a diagnostic; null when the repository is not known.</summary>
    public static string? Of(string id) => Of(s_repository, id);

    /// <summary>Returns the address of the section about a diagnostic.</summary>
    /// <param name="repository">The address of the repository; null when it is not known.</param>
    /// <param name="id">The id of the diagnostic.</param>
    public static string? Of(string? repository, string id)
    {
        if (string.IsNullOrEmpty(repository))
            return null;
        string address = repository!.EndsWith(".git", StringComparison.Ordinal) ? repository.Substring(0, repository.Length - 4) : repository;
        return $"{address.TrimEnd('/')}/blob/HEAD/{Page}#{id.ToLowerInvariant()}";
    }
}

using System.Reflection;

namespace Notion.Refit.Generator.Tests;

/// <summary>Where the files of the tests and of the repository are.</summary>
internal static class TestPaths
{
    public static string Project { get; } =
        typeof(TestPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!;

    public static string Repository => RepositoryRoot.Find(Project) ?? throw new DirectoryNotFoundException($"No repository around {Project}.");
}

using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Output;

namespace Notion.Refit.Generator.Tests;

/// <summary>A small description that uses every convention once.</summary>
internal static class LibraryFixture
{
    public static string Folder { get; } = Path.Combine(TestPaths.Project, "Fixtures", "Library");

    public static Description Load()
    {
        MistakeList mistakes = new();
        Description description = Description.Load(Folder, "openapi", mistakes);
        Assert.That(mistakes.Ordered, Is.Empty);
        return description;
    }

    /// <summary>All files that a run makes of it.</summary>
    public static async Task<GeneratedFiles> MakeAsync()
    {
        MistakeList mistakes = new();
        GeneratedFiles files = await GeneratorRun.MakeAsync(Load(), mistakes);
        Assert.That(mistakes.Ordered, Is.Empty);
        return files;
    }
}

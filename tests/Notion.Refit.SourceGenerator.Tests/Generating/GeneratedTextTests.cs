using System.Reflection;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Generating;

/// <summary>
/// Compares what the generator writes for the interfaces in Features with the files in Expected, byte by byte. After a change that is meant:
/// <c>REWRITE_EXPECTED=1 dotnet test</c>, then read the difference.
/// </summary>
internal sealed class GeneratedTextTests
{
    private static readonly Lazy<(GeneratorDriverRunResult Result, IReadOnlyList<Diagnostic> Complaints)> Run =
        new(static () => Harness.Run(Harness.Compile(Harness.Files("Features"))));

    private static bool IsRewriting => Environment.GetEnvironmentVariable("REWRITE_EXPECTED") is "1";

    private static string SourceDirectory => typeof(GeneratedTextTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key is "ExpectedDirectory")
        .Value!;

    private static IEnumerable<string> Features() =>
        Directory.EnumerateFiles(Path.Combine(Harness.TextDirectory, "Features"), "I?*.cs")
            .Select(static path => Path.GetFileNameWithoutExtension(path))
            .Where(static name => char.IsUpper(name[1]))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Features))]
    public void The_text_of_a_stub_is_the_expected_one(string feature) => Compare($"Notion.Refit.SourceGenerator.Tests.Features.{feature}.g.cs", feature);

    [Test]
    public void The_text_of_a_nested_stub_is_the_expected_one() => Compare("Notion.Refit.SourceGenerator.Tests.Features.Area.IInner.g.cs", "Area.IInner");

    [Test]
    public void The_text_of_the_factory_is_the_expected_one() => Compare("RestStubs.g.cs", "RestStubs");

    [Test]
    public void The_text_compiles_without_warnings() => Assert.That(Run.Value.Complaints, Is.Empty);

    [Test]
    public void Nothing_is_written_beyond_what_is_expected() =>
        Assert.That(
            Run.Value.Result.GeneratedTrees.Select(static tree => Path.GetFileName(tree.FilePath)),
            Is.EquivalentTo(
            [
                "Microsoft.CodeAnalysis.EmbeddedAttribute.cs",
                "RestStubs.g.cs",
                "Notion.Refit.SourceGenerator.Tests.Features.Area.IInner.g.cs",
                .. Features().Select(static feature => $"Notion.Refit.SourceGenerator.Tests.Features.{feature}.g.cs"),
            ]));

    private static void Compare(string hintName, string expectedName)
    {
        string actual = Run.Value.Result.Results.Single().GeneratedSources.Single(source => string.Equals(source.HintName, hintName, StringComparison.Ordinal)).SourceText.ToString();

        if (IsRewriting)
        {
            File.WriteAllText(Path.Combine(SourceDirectory, expectedName + ".txt"), actual);
            return;
        }

        string path = Path.Combine(Harness.TextDirectory, "Expected", expectedName + ".txt");
        Assert.That(File.Exists(path), Is.True, $"There is no expected text '{expectedName}.txt': run once with REWRITE_EXPECTED=1.");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(path)));
    }
}

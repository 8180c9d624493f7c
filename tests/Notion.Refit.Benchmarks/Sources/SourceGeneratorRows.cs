using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.SourceGenerator;

namespace Notion.Refit.Benchmarks.Sources;

/// <summary>What the source generator adds to a build of the client, and to a keystroke in a file that has nothing to do with it.</summary>
internal sealed class SourceGeneratorRows : IRows
{
    public string Name => "generator";

    public IEnumerable<Result> Measure()
    {
        CSharpCompilation compilation = LoadClient();

        // The first compilation pays for the compiler itself.
        Bind(compilation);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new RefitStubGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        TimeSpan cold = Stopwatch.GetElapsedTime(start);
        int sources = driver.GetRunResult().GeneratedTrees.Length;
        yield return new Result(
            "source generator, cold build of the client: added time", cold.TotalSeconds, Goal.AtMost(1, "s"), string.Create(CultureInfo.InvariantCulture, $"{sources} files, with the compilation of the generator itself"));

        SyntaxTree unrelated = compilation.SyntaxTrees.Single(static tree => tree.FilePath.EndsWith("PathValue.cs", StringComparison.Ordinal));
        SourceText typed = SourceText.From($"{unrelated.GetText()}\n// one more line");
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(unrelated, unrelated.WithChangedText(typed));
        start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(edited);
        TimeSpan again = Stopwatch.GetElapsedTime(start);
        int changed = driver.GetRunResult().Results[0].TrackedOutputSteps
            .SelectMany(static step => step.Value)
            .SelectMany(static step => step.Outputs)
            .Count(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        yield return new Result(
            "source generator, keystroke in an unrelated file: outputs made again", changed, Goal.AtMost(0), string.Create(CultureInfo.InvariantCulture, $"{again.TotalMilliseconds:N1} ms"));
    }

    private static void Bind(CSharpCompilation compilation) => compilation.GetDiagnostics();

    private static CSharpCompilation LoadClient()
    {
        string folder = typeof(SourceGeneratorRows).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static item => item.Key == "Client").Value!;
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

        // Without what only a build with Refit has.
        string refit = Path.Combine(folder, "Http", "Refit") + Path.DirectorySeparatorChar;
        IEnumerable<SyntaxTree> trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(refit, StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), options, path))
            .Append(CSharpSyntaxTree.ParseText(
                "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;", options));
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Notion.Refit",
            trees,
            platform.Where(static path => !Path.GetFileName(path).StartsWith("Notion.", StringComparison.Ordinal)).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notion.Refit.SourceGenerator.Tests.Generating;

/// <summary>Compiles sources together with what stubs need, and runs the generator over them.</summary>
internal static class Harness
{
    // What ImplicitUsings gives to the project of these files.
    private const string GlobalUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly Lazy<CSharpCompilation> Base = new(static () => CSharpCompilation.Create(
        "Sample",
        [Parse(GlobalUsings, "GlobalUsings.cs"), .. Files("Support")],
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    public static string TextDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "Text");

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    public static CSharpCompilation Compile(params IEnumerable<SyntaxTree> trees) => Base.Value.AddSyntaxTrees(trees);

    public static IEnumerable<SyntaxTree> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(TextDirectory, folder), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(static path => Parse(File.ReadAllText(path), Path.GetFileName(path)));

    public static CSharpGeneratorDriver CreateDriver() =>
        CSharpGeneratorDriver.Create(
            [new RefitStubGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator, and tells what the compiler says to sources and generated text together.</summary>
    public static (GeneratorDriverRunResult Result, IReadOnlyList<Diagnostic> Complaints) Run(Compilation compilation)
    {
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);

        return (driver.GetRunResult(), [.. output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)]);
    }
}

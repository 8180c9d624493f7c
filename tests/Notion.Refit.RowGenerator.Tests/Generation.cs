using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Notion.Refit.RowGenerator.Analysis;

namespace Notion.Refit.RowGenerator.Tests;

/// <summary>Runs the generator, and the analyzer, over source text.</summary>
internal static class Generation
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !path.EndsWith("Notion.Refit.RowGenerator.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Notion.Refit;
        global using Notion.Refit.Models;
        global using Notion.Refit.Rows;
        """;

    /// <summary>The row that the tests of messages query.</summary>
    public const string Task = """
        namespace Sample;

        public enum State { Open, Done }

        [NotionRow]
        public partial record TaskRow
        {
            [Title] public required string Name { get; init; }
            public State? Status { get; init; }
            public decimal? Cost { get; init; }
            public bool Done { get; init; }
            public bool Urgent { get; init; }
            public DateOnly? Due { get; init; }
            public IReadOnlyList<string> Tags { get; init; } = [];
            public UserId? Owner { get; init; }
            public PageId? Project { get; init; }
            public IReadOnlyList<decimal> Costs { get; init; } = [];
            public IReadOnlyList<NamedFile> Files { get; init; } = [];
            public Place? Place { get; init; }
        }
        """;

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Sample",
        [.. sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp13), path: $"{i}.cs"))],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Runs the generator.</summary>
    public static GeneratorDriver Run(Compilation compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics) => CSharpGeneratorDriver
        .Create([new NotionRowGenerator().AsSourceGenerator()], driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
        .WithUpdatedParseOptions(new CSharpParseOptions(LanguageVersion.CSharp13))
        .RunGeneratorsAndUpdateCompilation(compilation, out output, out diagnostics);

    /// <summary>Returns the diagnostics of the generator as "id line: message", without those of a valid compilation.</summary>
    public static string[] Diagnostics(string source)
    {
        Run(Compile(source), out _, out ImmutableArray<Diagnostic> diagnostics);
        return [.. diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }

    /// <summary>Returns the errors of the compiler, and the findings of the analyzer, for statements that use rows.</summary>
    public static string[] ErrorsOf(string statements)
    {
        string use = $$"""
            namespace Sample;

            public static class Use
            {
                public static async Task RunAsync(NotionRows<TaskRow> tasks, INotionClient notion, bool flag, decimal? cost)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """;
        Run(Compile(Task, use), out Compilation output, out _);
        CompilationWithAnalyzers analyzed = output.WithAnalyzers([new RowFilterBranchAnalyzer(), new HiddenCastAnalyzer()]);
        return
        [
            .. output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Concat(analyzed.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
                .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"),
        ];
    }
}

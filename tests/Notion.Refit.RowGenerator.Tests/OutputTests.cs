using Microsoft.CodeAnalysis;

namespace Notion.Refit.RowGenerator.Tests;

/// <summary>The generated text. To accept a change, run the tests with REWRITE_EXPECTED=1.</summary>
internal sealed class OutputTests
{
    private const string Kinds = """
        namespace Sample;

        public enum Level { [Option(Unknown = true)] Other, Low, [Option("very high", Color = "red")] High }

        public record Named
        {
            public IReadOnlyList<string> Labels { get; init; } = [];
        }

        public static partial class Outer
        {
            [NotionRow]
            public sealed partial record Everything([Title] string Title, [NotionColumn("the cost")] decimal? Cost) : Named
            {
                public string? Text { get; init; }
                public RichTextList Rich { get; init; } = RichTextList.Empty;
                public required int Count { get; init; }
                [ReadOnlyColumn] public long Number { get; init; }
                public bool Checked { get; init; }
                [ReadOnlyColumn] public bool? Result { get; init; }
                public DateOnly? Day { get; init; }
                public DateTimeOffset? Instant { get; init; }
                public NotionDate? Date { get; init; }
                public Level? Level { get; init; }
                public Level[] Levels { get; init; } = [];
                public List<string> Tags { get; init; } = [];
                public UserId? Owner { get; init; }
                public IReadOnlyCollection<UserId> Team { get; init; } = [];
                [NotionColumn(Id = "a%3Ab")] public PageId? Project { get; init; }
                public IEnumerable<PageId> Related { get; init; } = [];
                public IReadOnlyList<NamedFile> Files { get; init; } = [];
                public Place? Place { get; init; }
                [ReadOnlyColumn] public Verification? Verified { get; init; }
                public IReadOnlyList<double> Costs { get; init; } = [];
                public List<DateOnly> Days { get; init; } = [];
                [ReadOnlyColumn] public DateTimeOffset[] Instants { get; init; } = [];
                public IReadOnlyList<NotionDate> Dates { get; init; } = [];
                [ReadOnlyColumn, ColumnSchema(Formula = "prop(\"the cost\") * 2", Description = "Twice the cost")] public decimal? Double { get; init; }
                [ColumnSchema(RelatedDataSource = "248104cd-477e-80af-bc30-000bd28de8f9", IsTwoWay = true)] public PageId? Other { get; init; }
                public string? @class { get; init; }
                [IgnoreColumn] public object? Note { get; set; }
                public string Computed => Title;
            }
        }
        """;

    [TestCase("TaskRow")]
    [TestCase("Everything")]
    public void The_text_is_the_expected_one(string name)
    {
        GeneratorDriver driver = Generation.Run(Generation.Compile(name is "TaskRow" ? Generation.Task : Kinds), out Compilation output, out _);
        string text = string.Join('\n', driver.GetRunResult().GeneratedTrees.Select(tree => $"// {Path.GetFileName(tree.FilePath)}\n{tree}"));
        string path = Path.Combine(Testing.Surroundings.Find("tests/Notion.Refit.RowGenerator.Tests"), "Expected", name + ".txt");
        if (Environment.GetEnvironmentVariable("REWRITE_EXPECTED") is "1")
            File.WriteAllText(path, text);

        Assert.That(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        Assert.That(text, Is.EqualTo(File.ReadAllText(path)));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notion.Refit.RowGenerator.Tests;

internal sealed class CacheTests
{
    [Test]
    public void Nothing_runs_again_when_unrelated_code_changes()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(compilation => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", Options())));

        Assert.That(reasons.Keys, Is.EquivalentTo(StepNames.All), "each step ran in the first place");
        Assert.That(reasons.Values.SelectMany(step => step), Is.All.EqualTo(IncrementalStepRunReason.Unchanged).Or.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void A_keystroke_in_a_method_of_another_file_generates_nothing_anew()
    {
        const string Other = "namespace Sample; public static class Other { public static void Run(NotionRows<TaskRow> tasks) { _ = tasks.Where(t => t.Done); } }";
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(
            compilation => compilation.ReplaceSyntaxTree(
                compilation.SyntaxTrees.Last(), CSharpSyntaxTree.ParseText(Other.Replace("t.Done", "t.Done && t.Urge", StringComparison.Ordinal), Options(), compilation.SyntaxTrees.Last().FilePath)),
            Generation.Task + Warned,
            Other);

        Assert.That(reasons.Values.SelectMany(step => step), Is.All.EqualTo(IncrementalStepRunReason.Unchanged).Or.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Output_is_written_anew_only_for_the_row_that_changed()
    {
        CSharpCompilation compilation = Generation.Compile(Generation.Task + Warned, "namespace Sample; [NotionRow] public partial record Other { public string? A { get; init; } }");
        GeneratorDriver driver = Generation.Run(compilation, out _, out _);
        SyntaxTree tree = compilation.SyntaxTrees.Last();
        GeneratorRunResult result = driver.RunGenerators(compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace("A {", "B {", StringComparison.Ordinal), Options(), tree.FilePath))).GetRunResult().Results.Single();

        IncrementalStepRunReason[] outputs = [.. result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];
        Assert.That(outputs.Count(reason => reason == IncrementalStepRunReason.Modified), Is.EqualTo(1));
        Assert.That(outputs.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged), Is.EqualTo(outputs.Length - 1));
    }

    [Test]
    public void A_line_above_the_row_generates_nothing_anew()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(compilation =>
        {
            SyntaxTree tree = compilation.SyntaxTrees.Last();
            return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText("// a line\n" + tree, Options(), tree.FilePath));
        });

        Assert.That(reasons[StepNames.ValidRow], Is.All.EqualTo(IncrementalStepRunReason.Unchanged).Or.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void A_new_member_generates_anew()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(compilation =>
        {
            SyntaxTree tree = compilation.SyntaxTrees.Last();
            return compilation.ReplaceSyntaxTree(
                tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace("public bool Done", "public bool More { get; init; } public bool Done", StringComparison.Ordinal), Options(), tree.FilePath));
        });

        Assert.That(reasons[StepNames.ValidRow], Has.Exactly(1).EqualTo(IncrementalStepRunReason.Modified));
    }

    // With a warning, so that the step of the diagnostics has something to do.
    private const string Warned = "\n[NotionRow] public partial record Warned { public int Unset { get; init; } }";

    private static Dictionary<string, IncrementalStepRunReason[]> Rerun(Func<CSharpCompilation, CSharpCompilation> change, params string[] sources)
    {
        CSharpCompilation compilation = Generation.Compile(sources.Length == 0 ? [Generation.Task + Warned] : sources);
        GeneratorDriver driver = Generation.Run(compilation, out _, out _);
        GeneratorRunResult result = driver.RunGenerators(change(compilation)).GetRunResult().Results.Single();
        return result.TrackedSteps
            .Where(step => StepNames.All.Contains(step.Key))
            .ToDictionary(step => step.Key, step => step.Value.SelectMany(run => run.Outputs).Select(output => output.Reason).ToArray());
    }

    private static CSharpParseOptions Options() => new(LanguageVersion.CSharp13);
}

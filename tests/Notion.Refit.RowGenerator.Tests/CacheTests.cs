using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notion.Refit.RowGenerator.Tests;

internal sealed class CacheTests
{
    [Test]
    public void Nothing_runs_again_when_unrelated_code_changes()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Rerun(compilation => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", Options())));

        Assert.That(reasons[StepNames.Row], Is.All.EqualTo(IncrementalStepRunReason.Unchanged).Or.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(reasons[StepNames.ValidRow], Is.All.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged));
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

        Assert.That(reasons[StepNames.ValidRow], Is.All.EqualTo(IncrementalStepRunReason.Modified));
    }

    private static Dictionary<string, IncrementalStepRunReason[]> Rerun(Func<CSharpCompilation, CSharpCompilation> change)
    {
        CSharpCompilation compilation = Generation.Compile(Generation.Task);
        GeneratorDriver driver = Generation.Run(compilation, out _, out _);
        GeneratorRunResult result = driver.RunGenerators(change(compilation)).GetRunResult().Results.Single();
        return result.TrackedSteps
            .Where(step => StepNames.All.Contains(step.Key))
            .ToDictionary(step => step.Key, step => step.Value.SelectMany(run => run.Outputs).Select(output => output.Reason).ToArray());
    }

    private static CSharpParseOptions Options() => new(LanguageVersion.CSharp13);
}

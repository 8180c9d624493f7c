using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Generating;

internal sealed class CachingTests
{
    private const string Interface = """
        using Refit;
        namespace Sample;
        public interface IThings
        {
            [Get("/things/{id}")]
            Task<string> GetAsync(int id);

            [Post("/things")]
            Task PostAsync([Body] string text);
        }
        """;

    private const string Other = "namespace Sample; public class Other { public int Number => 1; }";

    [Test]
    public void Nothing_runs_again_when_unrelated_code_changes()
    {
        GeneratorRunResult result = Change("Other.cs", Other.Replace("=> 1", "=> 2 + 3", StringComparison.Ordinal));

        Assert.That(Reasons(result), Is.All.EqualTo(IncrementalStepRunReason.Cached).Or.EqualTo(IncrementalStepRunReason.Unchanged));
        Assert.That(OutputReasons(result), Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Nothing_runs_again_when_a_file_is_added()
    {
        GeneratorRunResult result = Rerun(static compilation => compilation.AddSyntaxTrees(Harness.Parse("namespace Sample; public interface INothing;", "New.cs")));

        Assert.That(OutputReasons(result), Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void Nothing_is_written_again_when_lines_move_and_comments_change()
    {
        GeneratorRunResult result = Change("IThings.cs", "// A line more.\n" + Interface.Replace("Task<string>", "/* text */ Task<string>", StringComparison.Ordinal));

        Assert.That(OutputReasons(result), Is.All.EqualTo(IncrementalStepRunReason.Cached));
    }

    [Test]
    public void A_new_path_writes_the_stub_again_and_not_the_factory()
    {
        GeneratorRunResult result = Change("IThings.cs", Interface.Replace("/things/{id}", "/things/{id}/more", StringComparison.Ordinal));

        Assert.That(result.TrackedSteps[StepNames.Interface].SelectMany(static step => step.Outputs), Has.Some.Matches<(object, IncrementalStepRunReason Reason)>(static output => output.Reason == IncrementalStepRunReason.Modified));
        Assert.That(result.TrackedSteps[StepNames.StubEntries].SelectMany(static step => step.Outputs).Select(static output => output.Reason), Is.All.EqualTo(IncrementalStepRunReason.Unchanged).Or.EqualTo(IncrementalStepRunReason.Cached));
        Assert.That(OutputReasons(result), Has.Exactly(1).EqualTo(IncrementalStepRunReason.Modified));
    }

    [Test]
    public void An_interface_is_parsed_once_whatever_the_number_of_its_methods()
    {
        GeneratorRunResult result = Harness.CreateDriver().RunGenerators(Compilation()).GetRunResult().Results.Single();

        Assert.That(result.TrackedSteps[StepNames.Interface].SelectMany(static step => step.Outputs).ToArray(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Every_step_has_a_name_that_the_tests_see()
    {
        GeneratorRunResult result = Harness.CreateDriver().RunGenerators(Compilation()).GetRunResult().Results.Single();

        Assert.That(StepNames.All, Is.SubsetOf(result.TrackedSteps.Keys));
    }

    private static CSharpCompilation Compilation() => Harness.Compile(Harness.Parse(Interface, "IThings.cs"), Harness.Parse(Other, "Other.cs"));

    private static GeneratorRunResult Change(string path, string text) =>
        Rerun(compilation => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => string.Equals(tree.FilePath, path, StringComparison.Ordinal)), Harness.Parse(text, path)));

    private static GeneratorRunResult Rerun(Func<Compilation, Compilation> change)
    {
        CSharpCompilation before = Compilation();
        GeneratorDriver driver = Harness.CreateDriver().RunGenerators(before);
        return driver.RunGenerators(change(before)).GetRunResult().Results.Single();
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result) =>
        [.. StepNames.All.SelectMany(name => result.TrackedSteps[name]).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    private static IncrementalStepRunReason[] OutputReasons(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(static steps => steps.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];
}

namespace Notion.Refit.Generator.Tests.Running;

/// <summary>The description of this repository.</summary>
[TestFixture]
public sealed class RepositoryTests
{
    [Test]
    public async Task Has_no_mistakes_and_what_is_made_of_it_is_up_to_date()
    {
        StringWriter output = new() { NewLine = "\n" };
        StringWriter error = new() { NewLine = "\n" };

        int code = await new GeneratorRun(output, error).RunAsync(["--check", "--root", TestPaths.Repository]);

        Assert.That((code, output.ToString(), error.ToString()), Is.EqualTo((0, "generated files are up to date\n", "")));
    }
}

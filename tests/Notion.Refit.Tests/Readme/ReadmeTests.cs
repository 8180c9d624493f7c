using System.Text.RegularExpressions;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Readme;

/// <summary>What the README shows is what the tests beside this file compile and run.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string[] s_readme = File.ReadAllLines(Surroundings.Find("README.md"));

    public static IEnumerable<string> Names => s_readme.Select(line => Marker().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value);

    [TestCaseSource(nameof(Names))]
    public void A_snippet_is_code_that_runs(string name)
    {
        string[] sources = Directory.GetFiles(Surroundings.Find("tests/Notion.Refit.Tests/Readme"), "*.cs");

        string[][] tested = [.. sources.Select(source => Region(File.ReadAllLines(source), name)).OfType<string[]>()];

        Assert.That(tested, Has.Length.EqualTo(1), $"one test has '// snippet: {name}'");
        Assert.That(tested[0], Is.EqualTo(Block(name)));
    }

    [Test]
    public void Every_block_of_CSharp_has_a_name_of_its_own()
    {
        int[] blocks = [.. Enumerable.Range(0, s_readme.Length).Where(line => s_readme[line].StartsWith("```csharp", StringComparison.Ordinal))];

        Assert.That(blocks, Is.Not.Empty);
        Assert.That(blocks.Where(line => !Marker().IsMatch(s_readme[line - 1])).Select(line => $"line {line + 1}"), Is.Empty);
        Assert.That(Names, Is.Unique);
    }

    // Indentation, and with it blank lines at the edges, is not compared.
    private static string[] Block(string name)
    {
        int start = Array.FindIndex(s_readme, line => string.Equals(Marker().Match(line).Groups["name"].Value, name, StringComparison.Ordinal)) + 2;
        int end = Array.FindIndex(s_readme, start, line => line.StartsWith("```", StringComparison.Ordinal));
        return Trimmed(s_readme[start..end]);
    }

    private static string[]? Region(string[] source, string name)
    {
        int start = Array.FindIndex(source, line => line.Trim() == $"// snippet: {name}");
        if (start < 0)
            return null;
        int end = Array.FindIndex(source, start, line => line.Trim() == "// end-snippet");
        return end < 0 ? null : Trimmed(source[(start + 1)..end]);
    }

    private static string[] Trimmed(string[] lines) => [.. lines.Select(line => line.Trim())];

    [GeneratedRegex(@"^<!-- snippet: (?<name>[\w-]+) -->$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();
}

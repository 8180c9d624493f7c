using System.Text.RegularExpressions;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Readme;

/// <summary>
/// Holds the C# of the README and of the pages in <c>docs</c> to code that the tests compile and run: a block after
/// <c>&lt;!-- snippet: name --&gt;</c> equals the region <c>// snippet: name</c> of exactly one test source.
/// </summary>
/// <remarks>Code of other libraries, which is not compiled here, is fenced as <c>cs</c>.</remarks>
public sealed partial class SnippetTests
{
    private static readonly string s_root = Path.GetDirectoryName(Surroundings.Find("README.md"))!;

    private static readonly Lazy<Dictionary<string, List<string[]>>> s_tested = new(ReadTestedSnippets);

    private static string[] Pages => ["README.md", .. DocumentationPages()];

    public static IEnumerable<TestCaseData> Snippets => Pages.SelectMany(page => Names(page).Select(name => new TestCaseData(page, name)));

    [TestCaseSource(nameof(Snippets))]
    public void A_snippet_is_code_that_runs(string page, string name)
    {
        List<string[]> tested = s_tested.Value.GetValueOrDefault(name) ?? [];

        Assert.That(tested, Has.Count.EqualTo(1), $"sources with '// snippet: {name}'");
        Assert.That(tested[0], Is.EqualTo(WithoutUsings(Block(page, name))));
    }

    // A region is inside a method, where there are no using directives. PastedProgramTests compiles the block as it is.
    private static string[] WithoutUsings(string[] block)
    {
        string[] rest = [.. block.SkipWhile(line => UsingDirective().IsMatch(line))];
        return rest.Length == block.Length ? block : [.. rest.SkipWhile(string.IsNullOrEmpty)];
    }

    [TestCaseSource(nameof(Pages))]
    public void Every_block_of_CSharp_has_a_name_of_its_own(string page)
    {
        string[] lines = ReadPage(page);
        int[] blocks = [.. Enumerable.Range(0, lines.Length).Where(line => lines[line].StartsWith("```csharp", StringComparison.Ordinal))];

        Assert.That(blocks.Where(line => line == 0 || !Marker().IsMatch(lines[line - 1])).Select(line => $"line {line + 1}"), Is.Empty);
        Assert.That(Names(page), Is.Unique);
    }

    [TestCaseSource(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(s_root, page))!;
        IEnumerable<string> targets = OutsideOfBlocks(ReadPage(page))
            .SelectMany(line => RelativeLink().Matches(line))
            .Select(match => match.Groups["target"].Value);

        Assert.That(targets.Where(target => !Path.Exists(Path.Combine(folder, target))), Is.Empty);
    }

    private static IEnumerable<string> DocumentationPages()
    {
        string folder = Path.Combine(s_root, "docs");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(s_root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)
            : [];
    }

    private static IEnumerable<string> OutsideOfBlocks(IEnumerable<string> lines)
    {
        bool isInside = false;
        foreach (string line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isInside = !isInside;
            else if (!isInside)
                yield return line;
        }
    }

    private static Dictionary<string, List<string[]>> ReadTestedSnippets()
    {
        var tested = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(Path.Combine(s_root, "tests"), "*.cs", SearchOption.AllDirectories))
        {
            string[] source = File.ReadAllLines(path);
            for (int line = 0; line < source.Length; line++)
            {
                if (!source[line].TrimStart().StartsWith("// snippet: ", StringComparison.Ordinal))
                    continue;
                string name = source[line].Trim()["// snippet: ".Length..];
                int end = Array.FindIndex(source, line, other => other.Trim() == "// end-snippet");
                if (!tested.TryGetValue(name, out List<string[]>? regions))
                    tested.Add(name, regions = []);
                regions.Add(end < 0 ? [] : Trimmed(source[(line + 1)..end]));
            }
        }

        return tested;
    }

    private static string[] ReadPage(string page) => File.ReadAllLines(Path.Combine(s_root, page));

    private static IEnumerable<string> Names(string page) =>
        ReadPage(page).Select(line => Marker().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value);

    /// <summary>Returns the lines of a block of a page, trimmed, since indentation is not compared.</summary>
    internal static string[] Block(string page, string name)
    {
        string[] lines = ReadPage(page);
        int start = Array.FindIndex(lines, line => string.Equals(Marker().Match(line).Groups["name"].Value, name, StringComparison.Ordinal)) + 2;
        int end = Array.FindIndex(lines, start, line => line.StartsWith("```", StringComparison.Ordinal));
        return Trimmed(lines[start..end]);
    }

    private static string[] Trimmed(string[] lines) => [.. lines.Select(line => line.Trim())];

    [GeneratedRegex(@"^<!-- snippet: (?<name>[\w-]+) -->$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^using [\w.]+;$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<target>[^)#\s]+)[^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativeLink();
}

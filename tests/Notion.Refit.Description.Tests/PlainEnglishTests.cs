using System.Text.RegularExpressions;
using Notion.Refit.Description.Tests.Reading;
using NUnit.Framework;

namespace Notion.Refit.Description.Tests;

/// <summary>The documentation and the comments are plain technical English: the phrases that read worst stay out of them.</summary>
[TestFixture]
public sealed partial class PlainEnglishTests
{
    private static readonly string s_root = Path.GetDirectoryName(ProjectFiles.Description)!;

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void The_description_has_no_phrase_that_reads_badly(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(ProjectFiles.Description, file));
        Assert.That(Findings(file, lines.Where(line => !line.Contains("$ref", StringComparison.Ordinal)), WorstPhrases(), ClientWords(), BareDescription()), Is.Empty);
    }

    [Test]
    public void No_comment_has_a_phrase_that_reads_badly()
    {
        IEnumerable<string> findings =
            from folder in (string[])["src", "generator"]
            from file in Directory.EnumerateFiles(Path.Combine(s_root, folder), "*.cs", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(s_root, file).Replace('\\', '/')
            where !name.Contains("/obj/", StringComparison.Ordinal)
            from finding in Findings(name, File.ReadAllLines(file).Where(IsText), WorstPhrases(), BareSummary())
            select finding;
        Assert.That(findings, Is.Empty);
    }

    [Test]
    public void No_test_has_a_name_that_reads_badly()
    {
        IEnumerable<string> findings =
            from file in Directory.EnumerateFiles(Path.Combine(s_root, "tests"), "*.cs", SearchOption.AllDirectories)
            from finding in Findings(Path.GetRelativePath(s_root, file), File.ReadAllLines(file), BadTestName())
            select finding;
        Assert.That(findings, Is.Empty);
    }

    // Comments, and the documentation that the generator writes.
    private static bool IsText(string line)
    {
        string text = line.TrimStart();
        return text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("code.", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Findings(string file, IEnumerable<string> lines, params Regex[] banned) =>
        from line in lines
        from regex in banned
        where regex.IsMatch(line)
        select $"{file}: {line.Trim()}";

    [GeneratedRegex(
        @"\b(tells?|told|nobody|somebody|whoever|behind)\b|\bstands?\b(?! for)|\bg(oes|one|oing) over\b|(?<!\bthere )(?<!\bThere )\b(is|are) none\b|\bthe begin\b|\bthe depths\b|>It\.<|makes no sense",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex WorstPhrases();

    [GeneratedRegex(@"public (async )?(Task|void) (\w*_)?(tells?|told|nobody|somebody|whoever|is_none|are_none)(_\w*)?\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BadTestName();

    [GeneratedRegex(@"\banswers?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClientWords();

    [GeneratedRegex("""(<summary>|Summary\("|Summary\(\$")(What|Who|How|When|Where|Which|Why|That|By|From) """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareSummary();

    [GeneratedRegex("description: (What|Who|How|When|Where|Which|Why|That|By|From) ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareDescription();
}

using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Content.Tests.CommonMark;

/// <summary>The examples of the CommonMark specification: nothing throws, no text of the expected HTML is lost, one turn is stable.</summary>
public sealed partial class CommonMarkTests
{
    private static readonly string s_path = Path.Combine(Surroundings.Find("tests/Notion.Refit.Content.Tests/JavaScript"), "node_modules", "commonmark-spec", "spec.txt");

    private static readonly MarkdownReadOptions s_options = new() { Syntax = MarkdownSyntax.GitHub, ResolveLink = url => $"https://example.com/{Uri.EscapeDataString(url)}", ResolveAsset = _ => new ExternalFile("https://example.com/x.png") };

    public static IEnumerable<TestCaseData> Examples
    {
        get
        {
            if (!File.Exists(s_path))
                return [new TestCaseData(0, "", "").Ignore("CommonMark's examples are not installed: npm ci --prefix tests/Notion.Refit.Content.Tests/JavaScript")];
            string text = File.ReadAllText(s_path).ReplaceLineEndings("\n");
            return Example().Matches(text).Select((match, i) => new TestCaseData(
                i + 1,
                match.Groups["markdown"].Value.Replace('→', '\t'),
                match.Groups["html"].Value.Replace('→', '\t')).SetArgDisplayNames($"{i + 1}"));
        }
    }

    [TestCaseSource(nameof(Examples))]
    public void No_text_of_an_example_is_lost(int number, string markdown, string html)
    {
        MarkdownConversion read = NotionMarkdown.ToBlocks(markdown, s_options);
        if (read.FrontMatter is not null)
            return;

        string[] expected = Words(new HtmlParser().ParseDocument(Sections().Replace(html, "")).Body!);
        string actual = Squeezed(string.Concat(Texts(read.Value)));

        Assert.That(expected.Where(word => !actual.Contains(word, StringComparison.Ordinal)), Is.Empty, $"{number}:\n{markdown}\n{actual}");
    }

    [TestCaseSource(nameof(Examples))]
    public void One_turn_makes_an_example_stable(int number, string markdown, string html)
    {
        string once = NotionMarkdown.FromBlocks(NotionMarkdown.ToBlocks(markdown, s_options).Value).Value;
        string twice = NotionMarkdown.FromBlocks(NotionMarkdown.ToBlocks(once, s_options).Value).Value;

        Assert.That(twice, Is.EqualTo(once), $"{number}:\n{markdown}");
    }

    // Text in scripts and styles is no text.
    private static string[] Words(AngleSharp.Dom.IElement body)
    {
        foreach (AngleSharp.Dom.IElement hidden in body.QuerySelectorAll("script,style,textarea").ToArray())
            hidden.Remove();
        return [.. body.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Squeezed)];
    }

    private static IEnumerable<string> Texts(IEnumerable<BlockContent> blocks)
    {
        var texts = new List<string>();
        foreach (BlockContent block in blocks)
        {
            BlockTextMap.Of(block, text =>
            {
                texts.Add(text.ToPlainText());
                return text;
            });
            if (block is EquationBlock equation)
                texts.Add(equation.Expression);
            texts.AddRange(Texts(BlockChildren.Of(block)));
        }

        return texts;
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    // An HTML parser reads these as text, what follows them included.
    [GeneratedRegex(@"<!\[CDATA\[[\s\S]*?\]\]>")]
    private static partial Regex Sections();

    [GeneratedRegex(@"^`{32} example\n(?<markdown>[\s\S]*?)^\.\n(?<html>[\s\S]*?)^`{32}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}

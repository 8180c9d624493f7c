using Notion.Refit.Content.Html.Reading;
using Notion.Refit.Content.Tests.RoundTrips;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Hostile;

/// <summary>Inputs that make a parser slow: read in time, or refused by a limit with a name.</summary>
public sealed class HostileInputTests
{
    // Time of the processor: other work on the machine does not count.
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(20);

    public static IEnumerable<TestCaseData> MarkdownInputs =>
    [
        Case("bare links in a paragraph", Repeat("http://a.b ", 20_000), "addresses in one paragraph"),
        Case("unfinished links", Repeat("[a](", 20_000), "brackets in one paragraph"),
        Case("unfinished processing instructions", Repeat("a<?", 30_000), "tags in one paragraph"),
        Case("references", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"[a{i}]")), "brackets in one paragraph"),
        Case("brackets", new string('[', 20_000), "brackets in one paragraph"),
        Case("stars", Repeat("**a ", 5_000), null),
        Case("a wide table", "|" + Repeat("a|", 1000) + "\n|" + Repeat("-|", 1000) + "\n" + Repeat("|a\n", 1000), "cells in tables"),
        Case("a long row", "|a|\n|-|\n|" + Repeat("[a](", 20_000), "brackets, tags or addresses in one row"),
        Case("deep quotes", Repeat("> ", 3000) + "x", "levels of nesting"),
        Case("deep lists", string.Concat(Enumerable.Range(0, 1500).Select(i => new string(' ', i * 2) + "- a\n")), "levels of nesting"),
        Case("dollars", Repeat("$a ", 50_000), null),
        Case("double dollars", Repeat("$$", 50_000) + "a", null),
        Case("tildes", Repeat("~~a ", 5_000), null),
        Case("backticks of growing length", string.Concat(Enumerable.Range(1, 300).Select(i => new string('`', i) + "a")), "backticks in one paragraph"),
        Case("unclosed details", Repeat("<details>\n\n", 5_000), null),
        Case("closed details", Repeat("</details>\n\n", 5_000), null),
        Case("definitions", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"[a{i}]: /x\n")), null),
    ];

    public static IEnumerable<TestCaseData> HtmlInputs =>
    [
        Case("unclosed divs", Repeat("<div>", 50_000), "open elements"),
        Case("unclosed formats", Repeat("<b><i>", 20_000), "copies of formats that are not closed"),
        Case("divs that only other tags close", Repeat("<div></b>", 50_000), "open elements"),
        Case("formats that every paragraph opens again", string.Concat(Enumerable.Range(0, 9_000).Select(i => $"<p><font color='{i}'></p>")), "copies of formats that are not closed"),
        Case("a page in a few formats", "<font><b><i><u>" + Repeat("<p>a <em>b</em></p>", 50_000), null),
        Case("comments that do not end", Repeat("<!-- ", 50_000), null),
        Case("attributes", "<p " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}=b ")) + ">x", null),
        Case("a huge span", "<table><tr><td colspan=1000 rowspan=1000>" + Repeat("<tr><td>", 1000), "cells in one table"),
        Case("siblings", Repeat("<p>a</p>", 100_000), null),
        Case("list items", "<ul>" + Repeat("<li>a", 50_000), null),
        Case("text in one element", "<p>" + Repeat("a &amp; b ", 200_000), null),
    ];

    [TestCaseSource(nameof(MarkdownInputs))]
    public void Markdown_is_read_in_time_or_refused(string input, string? limit) => Check(() => NotionMarkdown.ToBlocks(input, new MarkdownReadOptions { Syntax = MarkdownSyntax.GitHub }).Value, limit);

    [TestCaseSource(nameof(HtmlInputs))]
    public void HTML_is_read_in_time_or_refused(string input, string? limit) => Check(() => NotionHtml.ToBlocks(input).Value, limit);

    [Test]
    public void A_document_that_is_too_long_is_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => NotionMarkdown.ToBlocks("12345", new MarkdownReadOptions { MaxLength = 4 }), Throws.TypeOf<ContentLimitException>().With.Message.EqualTo("The document exceeds the limit of characters: 5 where 4 are allowed."));
            Assert.That(() => NotionHtml.ToBlocks("12345", new HtmlReadOptions { MaxLength = 4 }), Throws.TypeOf<ContentLimitException>().With.Property("Limit").EqualTo("characters"));
        });
    }

    // The check before the parser, on both sides of the limits.
    [TestCase(4, 2_000_000, true, TestName = "Four open formats are free, however long the document is")]
    [TestCase(5, 1_000_000, true, TestName = "A million copies of formats are parsed")]
    [TestCase(5, 1_000_001, false, TestName = "More than a million copies of formats are refused")]
    [TestCase(104, 9_950, true, TestName = "Copies are counted by their number: a hundred for each element")]
    [TestCase(104, 9_951, false, TestName = "Copies are counted by their number: one element more is refused")]
    public void Formats_that_stay_open_are_limited_by_their_copies(int formats, int elements, bool isParsed)
    {
        string html = string.Concat(Enumerable.Range(0, formats).Select(i => $"<font color='{i}'>")) + Repeat("<br>", elements);

        Assert.That(() => HtmlBudget.Check(html, int.MaxValue), isParsed ? Throws.Nothing : Throws.TypeOf<ContentLimitException>().With.Property("Limit").EqualTo("copies of formats that are not closed"));
    }

    [TestCase(10_000, true)]
    [TestCase(10_001, false)]
    public void Open_elements_are_limited(int elements, bool isParsed) => Assert.That(
        () => HtmlBudget.Check(Repeat("<div>", elements), int.MaxValue), isParsed ? Throws.Nothing : Throws.TypeOf<ContentLimitException>().With.Property("Limit").EqualTo("open elements"));

    [Test]
    [Explicit("Prints what the limits cost.")]
    public void Growth()
    {
        foreach (int formats in (int[])[0, 1, 4, 8])
        {
            foreach (int paragraphs in (int[])[25_000, 50_000, 100_000])
                Print($"{formats} formats, {paragraphs} paragraphs", $"<p>{string.Concat(Enumerable.Range(0, formats).Select(i => $"<font color='{i}'>"))}</p>" + Repeat("<p>a</p>", paragraphs));
        }

        foreach (int fonts in (int[])[500, 1000, 1400, 2000, 2800, 4000])
            Print($"{fonts} fonts, {(long)fonts * fonts / 2} copies", string.Concat(Enumerable.Range(0, fonts).Select(i => $"<p><font color='{i}'></p>")));

        static void Print(string name, string html)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan start = Environment.CpuUsage.TotalTime;
            using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            Console.WriteLine($"{name}: {(Environment.CpuUsage.TotalTime - start).TotalSeconds:0.00} s, {(GC.GetAllocatedBytesForCurrentThread() - before) / 1_000_000} MB, {document.All.Length} elements");
        }
    }

    [Test]
    public void Blocks_that_are_too_deep_are_refused()
    {
        WritableBlockContent block = new ParagraphBlock("x");
        for (int i = 0; i < 20_000; i++)
            block = new ToggleBlock("x") { Children = [block] };

        Assert.Multiple(() =>
        {
            Assert.That(() => NotionMarkdown.FromBlocks([block]), Throws.TypeOf<ContentLimitException>());
            Assert.That(() => NotionHtml.FromBlocks([block]), Throws.TypeOf<ContentLimitException>());
        });
    }

    // A parser that is quadratic takes sixteen times as long for four times the text.
    [TestCase("Some *text* with `code`, a [link](https://example.com) and more.\n\n- item\n  - inner\n\n> quote\n\n| a | b |\n| --- | --- |\n| c | d |\n\n", true)]
    [TestCase("<div><h2>Title</h2><p>Some <b>text</b> with <a href='https://example.com'>links</a>.</p><ul><li>a<ul><li>b</li></ul></li></ul></div>\n", false)]
    public void Time_grows_with_the_length(string part, bool isMarkdown)
    {
        string small = Repeat(part, Samples.Length(200_000) / part.Length);
        string large = Repeat(part, Samples.Length(800_000) / part.Length);
        Measure(small, isMarkdown);

        double ratio = Enumerable.Range(0, 3).Min(_ => Measure(large, isMarkdown) / Measure(small, isMarkdown));

        Assert.That(ratio, Is.LessThan(10));
    }

    private static double Measure(string input, bool isMarkdown)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        if (isMarkdown)
            NotionMarkdown.FromBlocks(NotionMarkdown.ToBlocks(input).Value);
        else
            NotionHtml.FromBlocks(NotionHtml.ToBlocks(input).Value);
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static void Check(Func<object> convert, string? limit)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        if (limit is null)
            Assert.That(() => convert(), Throws.Nothing);
        else
            Assert.That(() => convert(), Throws.TypeOf<ContentLimitException>().With.Property("Limit").EqualTo(limit));
        Assert.That(Environment.CpuUsage.TotalTime - start, Is.LessThan(s_most));
    }

    private static TestCaseData Case(string name, string input, string? limit) => new TestCaseData(input, limit).SetArgDisplayNames(name);

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}

using Notion.Refit.Content.Tests.RoundTrips;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Hostile;

/// <summary>The work of conversions by the bytes that they allocate, which is the same in every run: a list or string that is copied again and again shows here.</summary>
[NonParallelizable]
public sealed class AllocationTests
{
    private const string MarkdownPart = "## Title\n\nSome *text* with `code`, a [link](https://example.com) and\nmore.\n\n- item\n  - inner\n\n> quote\n\n| a | b |\n| --- | --- |\n| c | d |\n\n```cs\nint x;\n```\n\n";
    private const string HtmlPart = "<section><h2>Title</h2><p>Some <b>text</b> with <a href='https://example.com'>links</a>.</p><ul><li>a<ul><li>b</li></ul></li></ul><table><tr><td>c</td></tr></table></section>\n";

    // With CONTENT_FULL=1, documents of 5 MB. What is copied again and again shows at every length at which it is more than the rest.
    private static readonly int s_length = Samples.IsFull ? 5_000_000 : 1_000_000;

    [TestCase("Markdown read")]
    [TestCase("Markdown written")]
    [TestCase("Notion's Markdown read")]
    [TestCase("HTML read")]
    [TestCase("HTML written")]
    public void A_character_of_a_document_costs_what_one_of_a_fifth_of_it_costs(string conversion)
    {
        Bytes(conversion, 10_000);

        double small = Bytes(conversion, s_length / 5);
        double large = Bytes(conversion, s_length);

        Assert.That(large / small, Is.LessThan(1.1), $"{small} and {large} bytes a character");
    }

    private static double Bytes(string conversion, int length)
    {
        Func<object> convert = Conversion(conversion, length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(convert());
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)length;
    }

    private static Func<object> Conversion(string conversion, int length)
    {
        string markdown = Repeat(MarkdownPart, length);
        string html = Repeat(HtmlPart, length);
        switch (conversion)
        {
            case "Markdown read":
                return () => NotionMarkdown.ToBlocks(markdown);
            case "Notion's Markdown read":
                return () => NotionMarkdown.ToBlocks(markdown, new MarkdownReadOptions { Syntax = MarkdownSyntax.NotionFlavored });
            case "HTML read":
                return () => NotionHtml.ToBlocks(html);
            case "Markdown written":
                IReadOnlyList<WritableBlockContent> blocks = NotionMarkdown.ToBlocks(markdown).Value;
                return () => NotionMarkdown.FromBlocks(blocks);
            default:
                IReadOnlyList<WritableBlockContent> read = NotionMarkdown.ToBlocks(markdown).Value;
                return () => NotionHtml.FromBlocks(read);
        }
    }

    private static string Repeat(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));
}

using AngleSharp.Html.Parser;
using Notion.Refit.Benchmarks.Growth;
using Notion.Refit.Content;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Content;

/// <summary>How conversions grow with the length of documents.</summary>
internal static class ContentGrowth
{
    private const int Small = 1_000_000;
    private const int Large = 5_000_000;

    public static IEnumerable<GrowthCase> Cases =>
    [
        new("characters of a web page, read", Small, Large, static length =>
        {
            string html = SampleDocuments.Html(length);
            return () => GC.KeepAlive(NotionHtml.ToBlocks(html));
        }, static length =>
        {
            string html = SampleDocuments.Html(length);
            return () => new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(html).Dispose();
        }),
        new("characters of Markdown, read", Small, Large, static length =>
        {
            string markdown = SampleDocuments.Markdown(length);
            return () => GC.KeepAlive(NotionMarkdown.ToBlocks(markdown));
        }, static length =>
        {
            string markdown = SampleDocuments.Markdown(length);
            return () => GC.KeepAlive(Markdig.Markdown.Parse(markdown, ContentRows.Pipeline));
        }),
        new("characters of Markdown, written", Small, Large, static length =>
        {
            IReadOnlyList<WritableBlockContent> blocks = NotionMarkdown.ToBlocks(SampleDocuments.Markdown(length)).Value;
            return () => GC.KeepAlive(NotionMarkdown.FromBlocks(blocks));
        }),
    ];
}

using Notion.Refit.Content.Headings;
using Notion.Refit.Content.Tests.RoundTrips;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Headings;

public sealed class AnchorTests
{
    [TestCase("Getting started", "getting-started")]
    [TestCase("What's new?  In 2.0", "whats-new--in-20")]
    [TestCase("snake_case & C#", "snake_case--c")]
    [TestCase("Привет non-latin 你好", "привет-non-latin-你好")]
    [TestCase("ÜBERSICHT", "übersicht")]
    [TestCase("😄 emoji", "-emoji")]
    [TestCase("⚠️ Warning", "\uFE0F-warning", TestName = "The mark that makes a sign an emoji stays, as on GitHub")]
    [TestCase("e\u0301clair", "e\u0301clair")]
    [TestCase("x² Ⅷ ٣", "x-ⅷ-٣")]
    [TestCase("- a -", "--a--")]
    [TestCase("🚀", "")]
    [TestCase("  blanks around  ", "blanks-around")]
    [TestCase("a\nb", "ab")]
    public void An_anchor_is_the_one_of_GitHub(string heading, string anchor) => Assert.That(new AnchorNames().Next(heading), Is.EqualTo(anchor));

    [Test]
    public void Repeated_texts_get_numbers_and_never_the_anchor_of_another_heading()
    {
        var names = new AnchorNames();

        Assert.That(((string[])["Foo", "foo", "Foo 1", "foo", "foo-2", "🚀", "🚀"]).Select(names.Next), Is.EqualTo(["foo", "foo-1", "foo-1-1", "foo-2", "foo-2-1", "", ""]));
    }

    [Test]
    public void The_anchors_of_blocks_are_those_of_their_Markdown()
    {
        foreach (List<WritableBlockContent> blocks in Samples.Of(BlockGen.Document, Samples.Number(300)))
        {
            // In the tags of a toggle, blanks in a row are written in another way.
            string markdown = NotionMarkdown.FromBlocks(blocks).Value;
            if (markdown.Contains('\t', StringComparison.Ordinal) || markdown.Contains('\u00A0', StringComparison.Ordinal))
                continue;

            Assert.That(AnchorsOf(NotionMarkdown.ToBlocks(markdown, new MarkdownReadOptions { Syntax = MarkdownSyntax.GitHub }).Value), Is.EqualTo(AnchorsOf(blocks)), markdown);
        }
    }

    [Test]
    public void Anchors_are_returned_by_the_ids_of_their_headings()
    {
        ContentBlock first = new(new Heading2Block("Setup")) { Id = BlockId.Parse("11111111-1111-4111-8111-111111111111") };
        ContentBlock second = new(new Heading3Block("Setup") { IsToggleable = true }) { Id = BlockId.Parse("22222222-2222-4222-8222-222222222222") };
        ContentBlock unnamed = new(new Heading3Block("🚀")) { Id = BlockId.Parse("33333333-3333-4333-8333-333333333333") };
        ContentBlock unknown = new(new Heading3Block("Setup"));

        IReadOnlyDictionary<BlockId, string> anchors = NotionMarkdown.AnchorsOf([first, new ContentBlock(new QuoteBlock("q")) { Children = [second] }, unnamed, unknown]);

        Assert.That(anchors, Is.EqualTo(new Dictionary<BlockId, string> { [first.Id!.Value] = "setup", [second.Id!.Value] = "setup-1" }));
    }

    [Test]
    public void A_resolver_gets_links_to_blocks_with_their_page()
    {
        const string url = "https://www.notion.so/acme/Page-11111111111141118111111111111111?pvs=4#22222222222242228222222222222222";
        ContentReference? seen = null;

        string kept = NotionMarkdown.FromBlocks([new ParagraphBlock(RichText.Text("x", url))]).Value;
        string relative = NotionMarkdown.FromBlocks([new ParagraphBlock(RichText.Text("x", "/11111111111141118111111111111111#22222222222242228222222222222222"))]).Value;
        string mapped = NotionMarkdown.FromBlocks([new ParagraphBlock(RichText.Text("x", url))], new MarkdownWriteOptions { ResolveLink = reference => { seen = reference; return "#there"; } }).Value;

        Assert.That(kept, Is.EqualTo($"[x]({url})\n"));
        Assert.That(relative, Is.EqualTo("[x](https://www.notion.so/11111111111141118111111111111111#22222222222242228222222222222222)\n"));
        Assert.That(mapped, Is.EqualTo("[x](#there)\n"));
        Assert.That((seen!.Kind, seen.Id, seen.PageId, seen.Title, seen.Url), Is.EqualTo((ContentReferenceKind.Block, Guid.Parse("22222222-2222-4222-8222-222222222222"), (PageId?)PageId.Parse("11111111111141118111111111111111"), "x", url)));
    }

    [Test]
    public void Headings_of_HTML_have_ids_to_which_links_of_the_document_lead()
    {
        ContentBlock heading = new(new Heading2Block("Set up \"it\"")) { Id = BlockId.Parse("22222222-2222-4222-8222-222222222222") };
        ContentBlock other = new(new Heading2Block("🚀"));
        ContentBlock link = new(new ParagraphBlock([RichText.Text("there", "https://www.notion.so/11111111111141118111111111111111#22222222222242228222222222222222"), RichText.Text("else", "https://www.notion.so/11111111111141118111111111111111#33333333333343338333333333333333")]));

        string html = NotionHtml.FromBlocks([new ContentBlock(new TableOfContentsBlock()), link, heading, other]).Value;

        Assert.That(html, Is.EqualTo(
            """
            <nav class="table_of_contents">
            <a class="level-2" href="#heading-set-up-it">Set up &quot;it&quot;</a>
            <a class="level-2" href="#heading.2">🚀</a>
            </nav>
            <p dir="auto"><a href="#heading-set-up-it">there</a><a href="https://www.notion.so/11111111111141118111111111111111#33333333333343338333333333333333">else</a></p>
            <h2 id="heading-set-up-it" dir="auto">Set up &quot;it&quot;</h2>
            <h2 id="heading.2" dir="auto">🚀</h2>

            """));
    }

    private static string[] AnchorsOf(IEnumerable<WritableBlockContent> blocks) => [.. DocumentHeadings.Of(ContentBlock.Of(blocks)).Select(heading => heading.Anchor)];
}

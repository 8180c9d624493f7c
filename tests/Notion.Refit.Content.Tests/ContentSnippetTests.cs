using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests;

/// <summary>The code of docs/content.md.</summary>
public sealed class ContentSnippetTests
{
    private readonly List<string> _written = [];

    private ContentSnippetTests Console => this;

    private void WriteLine(object? line) => _written.Add($"{line}");

    [Test]
    public void Markdown_becomes_blocks()
    {
        // snippet: content-to-blocks
        MarkdownConversion read = NotionMarkdown.ToBlocks(
            """
            # Plan

            - [x] Write the client
            - [ ] Ship it, see [the notes](notes.md)
            """);

        foreach (WritableBlockContent block in read.Value)
            Console.WriteLine(block.Type);
        foreach (ConversionNotice notice in read.Report)
            Console.WriteLine($"{notice.Severity}: {notice}");
        // end-snippet

        Assert.That(_written, Is.EqualTo(["heading_1", "to_do", "to_do", "Dropped: LinkDropped: notes.md (line 4)"]));
    }

    [Test]
    public void Blocks_become_Markdown()
    {
        // snippet: content-from-blocks
        List<WritableBlockContent> blocks =
        [
            new Heading2Block("Result"),
            new CalloutBlock("Mind the gap") { Icon = Icon.Emoji("⚠️"), Color = Color.YellowBackground },
            new ParagraphBlock(NotionMarkdown.ToRichText("It was *just* right.")),
        ];

        string gitHub = NotionMarkdown.FromBlocks(blocks).Value;
        string notion = NotionMarkdown.FromBlocks(blocks, new MarkdownWriteOptions { Profile = MarkdownProfile.NotionFlavored }).Value;
        string html = NotionHtml.FromBlocks(blocks).Value;
        // end-snippet

        Assert.That(gitHub, Is.EqualTo("## Result\n\n> [!WARNING]\n> Mind the gap\n\nIt was *just* right.\n"));
        Assert.That(notion, Does.Contain("<callout icon=\"⚠️\" color=\"yellow_bg\">"));
        Assert.That(html, Does.Contain("<aside class=\"callout notion-yellow_background\">").And.Contain("<em>just</em>"));
    }

    [Test]
    public void Addresses_are_resolved_by_the_caller()
    {
        const string markdown = "See [the notes](notes.md).\n\n![A plan](plan.png)\n";
        var uploads = new Dictionary<string, FileUploadId> { ["plan.png"] = FileUploadId.Parse("11111111-1111-4111-8111-111111111111") };

        // snippet: content-resolvers
        var options = new MarkdownReadOptions
        {
            ResolveLink = address => address == "notes.md" ? "https://www.notion.so/0123456789abcdef0123456789abcdef" : null,
            ResolveAsset = address => uploads.TryGetValue(address, out FileUploadId upload) ? FileSource.FileUpload(upload) : null,
            Strict = true,                       // what would be dropped is a ContentLossException
        };
        IReadOnlyList<WritableBlockContent> blocks = NotionMarkdown.ToBlocks(markdown, options).Value;
        // end-snippet

        Assert.That(blocks.Select(block => block.Type), Is.EqualTo(["paragraph", "image"]));
    }

    [Test]
    public void Links_to_headings_stay_in_the_document()
    {
        ContentBlock heading = new(new Heading2Block("First steps")) { Id = BlockId.Parse("22222222-2222-4222-8222-222222222222") };
        IReadOnlyList<ContentBlock> tree = [new ContentBlock(new ParagraphBlock(RichText.Text("steps", "https://www.notion.so/11111111111141118111111111111111#22222222222242228222222222222222"))), heading];

        // snippet: content-anchors
        IReadOnlyDictionary<BlockId, string> anchors = NotionMarkdown.AnchorsOf(tree);
        string text = NotionMarkdown.FromBlocks(tree, new MarkdownWriteOptions
        {
            ResolveLink = reference => reference.Kind == ContentReferenceKind.Block && anchors.TryGetValue(new BlockId(reference.Id), out string? anchor) ? $"#{anchor}" : null,
        }).Value;
        // end-snippet

        Assert.That(text, Is.EqualTo("[steps](#first-steps)\n\n## First steps\n"));
    }

    [Test]
    public void HTML_becomes_blocks()
    {
        const string page = "<article><h1>Title</h1><p>Some <b>text</b>, <a href='/more'>more</a>.</p></article>";

        // snippet: content-html
        var options = new HtmlReadOptions { BaseUri = new Uri("https://example.com/blog/") };
        IReadOnlyList<WritableBlockContent> blocks = NotionHtml.ToBlocks(page, options).Value;
        // end-snippet

        Assert.That(NotionMarkdown.FromBlocks(blocks).Value, Is.EqualTo("# Title\n\nSome **text**, [more](https://example.com/more).\n"));
    }
}

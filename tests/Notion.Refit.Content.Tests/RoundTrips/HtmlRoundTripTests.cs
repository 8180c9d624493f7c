using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.RoundTrips;

public sealed class HtmlRoundTripTests
{
    private const int Documents = 1000;

    [Test]
    public void Blocks_come_back_from_HTML_as_they_were()
    {
        foreach (List<WritableBlockContent> blocks in Samples.Of(BlockGen.Document, Documents))
        {
            Conversion<string> html = NotionHtml.FromBlocks(blocks);
            if (html.Report.Any(notice => notice.Kind == ConversionNoticeKind.ChildrenMoved))
                continue;

            Assert.That(Describe(NotionHtml.ToBlocks(html.Value).Value), Is.EqualTo(Describe(Expected(blocks))), html.Value);
        }
    }

    [Test]
    public void Colours_and_indents_come_back_from_HTML()
    {
        List<WritableBlockContent> blocks =
        [
            new ParagraphBlock([RichText.Text("a", annotations: new Annotations { Color = Color.Red }), "b", RichText.Text("c", annotations: new Annotations { Color = Color.BlueBackground, Bold = true })]) { Color = Color.GreenBackground, Children = [new ParagraphBlock("inside")] },
            new BulletedListItemBlock("x") { Color = Color.Red },
            new CalloutBlock("Mind the gap") { Icon = new EmojiIcon("🎯"), Color = Color.GrayBackground, Children = [new DividerBlock()] },
            new ColumnListBlock([new ColumnBlock([new ParagraphBlock("left")]), new ColumnBlock([new ParagraphBlock("right")])]),
            new TableBlock(2, [new TableRowBlock(["a", "b"]), new TableRowBlock(["c", "d"])]) { HasColumnHeader = true, HasRowHeader = true },
            new BookmarkBlock { Url = "https://example.com", Caption = "A page" },
        ];

        Conversion<string> html = NotionHtml.FromBlocks(blocks);

        Assert.That(html.Report, Is.Empty);
        Assert.That(Describe(NotionHtml.ToBlocks(html.Value).Value), Is.EqualTo(Describe(blocks)), html.Value);
    }

    private static string Describe(IEnumerable<WritableBlockContent> blocks) =>
        BlockDescription.Of(blocks).Replace("\\u00A0", " ", StringComparison.Ordinal).Replace("\\t", " ", StringComparison.Ordinal);

    // Blocks without text are not shown, nor read.
    private static IEnumerable<WritableBlockContent> Expected(IEnumerable<WritableBlockContent> blocks) => blocks
        .Where(block => !(block is ParagraphBlock { RichText: var text } && text.All(piece => piece.ToPlainText().Length == 0)))
        .Where(block => !(BlockKindsOf(block) is { } heading && heading.All(piece => piece.ToPlainText().Length == 0)))
        .Select(block => BlockChildren.With(block, [.. Expected(BlockChildren.Of(block))]));

    private static RichTextList? BlockKindsOf(WritableBlockContent block) => block switch
    {
        Heading1Block b => b.RichText,
        Heading4Block b => b.RichText,
        _ => null,
    };
}

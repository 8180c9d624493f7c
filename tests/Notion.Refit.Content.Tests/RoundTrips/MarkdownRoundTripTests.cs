using CsCheck;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.RoundTrips;

public sealed class MarkdownRoundTripTests
{
    private const int Documents = 2000;

    private static readonly MarkdownReadOptions s_gitHub = new() { Syntax = MarkdownSyntax.GitHub };

    [Test]
    public void Blocks_come_back_from_GitHub_Markdown_as_they_were()
    {
        foreach (List<WritableBlockContent> blocks in Samples.Of(BlockGen.Document, Documents))
        {
            string markdown = NotionMarkdown.FromBlocks(blocks).Value;

            Assert.That(Describe(NotionMarkdown.ToBlocks(markdown, s_gitHub).Value), Is.EqualTo(Describe(Expected(blocks))), markdown);
        }
    }

    [Test]
    public void Blocks_come_back_from_Notions_Markdown_as_they_were()
    {
        foreach (List<WritableBlockContent> blocks in Samples.Of(BlockGen.Document, Documents))
        {
            string markdown = NotionMarkdown.FromBlocks(blocks, new MarkdownWriteOptions { Profile = MarkdownProfile.NotionFlavored }).Value;
            MarkdownConversion back = NotionMarkdown.ToBlocks(markdown, new MarkdownReadOptions { Syntax = MarkdownSyntax.NotionFlavored });
            string again = NotionMarkdown.FromBlocks(back.Value, new MarkdownWriteOptions { Profile = MarkdownProfile.NotionFlavored }).Value;

            Assert.That(again, Is.EqualTo(markdown));
        }
    }

    [Test]
    public void Markdown_is_stable_after_one_turn()
    {
        foreach (string markdown in Samples.Of(BlockGen.Words.List[1, 6].Select(words => string.Join('\n', words)), Documents))
        {
            string once = Turn(markdown);

            Assert.That(Turn(once), Is.EqualTo(once), markdown);
        }
    }

    private static string Turn(string markdown) => NotionMarkdown.FromBlocks(NotionMarkdown.ToBlocks(markdown, s_gitHub).Value).Value;

    // HTML has no other sign for a blank at the edge of a summary.
    private static string Describe(IEnumerable<WritableBlockContent> blocks) =>
        BlockDescription.Of(blocks).Replace("\\u00A0", " ", StringComparison.Ordinal).Replace("\\t", " ", StringComparison.Ordinal);

    // Blocks without text and children are left out, which is reported; blanks at the ends of marks lose their marks.
    private static IEnumerable<WritableBlockContent> Expected(IEnumerable<WritableBlockContent> blocks) => blocks
        .Where(block => !(block is ParagraphBlock { RichText: var text } && text.All(piece => piece.ToPlainText().Length == 0)))
        .Select(block => (WritableBlockContent)BlockTextMap.Of(BlockChildren.With(block, [.. Expected(BlockChildren.Of(block))]), text => Spaced(text, block)));

    private static RichTextList Spaced(RichTextList text, WritableBlockContent block) => block is CodeBlock or ToggleBlock or Heading2Block ? text : ExpectedText.Of(text);
}

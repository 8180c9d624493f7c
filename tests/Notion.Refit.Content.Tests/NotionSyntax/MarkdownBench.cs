using System.Text;
using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.NotionSyntax;

/// <summary>What tests of the two syntaxes need: trees of blocks, and a way to tell whether two are the same.</summary>
internal static class MarkdownBench
{
    public const string PageId = "11111111-1111-4111-8111-111111111111";
    public const string App = "https://app.notion.com/p/";

    public const string DatabaseId = "22222222-2222-4222-8222-222222222222";

    public static MarkdownAddresses Addresses { get; } = new(App, Guid.Parse(PageId));

    public static IMarkdownDirectory Directory { get; } = new TestDirectory();

    /// <summary>A block as a client would send it, with its children.</summary>
    public static MarkdownBlock Tree(WritableBlockContent content) => new()
    {
        Content = BlockTextMap.Of(Alone(content), text => NormalText.Of(WithoutLabels(text))),
        Children = [.. BlockChildren.Of(content).Select(Tree)],
    };

    // The server gives every callout an icon.
    private static WritableBlockContent Alone(WritableBlockContent content)
    {
        WritableBlockContent alone = BlockChildren.Of(content).Count == 0 ? content : BlockChildren.With(content, []);
        return alone is CalloutBlock { Icon: null } callout ? callout with { Icon = new EmojiIcon("💡") } : alone;
    }

    // What a mention shows is not in a document that was read.
    private static RichTextList WithoutLabels(RichTextList text) => [.. text.Select(piece => piece.Content is MentionContent ? piece with { PlainText = null } : piece)];

    /// <summary>Blocks as text in which nothing that matters is left out.</summary>
    public static string Describe(IEnumerable<MarkdownBlock> blocks)
    {
        var text = new StringBuilder();
        Describe(blocks, text, depth: 0);
        return text.ToString();
    }

    public static RichText Piece(string text, bool bold = false, bool italic = false, bool strike = false, bool underline = false, bool code = false, string color = "default", string? link = null) =>
        RichText.Text(text, link, new Annotations { Bold = bold, Italic = italic, Strikethrough = strike, Underline = underline, Code = code, Color = new Color(color) });

    private static void Describe(IEnumerable<MarkdownBlock> blocks, StringBuilder text, int depth)
    {
        foreach (MarkdownBlock block in blocks)
        {
            text.Append(' ', depth * 2);
            text.Append(block.Content switch
            {
                WritableBlockContent content => BlockDescription.Of(content),
                { } content => content.ToString(),
                null => $"unknown {block.Alternative}",
            });
            if (block.Id is { } id)
                text.Append(' ').Append(id);
            text.Append('\n');
            Describe(block.Children, text, depth + 1);
        }
    }

    private sealed class TestDirectory : IMarkdownDirectory
    {
        public CustomEmojiIcon? FindEmoji(string name) => name == "party" ? new CustomEmojiIcon(new CustomEmojiId(Guid.Parse(PageId))) { Name = "party", Url = "https://example.com/p.png" } : null;

        public bool TryReadAddress(string? address, out Guid id) => MarkdownAddresses.TryRead(address, out id);

        public NotionDate? Complete(NotionDate date) => date;

        public void RejectTranscript() => throw new AssertionException("There is a transcript.");

        public Guid? FindDatabase(Guid dataSource) => dataSource == Guid.Parse(PageId) ? Guid.Parse(DatabaseId) : null;
    }
}

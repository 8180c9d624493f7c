using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Models;
using static Notion.Refit.Content.Tests.NotionSyntax.MarkdownBench;

namespace Notion.Refit.Content.Tests.NotionSyntax;

/// <summary>Makes up documents: the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="hasEdgeBlanks">Whether styled text may begin or end with a blank, which the first syntax cannot tell.</param>
internal sealed class MarkdownTreeSource(int seed, bool hasEdgeBlanks)
{
    private static readonly string[] Words =
    [
        "word", "Two words", "snake_case", "_x_", "__init__", "*star*", "**", "a*b", "~~", "`tick`", "``", "$5", "$x$", "[link](x)", "]", "<b>", "</span>", "<br>", "{color=\"red\"}",
        "a|b", "^", "\\", "# head", "- item", "+ plus", "1. one", "2) two", "> quote", "---", "```", "$$", "![x](y)", ":party:", "::: x", "<callout>", "</callout>", "|---|", "- [ ] do",
        "ünïcödé", "日本語", "🎉", "line\nbreak", "a & b &amp; c", "&lt;", "'\"", "(1)", "!", "100%", "e = mc^2", "http://example.com", "...", "=", "===", "* a", "\ttab", "a\t", "\n", "[x]", "[^1]",
        "www.example.com", "me@example.com", "a  b", "x \\", "<!-- -->", "&#9;", "~", "[ ]", "<https://a.b>",
    ];

    private static readonly Color[] Colors = [Color.Default, Color.Default, Color.Default, Color.Blue, Color.RedBackground, Color.Gray];

    private readonly Random _random = new(seed);

    public IReadOnlyList<MarkdownBlock> Document() => [.. Blocks(depth: 0).Select(Tree)];

    private List<WritableBlockContent> Blocks(int depth, int most = 5)
    {
        var blocks = new List<WritableBlockContent>();
        for (int i = _random.Next(depth == 0 ? 1 : 0, most); i > 0; i--)
            blocks.Add(Block(depth));
        return blocks;
    }

    private WritableBlockContent Block(int depth)
    {
        bool isDeep = depth >= 3;
        return _random.Next(24) switch
        {
            0 => new Heading1Block(Text()) { Color = Shade() },
            1 => new Heading2Block(Text()) { IsToggleable = true, Color = Shade(), Children = Children(depth) },
            2 => new Heading4Block(Text()),
            3 or 4 => new BulletedListItemBlock(Text()) { Color = Shade(), Children = Children(depth) },
            5 or 6 => new NumberedListItemBlock(Text()) { Color = Shade(), Children = Children(depth) },
            7 => new ToDoBlock(Text()) { Checked = Chance(), Color = Shade(), Children = Children(depth) },
            8 => new QuoteBlock(Text()) { Color = Shade(), Children = Children(depth) },
            9 => new ToggleBlock(Text()) { Color = Shade(), Children = Children(depth) },
            10 => new CalloutBlock(Text()) { Color = Shade(), Icon = Icon(), Children = Children(depth) },
            11 => new CodeBlock(string.Join('\n', Pick(), Pick(), "", "  " + Pick()), Chance() ? CodeLanguage.Python : CodeLanguage.PlainText),
            12 => new EquationBlock(Pick().Replace("\n", " ", StringComparison.Ordinal).Replace("$$", "y", StringComparison.Ordinal).Trim()),
            13 => new DividerBlock(),
            14 => new TableBlock(2, [Row(), Row()]) { HasColumnHeader = Chance(), HasRowHeader = Chance() },
            15 when !isDeep => new ColumnListBlock([new ColumnBlock(Blocks(depth + 1)) { WidthRatio = 0.25 }, new ColumnBlock(Blocks(depth + 1))]),
            16 when !isDeep => new TabBlock([new ParagraphBlock(Text()) { Icon = Chance() ? new EmojiIcon("🚀") : null, Children = Children(depth) }, new ParagraphBlock(Text())]),
            17 => new TableOfContentsBlock { Color = Shade() },
            18 when !isDeep => new SyncedBlock(null) { Children = Children(depth) },
            19 => new ImageBlock(new ExternalFile("https://example.com/a(b).png?x=1&copy=2")) { Caption = Text() },
            20 => new VideoBlock(new ExternalFile("https://example.com/\"a\".mp4")) { Caption = Text() },
            _ => new ParagraphBlock(Text()) { Color = Shade(), Children = Children(depth) },
        };
    }

    private TableRowBlock Row() => new([Text(), Text()]);

    private List<WritableBlockContent> Children(int depth) => depth < 3 && _random.Next(3) == 0 ? Blocks(depth + 1, most: 3) : [];

    private WritableIcon Icon() => _random.Next(3) switch { 0 => new EmojiIcon("💡"), 1 => new NamedIcon("document") { Color = IconColor.Blue }, _ => new ExternalIcon("https://example.com/i.png") };

    // Blanks at the edges of a block are in no syntax.
    private RichTextList Text()
    {
        var pieces = new List<RichText>();
        for (int i = _random.Next(5); i > 0; i--)
            pieces.Add(Piece());
        if (pieces.Count > 0 && pieces[0].Content is TextContent first)
            pieces[0] = Retext(pieces[0], first.Content.TrimStart());
        if (pieces.Count > 0 && pieces[^1].Content is TextContent last)
            pieces[^1] = Retext(pieces[^1], last.Content.TrimEnd());
        return RichTextList.Create([.. pieces]);
    }

    private RichText Piece()
    {
        Annotations annotations = new()
        {
            Bold = _random.Next(4) == 0,
            Italic = _random.Next(4) == 0,
            Strikethrough = _random.Next(6) == 0,
            Underline = _random.Next(6) == 0,
            Color = Shade(),
        };
        switch (_random.Next(12))
        {
            case 0:
                return RichText.Equation("x_{1}") with { Annotations = annotations };
            case 1:
                return RichText.MentionPage(new PageId(Guid.Parse(MarkdownBench.PageId))) with { Annotations = annotations, PlainText = "A [page] <x>" };
            case 2:
                return RichText.MentionDate(new NotionDate(new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 5))) with { Annotations = annotations };
            case 3:
                return RichText.MentionUser(new UserId(Guid.Parse(MarkdownBench.PageId))) with { Annotations = annotations, PlainText = "@Ada" };
            case 4:
                return RichText.Text(Pick().Replace("\n", " ", StringComparison.Ordinal), Link(), annotations with { Code = true });
            default:
                string text = hasEdgeBlanks && Chance() ? $" {Pick()} " : Pick();
                bool isStyled = annotations.Bold || annotations.Italic || annotations.Strikethrough;
                return RichText.Text(isStyled && !hasEdgeBlanks ? text.Trim() : text, Link(), annotations);
        }
    }

    private string? Link() => _random.Next(6) == 0 ? "https://example.com/a_(b)" : null;

    private static RichText Retext(RichText piece, string text) => piece with { Content = ((TextContent)piece.Content) with { Content = text } };

    private string Pick() => Words[_random.Next(Words.Length)] + (Chance() ? "" : (Chance() ? " " : "") + Words[_random.Next(Words.Length)]);

    private bool Chance() => _random.Next(2) == 0;

    private Color Shade() => Colors[_random.Next(Colors.Length)];
}

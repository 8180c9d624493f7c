using CsCheck;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.RoundTrips;

/// <summary>Generates trees of blocks that GitHub Markdown holds without loss.</summary>
internal static class BlockGen
{
    private static readonly string[] s_words =
    [
        "word", "Two words", "snake_case", "_x_", "__init__", "*star*", "**", "a*b", "~~", "~x~", "`tick`", "``", "$5", "$x$", "[link](x)", "]", "[", "<b>", "</span>", "<br>", "{color=\"red\"}",
        "a|b", "^", "\\", "# head", "- item", "+ plus", "1. one", "2) two", "> quote", "---", "```", "$$", "![x](y)", ":tada:", "::: x", "</details>", "|---|", "[ ] do", "[!NOTE]",
        "ünïcödé", "日本語", "「重要」", "🎉", "line\nbreak", "a & b &amp; c", "&lt;", "'\"", "(1)", "!", "100%", "e = mc^2", "http://example.com", "...", "=", "===", "* a", "\ttab", "[x]", "[^1]", "[a]: b",
        "www.example.com", "me@example.com", "a  b", "x \\", "<!-- -->", "&#9;", "~", "[ ]", "<https://a.b>", "1.", "-", "#", "a\n\nb", "\\\n", "mailto:a@b.c", "a`", "x.", "(y)", "a\n---", "a\n===", "| a |\n| - |",
    ];

    private static readonly string[] s_links = ["https://example.com/a_(b)", "https://example.com/a(b", "mailto:a@b.c", "https://example.com/?a=1&copy=2", "https://example.com/a\"b'c"];

    private static readonly Gen<string> s_word = OneOf(s_words);

    public static Gen<string> Words { get; } = Gen.Select(s_word, OneOf("", " ", ""), s_word, Gen.Bool, (left, between, right, isPair) => isPair ? left + between + right : left);

    private static Gen<RichText> Piece { get; } = Gen.Select(Words, Gen.Int[0, 63], Gen.Int[0, 9], OneOf(s_links), OneOf("", " "), (text, flags, kind, link, edge) =>
    {
        var annotations = new Annotations
        {
            Bold = (flags & 3) == 3,
            Italic = (flags & 12) == 12,
            Strikethrough = (flags & 7) == 5,
            Underline = (flags & 56) == 40,
        };
        return kind switch
        {
            0 => RichText.Equation("x_{1}") with { Annotations = annotations },
            1 => RichText.Text(text.Replace('\n', ' '), annotations: annotations with { Code = true }),
            2 => RichText.Text(text, link, annotations),
            3 => RichText.Text(edge + text + edge, null, annotations),
            _ => RichText.Text(text, null, annotations),
        };
    });

    public static Gen<RichTextList> Text { get; } = Piece.List[0, 4].Select(pieces => RichTextList.Create([.. pieces]));

    private static Gen<RichTextList> SomeText { get; } = Piece.List[1, 4].Select(pieces => RichTextList.Create([.. pieces]));

    public static Gen<List<WritableBlockContent>> Document { get; } = Blocks(depth: 3, isNested: false);

    private static Gen<List<WritableBlockContent>> Blocks(int depth, bool isNested) => Block(depth, isNested).List[0, depth == 3 ? 5 : 3];

    private static Gen<WritableBlockContent> Block(int depth, bool isNested)
    {
        Gen<List<WritableBlockContent>> children = depth == 0 ? Gen.Const(new List<WritableBlockContent>()) : Gen.Select(Gen.Int[0, 2], Blocks(depth - 1, isNested: true), (chance, blocks) => chance == 0 ? blocks : []);
        Gen<List<WritableBlockContent>> folded = depth == 0 ? Gen.Const(new List<WritableBlockContent>()) : Blocks(depth - 1, isNested);
        List<Gen<WritableBlockContent>> kinds =
        [
            SomeText.Select(text => (WritableBlockContent)new ParagraphBlock(text)),
            SomeText.Select(text => (WritableBlockContent)new ParagraphBlock(text)),
            Text.Select(text => (WritableBlockContent)new Heading1Block(text)),
            Text.Select(text => (WritableBlockContent)new Heading4Block(text)),
            Gen.Select(Text, children, (text, inside) => (WritableBlockContent)new BulletedListItemBlock(text) { Children = inside }),
            Gen.Select(Text, children, (text, inside) => (WritableBlockContent)new NumberedListItemBlock(text) { Children = inside }),
            Gen.Select(Text, Gen.Bool, children, (text, isDone, inside) => (WritableBlockContent)new ToDoBlock(text) { Checked = isDone, Children = inside }),
            Gen.Select(Text, children, (text, inside) => (WritableBlockContent)new QuoteBlock(text) { Children = inside }),
            Gen.Select(Text, folded, (text, inside) => (WritableBlockContent)new ToggleBlock(text) { Children = inside }),
            Gen.Select(Text, folded, (text, inside) => (WritableBlockContent)new Heading2Block(text) { IsToggleable = true, Children = inside }),
            Gen.Select(Words, Words, OneOf(CodeLanguage.Python, CodeLanguage.PlainText, CodeLanguage.CSharp), (first, second, language) => (WritableBlockContent)new CodeBlock($"{first}\n\n  {second}".Replace('\t', 'T'), language)),
            OneOf("x^2", "a\nb", "- a\n- b", "\\frac{1}{2}", "a $ b").Select(expression => (WritableBlockContent)new EquationBlock(expression)),
            Gen.Const((WritableBlockContent)new DividerBlock()),
            Gen.Select(SomeText, Text, Text, Text, Gen.Bool, (a, b, c, d, hasHeader) => (WritableBlockContent)new TableBlock(2, [new TableRowBlock([HasText(a) ? a : "x", b]), new TableRowBlock([c, d])]) { HasColumnHeader = hasHeader }),
            Text.Select(text => (WritableBlockContent)new ImageBlock(new ExternalFile("https://example.com/a(b).png?x=1&copy=2")) { Caption = text }),
        ];
        if (!isNested)
            kinds.Add(Gen.Select(Text, children, (text, inside) => (WritableBlockContent)new CalloutBlock(text) { Icon = new EmojiIcon("⚠️"), Color = Color.YellowBackground, Children = inside }));
        return Gen.OneOf([.. kinds]);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool HasText(RichTextList text) => text.ToPlainText().Trim().Length > 0;
}

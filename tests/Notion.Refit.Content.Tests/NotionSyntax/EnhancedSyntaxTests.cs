using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Enhanced;
using Notion.Refit.Content.Tests.RoundTrips;
using Notion.Refit.Models;
using static Notion.Refit.Content.Tests.NotionSyntax.MarkdownBench;

namespace Notion.Refit.Content.Tests.NotionSyntax;

public sealed class EnhancedSyntaxTests
{
    private const string Id = "33333333333343338333333333333333";

    // Each form in both directions: the text that is written for the blocks, and the blocks that are read from it.
    private static IEnumerable<TestCaseData> Pairs()
    {
        yield return Pair("Plain text", new ParagraphBlock("Plain text"));
        yield return Pair("One<br>two", new ParagraphBlock("One\ntwo"));
        yield return Pair("Blue {color=\"blue\"}\n\tInside", new ParagraphBlock("Blue") { Color = Color.Blue, Children = [new ParagraphBlock("Inside")] });
        yield return Pair("<empty-block/>", new ParagraphBlock(""));
        yield return Pair("<empty-block color=\"gray_bg\"/>", new ParagraphBlock("") { Color = Color.GrayBackground });
        yield return Pair("# One", new Heading1Block("One"));
        yield return Pair("## Two {color=\"red_bg\"}", new Heading2Block("Two") { Color = Color.RedBackground });
        yield return Pair("### Three {toggle=\"true\"}\n\tInside", new Heading3Block("Three") { IsToggleable = true, Children = [new ParagraphBlock("Inside")] });
        yield return Pair("#### Four {toggle=\"true\" color=\"pink\"}", new Heading4Block("Four") { IsToggleable = true, Color = Color.Pink });
        yield return Pair("- A\n\t- B\n\t\t- C\n- D", new BulletedListItemBlock("A") { Children = [new BulletedListItemBlock("B") { Children = [new BulletedListItemBlock("C")] }] }, new BulletedListItemBlock("D"));
        yield return Pair("- {color=\"gray\"}", new BulletedListItemBlock("") { Color = Color.Gray });
        yield return Pair("1. A\n2. B\n\t1. C\n3. D", new NumberedListItemBlock("A"), new NumberedListItemBlock("B") { Children = [new NumberedListItemBlock("C")] }, new NumberedListItemBlock("D"));
        yield return Pair("5. A\n6. B", new NumberedListItemBlock("A") { ListStartIndex = 5 }, new NumberedListItemBlock("B"));
        yield return Pair("- [ ] Open\n- [x] Done {color=\"green\"}\n\tNote", new ToDoBlock("Open"), new ToDoBlock("Done") { Checked = true, Color = Color.Green, Children = [new ParagraphBlock("Note")] });
        yield return Pair("> Quoted<br>twice {color=\"orange\"}\n\tInside", new QuoteBlock("Quoted\ntwice") { Color = Color.Orange, Children = [new ParagraphBlock("Inside")] });
        yield return Pair("<details color=\"brown\">\n<summary>More</summary>\n\tInside\n\t## Head\n</details>", new ToggleBlock("More") { Color = Color.Brown, Children = [new ParagraphBlock("Inside"), new Heading2Block("Head")] });
        yield return Pair("<callout icon=\"🎯\" color=\"blue_bg\">\n\tShip **it**\n\t- One\n</callout>", new CalloutBlock(["Ship ", Piece("it", bold: true)]) { Icon = new EmojiIcon("🎯"), Color = Color.BlueBackground, Children = [new BulletedListItemBlock("One")] });
        yield return Pair("<callout icon=\"icons/document_red\">\n\t## Head\n</callout>", new CalloutBlock("") { Icon = new NamedIcon("document") { Color = IconColor.Red }, Children = [new Heading2Block("Head")] });
        yield return Pair("<callout icon=\"💡\">\n\t<empty-block/>\n\tText\n</callout>", new CalloutBlock("") { Children = [new ParagraphBlock("Text")] });
        yield return Pair("```c#\nvar x = 1; // *not* <b>\n\n\treturn;\n```", new CodeBlock("var x = 1; // *not* <b>\n\n\treturn;", CodeLanguage.CSharp));
        yield return Pair("````markdown\n```\ncode\n```\n````", new CodeBlock("```\ncode\n```", CodeLanguage.Markdown));
        yield return Pair("- A\n\t```plain text\n\tx\n\t\ty\n\t```", new BulletedListItemBlock("A") { Children = [new CodeBlock("x\n\ty", CodeLanguage.PlainText)] });
        yield return Pair("$$\ne = mc^2\n$$", new EquationBlock("e = mc^2"));
        yield return Pair("---", new DividerBlock());
        yield return Pair("<table header-row=\"true\">\n\t<tr>\n\t\t<td>A</td>\n\t\t<td>**B**</td>\n\t</tr>\n\t<tr>\n\t\t<td>a\\|b<br>c</td>\n\t\t<td></td>\n\t</tr>\n</table>", new TableBlock(2, [new TableRowBlock(["A", Piece("B", bold: true)]), new TableRowBlock(["a|b\nc", ""])]) { HasColumnHeader = true });
        yield return Pair("<columns>\n\t<column ratio=\"62.5\">\n\t\tLeft\n\t</column>\n\t<column>\n\t\t# Right\n\t</column>\n</columns>", new ColumnListBlock([new ColumnBlock([new ParagraphBlock("Left")]) { WidthRatio = 0.625 }, new ColumnBlock([new Heading1Block("Right")])]));
        yield return Pair("<tabs>\n\t<tab icon=\"🚀\">\n\t\tFirst\n\t\tInside\n\t</tab>\n\t<tab>\n\t\tSecond\n\t</tab>\n</tabs>", new TabBlock([new ParagraphBlock("First") { Icon = new EmojiIcon("🚀"), Children = [new ParagraphBlock("Inside")] }, new ParagraphBlock("Second")]));
        yield return Pair("<table_of_contents color=\"gray\"/>", new TableOfContentsBlock { Color = Color.Gray });
        yield return Pair("<synced_block>\n\tShared\n</synced_block>", new SyncedBlock(null) { Children = [new ParagraphBlock("Shared")] });
        yield return Pair($"<synced_block_reference url=\"{App}{Plain(MarkdownBench.PageId)}#{Id}\">\n</synced_block_reference>", new SyncedBlock(new SyncedBlockSource(new BlockId(Guid.Parse(Id)))));
        yield return Pair("![A *cat*](https://example.com/a_\\(1\\).png)", new ImageBlock(new ExternalFile("https://example.com/a_(1).png")) { Caption = ["A ", Piece("cat", italic: true)] });
        yield return Pair("<video src=\"https://example.com/a.mp4?x=1&y=2\">See</video>", new VideoBlock(new ExternalFile("https://example.com/a.mp4?x=1&y=2")) { Caption = "See" });
        yield return Pair("<audio src=\"https://example.com/a.mp3\"></audio>", new AudioBlock(new ExternalFile("https://example.com/a.mp3")));
        yield return Pair("<pdf src=\"https://example.com/a.pdf\"></pdf>", new PdfBlock(new ExternalFile("https://example.com/a.pdf")));
        yield return Pair("<file src=\"https://example.com/a.txt\">Text</file>", new FileBlock(new ExternalFile("https://example.com/a.txt")) { Caption = "Text" });
        yield return Pair("\\# no heading", new ParagraphBlock("# no heading"));
        yield return Pair("\\- no item", new ParagraphBlock("- no item"));
        yield return Pair("1\\. no item", new ParagraphBlock("1. no item"));
        yield return Pair("\\> no quote", new ParagraphBlock("> no quote"));
        yield return Pair("- \\# no heading", new BulletedListItemBlock("# no heading"));
        yield return Pair("\\-\\-\\-".Replace("\\-\\-\\-", "\\---", StringComparison.Ordinal), new ParagraphBlock("---"));
    }

    private static IEnumerable<TestCaseData> Texts()
    {
        yield return Text("**bold** *italic* ~~gone~~ `code`", [Piece("bold", bold: true), " ", Piece("italic", italic: true), " ", Piece("gone", strike: true), " ", Piece("code", code: true)]);
        yield return Text("***both** italic*", [Piece("both", bold: true, italic: true), Piece(" italic", italic: true)], isOneWay: true);
        yield return Text("**a***b*", [Piece("a", bold: true), Piece("b", italic: true)]);
        yield return Text("*a**b*c**", [Piece("a", italic: true), Piece("b", bold: true, italic: true), Piece("c", bold: true)]);
        yield return Text("**a!**b", [Piece("a!", bold: true), "b"]);
        yield return Text("**~~x~~**", [Piece("x", bold: true, strike: true)]);
        yield return Text("<span color=\"red\">r</span><span color=\"blue_bg\" underline=\"true\">**b**</span>", [Piece("r", color: "red"), Piece("b", bold: true, underline: true, color: "blue_background")]);
        yield return Text("<span underline=\"true\">u</span>", [Piece("u", underline: true)]);
        yield return Text("[a **b**](https://example.com/x_\\(y\\)) c", [Piece("a ", link: "https://example.com/x_(y)"), Piece("b", bold: true, link: "https://example.com/x_(y)"), " c"]);
        yield return Text("[`x`](https://example.com)", [Piece("x", code: true, link: "https://example.com")]);
        yield return Text("``a ` b``", [Piece("a ` b", code: true)]);
        yield return Text("`` `a` ``", [Piece("`a`", code: true)]);
        yield return Text("$`x^2`$ is **$`y`$**", [RichText.Equation("x^2"), " is ", RichText.Equation("y") with { Annotations = new Annotations { Bold = true } }]);
        yield return Text("$a`\\$b$", RichText.Equation("a`$b"));
        yield return Text(@"\\ \* \~ \` \$ \[ \] \< \> \{ \} \| \^", @"\ * ~ ` $ [ ] < > { } | ^");
        yield return Text(@"snake_case \_x\_ 5 - 3 # !", "snake_case _x_ 5 - 3 # !");
        yield return Text("<mention-user url=\"user://33333333-3333-4333-8333-333333333333\"/>", RichText.MentionUser(new UserId(Guid.Parse(Id))));
        yield return Text($"<mention-page url=\"{App}{Id}\"/>", RichText.MentionPage(new PageId(Guid.Parse(Id))));
        yield return Text($"<mention-database url=\"{App}{Id}\"/>", RichText.MentionDatabase(new DatabaseId(Guid.Parse(Id))));
        yield return Text("<mention-date start=\"2026-01-05\"/>", RichText.MentionDate(new DateOnly(2026, 1, 5)));
        yield return Text("<mention-date start=\"2026-01-05\" end=\"2026-01-07\"/>", RichText.MentionDate(new NotionDate(new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 7))));
        yield return Text("<mention-date start=\"2026-01-05\" startTime=\"09:30\" timeZone=\"UTC\"/>", RichText.MentionDate(new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero)));
        yield return Text(
            "<mention-date start=\"2026-01-05\" startTime=\"09:30\" end=\"2026-01-05\" endTime=\"10:00\" timeZone=\"Etc/GMT-2\"/>",
            RichText.MentionDate(new NotionDate(new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(2)))));
    }

    [TestCaseSource(nameof(Pairs))]
    public void Blocks_are_written(string markdown, WritableBlockContent[] blocks) =>
        Assert.That(Write([.. blocks.Select(Tree)]), Is.EqualTo(markdown));

    [TestCaseSource(nameof(Pairs))]
    public void Blocks_are_read(string markdown, WritableBlockContent[] blocks) =>
        Assert.That(Describe(Read(markdown)), Is.EqualTo(Describe(blocks.Select(Tree))));

    [TestCaseSource(nameof(Texts))]
    public void Text_is_read(string markdown, RichTextList text, bool isOneWay) =>
        Assert.That(Describe(Read(markdown)), Is.EqualTo(Describe([Tree(new ParagraphBlock(text))])));

    [TestCaseSource(nameof(Texts))]
    public void Text_is_written(string markdown, RichTextList text, bool isOneWay)
    {
        if (!isOneWay)
            Assert.That(Write([Tree(new ParagraphBlock(text))]), Is.EqualTo(markdown));
    }

    // What people and other tools write beside the form that is written.
    [TestCase("__bold__ and _it_", "**bold** and *it*")]
    [TestCase("2 * 3 * 4 and 5*", "2 \\* 3 \\* 4 and 5\\*")]
    [TestCase("$5 and $6", "\\$5 and \\$6")]
    [TestCase("$a+b$", "$`a+b`$")]
    [TestCase("<https://example.com>", "[https://example.com](https://example.com)")]
    [TestCase("<u>x</u>", "<span underline=\"true\">x</span>")]
    [TestCase("<b>x</b> </div>", "\\<b\\>x\\</b\\> \\</div\\>")]
    [TestCase(":party: :unknown: 10:30:45", ":party: \\:unknown: 10:30:45")]
    [TestCase("[x](https://example.com \"Title\")", "[x](https://example.com)")]
    [TestCase("<mention-user url=\"user://33333333333343338333333333333333\">Ada</mention-user>", "<mention-user url=\"user://33333333-3333-4333-8333-333333333333\"/>")]
    [TestCase("<mention-data-source url=\"collection://" + MarkdownBench.PageId + "\">Tasks</mention-data-source>", "<mention-database url=\"" + App + "22222222222242228222222222222222\"/>")]
    [TestCase("A\n\n\nB\r\nC", "A\nB\nC")]
    [TestCase("* A\n  * B\n+ C", "- A\n\t- B\n- C")]
    [TestCase("- A\n    text", "- A\n\ttext")]
    [TestCase("7) A", "7. A")]
    [TestCase("###### Deep", "#### Deep")]
    [TestCase("#hashtag", "\\#hashtag")]
    [TestCase("# Head\n\tBeside", "# Head\nBeside")]
    [TestCase("> A\n> B", "> A\n> B")]
    [TestCase("- # Head", "-\n\t# Head")]
    [TestCase("***", "---")]
    [TestCase("~~~js\nx\n~~~", "```javascript\nx\n```")]
    [TestCase("```nonsense\nx\n```", "```plain text\nx\n```")]
    [TestCase("```\nopen", "```plain text\nopen\n```")]
    [TestCase("\t\t```\nnot indented\n\t\t```", "```plain text\nnot indented\n```")]
    [TestCase("| A | B |\n|---|:-:|\n| a\\|b | **c** |", "<table header-row=\"true\">\n\t<tr>\n\t\t<td>A</td>\n\t\t<td>B</td>\n\t</tr>\n\t<tr>\n\t\t<td>a\\|b</td>\n\t\t<td>**c**</td>\n\t</tr>\n</table>")]
    [TestCase("<table><tr><td color=\"red\">A</td></tr><tr><th>B</th><th>C</th></tr></table>", "<table>\n\t<tr>\n\t\t<td>A</td>\n\t\t<td></td>\n\t</tr>\n\t<tr>\n\t\t<td>B</td>\n\t\t<td>C</td>\n\t</tr>\n</table>")]
    [TestCase("<details><summary>A</summary>\n\tIn\nOut\n</details>\nAfter", "<details>\n<summary>A</summary>\n\tIn\n</details>\nOut\nAfter")]
    [TestCase("<callout icon=\"💡\">Text</callout>", "<callout icon=\"💡\">\n\tText\n</callout>")]
    [TestCase("<callout icon=\"💡\">\nText\n- A\n</callout>", "<callout icon=\"💡\">\n\tText\n\t- A\n</callout>")]
    [TestCase("::: callout {icon=\"🎯\" color=\"blue\"}\nText\n:::\nAfter", "<callout icon=\"🎯\" color=\"blue\">\n\tText\n</callout>\nAfter")]
    [TestCase("<columns>\n\t<column>Left</column>\n\t<column>Right</column>\n</columns>", "<columns>\n\t<column>\n\t\tLeft\n\t</column>\n\t<column>\n\t\tRight\n\t</column>\n</columns>")]
    [TestCase("<tabs>\n  <tab icon=\"icons/document_gray\">\n    Title\n    Text\n  </tab>\n</tabs>", "<tabs>\n\t<tab icon=\"icons/document_gray\">\n\t\tTitle\n\t\tText\n\t</tab>\n</tabs>")]
    [TestCase("<div>literal</div>", "\\<div\\>literal\\</div\\>")]
    [TestCase("Use {braces} and {color=\"blue\"", "Use \\{braces\\} and \\{color=\"blue\"")]
    [TestCase("Odd {color=\"nonsense\"}", "Odd")]
    [TestCase("x{color=\"blue\"}", "x {color=\"blue\"}")]
    [TestCase("## x**y**{color=\"red_bg\"}", "## x**y** {color=\"red_bg\"}")]
    [TestCase("x \\{color=\"blue\"}", "x \\{color=\"blue\"\\}")]
    [TestCase("x \\\\{color=\"blue\"}", "x \\\\ {color=\"blue\"}")]
    [TestCase("[^https://example.com/a]", "[https://example.com/a](https://example.com/a)")]
    public void Other_forms_are_read_as_well(string given, string written) => Assert.That(Write(Read(given)), Is.EqualTo(written));

    [TestCase("Hello <mention-page url=\"https://example.com\"/>", "Hello \\<mention-page url=\"https://example.com\"/\\>")]
    [TestCase("<synced_block_reference url=\"x\">\n\tText\n</synced_block_reference>", "Text")]
    public void A_reference_with_an_address_outside_of_Notion_is_text(string given, string written) => Assert.That(Write(Read(given)), Is.EqualTo(written));

    [Test]
    public void Things_of_the_workspace_are_known_by_their_addresses()
    {
        MarkdownBlock[] blocks =
        [
            new() { Content = new ChildPageBlock { Title = "A [page]" }, Id = Guid.Parse(Id) },
            new() { Content = new ChildDatabaseBlock { Title = "Tasks" }, Id = Guid.Parse(Id), Database = new DatabaseFacts(true, "🚀", $"collection://{MarkdownBench.PageId}") },
            new() { Content = new SyncedBlock(null), Id = Guid.Parse(Id) },
            new() { Content = null, Id = Guid.Parse(Id), Alternative = "bookmark" },
        ];

        string markdown = Write(blocks);

        Assert.That(markdown, Is.EqualTo(
            $"""
            <page url="{App}{Id}">A \[page\]</page>
            <database url="{App}{Id}" inline="true" icon="🚀" data-source-url="collection://{MarkdownBench.PageId}">Tasks</database>
            <synced_block url="{App}{Plain(MarkdownBench.PageId)}#{Id}">
            </synced_block>
            <unknown url="{App}{Plain(MarkdownBench.PageId)}#{Id}" alt="bookmark"/>
            """));
        Assert.That(Describe(Read(markdown)), Is.EqualTo(Describe(blocks)));
    }

    [Test]
    public void The_places_of_blocks_are_known()
    {
        MarkdownText text = EnhancedSyntax.Instance.Write([Tree(new BulletedListItemBlock("A") { Children = [new ParagraphBlock("B")] }), Tree(new ParagraphBlock("C"))], Addresses);

        Assert.That(text.Spans.Select(span => text.Text[span.Start..span.End]), Is.EqualTo(new[] { "- A\n\tB", "B", "C" }));
    }

    // In full as long as a request may be; a pair of nested loops over a quarter of it would take minutes too.
    [Test]
    public void No_input_takes_long(
        [Values("[", "`", "$`", "*a", "<span color=\"red\">", "<callout>", "<details>\n", "- ", "\\", "{", "|", "~~", "> ", "_x ", "<td>", "![", "[^", ":a", "<a b=\"", "- a\n\t", "a\n")] string part) =>
        Assert.That(() => Write(Read(string.Concat(Enumerable.Repeat(part, Samples.Length(400_000) / part.Length)))), Throws.Nothing);

    private static string Plain(string id) => id.Replace("-", "", StringComparison.Ordinal);

    private static string Write(IReadOnlyList<MarkdownBlock> blocks) => EnhancedSyntax.Instance.Write(blocks, Addresses).Text;

    private static IReadOnlyList<MarkdownBlock> Read(string markdown) => EnhancedSyntax.Instance.Read(markdown, MarkdownBench.Directory);

    private static TestCaseData Pair(string markdown, params WritableBlockContent[] blocks) => new TestCaseData(markdown, blocks).SetArgDisplayNames(markdown);

    private static TestCaseData Text(string markdown, RichTextList text, bool isOneWay = false) => new TestCaseData(markdown, text, isOneWay).SetArgDisplayNames(markdown);
}

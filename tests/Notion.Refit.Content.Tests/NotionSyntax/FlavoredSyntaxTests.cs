using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Flavored;
using Notion.Refit.Content.Tests.RoundTrips;
using Notion.Refit.Models;
using static Notion.Refit.Content.Tests.NotionSyntax.MarkdownBench;

namespace Notion.Refit.Content.Tests.NotionSyntax;

public sealed class FlavoredSyntaxTests
{
    private const int Documents = 300;
    private const string Id = "33333333333343338333333333333333";

    // Each form in both directions.
    private static IEnumerable<TestCaseData> Pairs()
    {
        yield return Pair("One\n\nTwo", new ParagraphBlock("One"), new ParagraphBlock("Two"));
        yield return Pair("One\\\ntwo", new ParagraphBlock("One\ntwo"));
        yield return Pair("<p />", new ParagraphBlock(""));
        yield return Pair("<p color=\"blue\">\nBlue\n\nInside\n</p>", new ParagraphBlock("Blue") { Color = Color.Blue, Children = [new ParagraphBlock("Inside")] });
        yield return Pair("# One\n\n## Two", new Heading1Block("One"), new Heading2Block("Two"));
        yield return Pair("<h2 color=\"red_bg\">\nTwo\n</h2>", new Heading2Block("Two") { Color = Color.RedBackground });
        yield return Pair("<toggle heading=\"h3\" color=\"pink\">\nThree\n\nInside\n</toggle>", new Heading3Block("Three") { IsToggleable = true, Color = Color.Pink, Children = [new ParagraphBlock("Inside")] });
        yield return Pair("- A\n\t- B\n\t\t1. C\n- D", new BulletedListItemBlock("A") { Children = [new BulletedListItemBlock("B") { Children = [new NumberedListItemBlock("C")] }] }, new BulletedListItemBlock("D"));
        yield return Pair("5. A\n6. B", new NumberedListItemBlock("A") { ListStartIndex = 5 }, new NumberedListItemBlock("B"));
        yield return Pair("<ul>\n<li color=\"gray\">\nA\n\nInside\n</li>\n<li>\nB\n</li>\n</ul>", new BulletedListItemBlock("A") { Color = Color.Gray, Children = [new ParagraphBlock("Inside")] }, new BulletedListItemBlock("B"));
        yield return Pair("<ol type=\"a\">\n<li>\nA\n</li>\n</ol>", new NumberedListItemBlock("A") { ListFormat = ListNumberFormat.Letters });
        yield return Pair("- [ ] Open\n- [x] Done", new ToDoBlock("Open"), new ToDoBlock("Done") { Checked = true });
        yield return Pair("<todo checked=\"true\" color=\"green\">\nDone\n\nNote\n</todo>", new ToDoBlock("Done") { Checked = true, Color = Color.Green, Children = [new ParagraphBlock("Note")] });
        yield return Pair("> Quoted", new QuoteBlock("Quoted"));
        yield return Pair("<quote color=\"purple_bg\">\nTitle text\n\n- child bullet\n\n<callout icon=\"💡\" color=\"yellow_bg\">\nCallout body child\n</callout>\n</quote>", new QuoteBlock("Title text") { Color = Color.PurpleBackground, Children = [new BulletedListItemBlock("child bullet"), new CalloutBlock("Callout body child") { Icon = new EmojiIcon("💡"), Color = Color.YellowBackground }] });
        yield return Pair("<toggle>\nMore\n\nInside\n</toggle>", new ToggleBlock("More") { Children = [new ParagraphBlock("Inside")] });
        yield return Pair("<callout icon=\"🎯\">\n<p />\n\nText\n</callout>", new CalloutBlock("") { Icon = new EmojiIcon("🎯"), Children = [new ParagraphBlock("Text")] });
        yield return Pair("````markdown\n```\n\ncode\n```\n````", new CodeBlock("```\n\ncode\n```", CodeLanguage.Markdown));
        yield return Pair("$$\ne = mc^2\n$$", new EquationBlock("e = mc^2"));
        yield return Pair("---", new DividerBlock());
        yield return Pair("| A | B |\n| --- | --- |\n| a\\|b | **c** |", new TableBlock(2, [new TableRowBlock(["A", "B"]), new TableRowBlock(["a|b", Piece("c", bold: true)])]) { HasColumnHeader = true });
        yield return Pair("<table header-column=\"true\">\n<tr>\n<td>A</td>\n<td>b<br />c</td>\n</tr>\n</table>", new TableBlock(2, [new TableRowBlock(["A", "b\nc"])]) { HasRowHeader = true });
        yield return Pair("<columns>\n<column ratio=\"50\">\nLeft\n\n# Head\n</column>\n<column>\nRight\n</column>\n</columns>", new ColumnListBlock([new ColumnBlock([new ParagraphBlock("Left"), new Heading1Block("Head")]) { WidthRatio = 0.5 }, new ColumnBlock([new ParagraphBlock("Right")])]));
        yield return Pair("<tabs>\n<tab icon=\"🚀\">\nFirst\n\nInside\n</tab>\n<tab>\nSecond\n</tab>\n</tabs>", new TabBlock([new ParagraphBlock("First") { Icon = new EmojiIcon("🚀"), Children = [new ParagraphBlock("Inside")] }, new ParagraphBlock("Second")]));
        yield return Pair("<table-of-contents color=\"gray\" />", new TableOfContentsBlock { Color = Color.Gray });
        yield return Pair("<synced-block>\nShared\n</synced-block>", new SyncedBlock(null) { Children = [new ParagraphBlock("Shared")] });
        yield return Pair("![A *cat*](https://example.com/a.png)", new ImageBlock(new ExternalFile("https://example.com/a.png")) { Caption = ["A ", Piece("cat", italic: true)] });
        yield return Pair("<video source=\"https://example.com/a.mp4\">See</video>", new VideoBlock(new ExternalFile("https://example.com/a.mp4")) { Caption = "See" });
        yield return Pair("<file source=\"https://example.com/a.txt\" />", new FileBlock(new ExternalFile("https://example.com/a.txt")));
        yield return Pair("<bookmark source=\"https://example.com\">Look</bookmark>", new BookmarkBlock("https://example.com") { Caption = "Look" });
        yield return Pair("<embed source=\"https://example.com\" />", new EmbedBlock { Url = "https://example.com" });
        yield return Pair("**bold** *italic* ~~gone~~ `code`", new ParagraphBlock([Piece("bold", bold: true), " ", Piece("italic", italic: true), " ", Piece("gone", strike: true), " ", Piece("code", code: true)]));
        yield return Pair("<b>a</b><i>b</i><b> c </b><u>d</u><span color=\"red\"><u>e</u></span>", new ParagraphBlock([Piece("a", bold: true), Piece("b", italic: true), Piece(" c ", bold: true), Piece("d", underline: true), Piece("e", underline: true, color: "red")]));
        yield return Pair("$x^2$ and [link](https://example.com)", new ParagraphBlock([RichText.Equation("x^2"), " and ", Piece("link", link: "https://example.com")]));
        yield return Pair("\\<tag> {color=\"blue\"} a \\& b".Replace("\\& b", "& b", StringComparison.Ordinal), new ParagraphBlock("<tag> {color=\"blue\"} a & b"));
        yield return Pair("\\&amp; \\* \\_x\\_", new ParagraphBlock("&amp; * _x_"));
        yield return Pair("<mention url=\"user://33333333-3333-4333-8333-333333333333\" />", new ParagraphBlock(RichText.MentionUser(new UserId(Guid.Parse(Id)))));
        yield return Pair($"<mention url=\"{App}{Id}\" />", new ParagraphBlock(RichText.MentionPage(new PageId(Guid.Parse(Id)))));
        yield return Pair($"<mention url=\"{App}{Id}\" type=\"database\" />", new ParagraphBlock(RichText.MentionDatabase(new DatabaseId(Guid.Parse(Id)))));
        yield return Pair("<date start=\"2026-01-05\" end=\"2026-01-07\" />", new ParagraphBlock(RichText.MentionDate(new NotionDate(new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 7)))));
        yield return Pair("<date start=\"2026-01-05\" start-time=\"09:30\" time-zone=\"UTC\" />", new ParagraphBlock(RichText.MentionDate(new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero))));
    }

    [TestCaseSource(nameof(Pairs))]
    public void Blocks_are_written(string markdown, WritableBlockContent[] blocks) => Assert.That(Write([.. blocks.Select(Tree)]), Is.EqualTo(markdown));

    [TestCaseSource(nameof(Pairs))]
    public void Blocks_are_read(string markdown, WritableBlockContent[] blocks) => Assert.That(Describe(Read(markdown)), Is.EqualTo(Describe(blocks.Select(Tree))));

    [TestCase("One\ntwo", "One two")]
    [TestCase("# Head\nText\n- A\nmore\n- B", "# Head\n\nText\n\n- A more\n- B")]
    [TestCase("> A\n> B\n>\n> - C", "<quote>\nA B\n\n- C\n</quote>")]
    [TestCase("- A\n\n  Inside", "<ul>\n<li>\nA\n\nInside\n</li>\n</ul>")]
    [TestCase("<quote color=\"red\">Short</quote>", "<quote color=\"red\">\nShort\n</quote>")]
    [TestCase("<details>\n<summary>x</summary>\n</details>", "\\<details> \\<summary>x\\</summary> \\</details>")]
    [TestCase("<mention url=\"" + App + Id + "\">A [b `c $d *e</mention> *f* `g`", "<mention url=\"" + App + Id + "\" /> *f* `g`")]
    [TestCase("<mention url=\"agent://" + MarkdownBench.PageId + "\">Bot</mention>", "\\<mention url=\"agent://" + MarkdownBench.PageId + "\">Bot\\</mention>")]
    [TestCase("<columns><column ratio=\"50\">A **b**</column> <column ratio=\"50\">C</column></columns>", "<columns>\n<column ratio=\"50\">\nA **b**\n</column>\n<column ratio=\"50\">\nC\n</column>\n</columns>")]
    [TestCase("<ul><li>A</li><li color=\"red\">B</li></ul>", "<ul>\n<li>\nA\n</li>\n<li color=\"red\">\nB\n</li>\n</ul>")]
    [TestCase("<callout icon=\"💡\">A<quote color=\"red\">B</quote><page url=\"" + App + Id + "\">P</page></callout>\nC", "<callout icon=\"💡\">\nA\n\n<quote color=\"red\">\nB\n</quote>\n\n<page url=\"" + App + Id + "\">P</page>\n</callout>\n\nC")]
    [TestCase("<quote color=\"red\">`<column>` \\<column> <mention url=\"" + App + Id + "\"><p></mention></quote>", "<quote color=\"red\">\n`<column>` \\<column> <mention url=\"" + App + Id + "\" />\n</quote>")]
    [TestCase("<meeting-notes>A<meeting-notes-section-notes>B</meeting-notes-section-notes><meeting-notes-section-summary>C</meeting-notes-section-summary></meeting-notes>", "<meeting-notes>\nA\n\n<meeting-notes-section-notes>\nB\n</meeting-notes-section-notes>\n</meeting-notes>")]
    [TestCase("<meeting-notes>A<notes>B</notes><summary>C</summary></meeting-notes>", "<meeting-notes>\nA\n\n<meeting-notes-section-notes>\nB\n</meeting-notes-section-notes>\n</meeting-notes>")]
    [TestCase("<folder url=\"" + App + Id + "\">F</folder>", "\\<folder url=\"" + App + Id + "\">F\\</folder>")]
    [TestCase("<table>\n<tr>\n<td>a \\</td> b</td>\n</tr>\n</table>", "<table>\n<tr>\n<td>a \\</td> b</td>\n</tr>\n</table>")]
    [TestCase("a &lt;b&gt; c", "a \\<b> c")]
    [TestCase("<h1>\nHead\n\nBeside\n</h1>", "# Head\n\nBeside")]
    [TestCase("<image source=\"https://example.com/a.png\">Cat</image>", "![Cat](https://example.com/a.png)")]
    [TestCase("<equation color=\"red\">x</equation>", "$$\nx\n$$")]
    public void Other_forms_are_read_as_well(string given, string written) => Assert.That(Write(Read(given)), Is.EqualTo(written));

    [Test]
    public void What_is_written_is_read_as_the_same_blocks()
    {
        for (int seed = 0; seed < Documents; seed++)
        {
            IReadOnlyList<MarkdownBlock> blocks = new MarkdownTreeSource(seed, hasEdgeBlanks: true).Document();

            string markdown = Write(blocks);

            Assert.That(Describe(Read(markdown)), Is.EqualTo(Describe(blocks)), $"seed {seed}:\n{markdown}");
            Assert.That(Write(Read(markdown)), Is.EqualTo(markdown), $"seed {seed}");
        }
    }

    // What anyone may send: after one reading the text is stable.
    [Test]
    public void Arbitrary_text_becomes_stable()
    {
        string[] parts =
        [
            "#", "## ", "- ", "1. ", "> ", "\n", "\n\n", "\n\t", "  ", "\t", "*", "**", "_", "~~", "`", "```", "$", "$$", "[", "](", ")", "<", ">", "\\", "|", "---", "a", "b c", "!", "&lt;", "&amp;", "\\\n",
            "<p>", "</p>", "<p />", "<quote>", "</quote>", "<callout icon=\"x\">", "</callout>", "<columns>", "<column>", "</column>", "</columns>", "<span color=\"red\">", "</span>", "<br />", "<b>", "</b>", "<u>", "</u>",
            "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<tabs>", "<tab>", "</tab>", "</tabs>", "<ul>", "<ol type=\"a\">", "<li>", "</li>", "</ul>", "</ol>", "<todo checked=\"true\">", "</todo>",
            "<toggle heading=\"h2\">", "</toggle>", "<synced-block>", "</synced-block>", "<h1>", "</h1>", "<equation>", "</equation>", "<meeting-notes>", "<meeting-notes-section-notes>", "</meeting-notes-section-notes>",
            "<meeting-notes-section-summary>", "</meeting-notes-section-summary>", "</meeting-notes>", "^", "https://a.b", "[ ]", "[x]", "~~~", "<mention url=\"user://" + MarkdownBench.PageId + "\">", "</mention>",
        ];
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => parts[random.Next(parts.Length)]));

            string once = Write(Read(text));

            Assert.That(Write(Read(once)), Is.EqualTo(once), $"seed {seed}:\n{text}");
        }
    }

    [Test]
    public void No_input_takes_long([Values("[", "`", "*a", "<b>", "<callout>", "<callout>\n", "> ", ">", "- ", "a\\\n", "&", "&a;", "<td>", "- a\n\t", "a\n", "<a b=\"", "<p>a</p>", "<callout><p>", "<mention url=\"x\">")] string part) =>
        Assert.That(() => Write(Read(string.Concat(Enumerable.Repeat(part, Samples.Length(400_000) / part.Length)))), Throws.Nothing);

    private static string Write(IReadOnlyList<MarkdownBlock> blocks) => FlavoredSyntax.Instance.Write(blocks, Addresses).Text;

    private static IReadOnlyList<MarkdownBlock> Read(string markdown) => FlavoredSyntax.Instance.Read(markdown, MarkdownBench.Directory);

    private static TestCaseData Pair(string markdown, params WritableBlockContent[] blocks) => new TestCaseData(markdown, blocks).SetArgDisplayNames(markdown);
}

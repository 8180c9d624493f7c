using System.Text.Json.Nodes;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Reports;

/// <summary>
/// The problems that users of other converters report, each with its rule. Those of whole folders (a second run, links between files, names, stale
/// pages) are in <c>Folders</c>; code languages are in <see cref="CoverageTests"/>, hostile input is in <c>Hostile</c>.
/// </summary>
public sealed class ReportedProblemTests
{
    [TestCase("- 1\n  - 2\n    - 3\n      - 4\n        - 5\n", "li(1)[li(2)[li(3)[li(4)[li(5)]]]]", TestName = "Lists keep every level")]
    [TestCase("> - a\n>   - b\n", "quote()[li(a)[li(b)]]", TestName = "A list in a quote is in the quote")]
    [TestCase("> text\n>\n> - a\n", "quote(text)[li(a)]", TestName = "The first paragraph of a quote is its text")]
    [TestCase("- a\n\n  b\n\n  > c\n", "li(a)[p(b) quote(c)]", TestName = "Children of items of every type are kept")]
    [TestCase("[a](rel.md) [b](#x) ![c](rel.png)\n", "p(a b c)", TestName = "Relative addresses without a resolver keep the text")]
    [TestCase("- [ ] a\n\n- [x]\n\n- [ ] c\n\n  - [x] d\n", "todo(a) todo+done() todo(c)[todo+done(d)]", TestName = "Loose and nested checkboxes keep their text")]
    [TestCase("$$\n\\frac{a}{b} \\\\ c_d*e*\n$$\n", "equation", TestName = "A formula alone is a block")]
    [TestCase("a $x_1 \\\\ y*z*$ b\n", "p(a  e:x_1 \\\\ y*z*  b)", TestName = "A formula is verbatim")]
    [TestCase("   $$\n   x\n   $$\n\n- $$y$$\n", "equation li()[equation]", TestName = "Indented formulas and those in items are seen")]
    [TestCase("$5 and $6, $ x $ and US$7\n", "p($5 and $6, $ x $ and US$7)", TestName = "Money is text")]
    [TestCase("---\ntitle: t\n---\ntext\n", "p(text)", TestName = "Front matter is not a heading")]
    [TestCase("<details><summary>S <b>b</b></summary>\n\ntext\n\n</details>\n", "toggle[p(text)]", TestName = "Details are a toggle")]
    [TestCase("a <x-y>b</x-y> <center>c</center>\n", "p(a b c)", TestName = "Unknown tags keep their text")]
    [TestCase("a ![b](https://e.org/b.png) c\n", "p(a) image p(c)", TestName = "An image in text splits it in order")]
    [TestCase("|a|b|\n|-|-|\n|1|\n|1|2|3|\n", "table+header[row(a|b) row(1|) row(1|2)]", TestName = "The header decides the width of a table")]
    [TestCase("他说**「重要」**的事\n", "p(他说 b:「重要」 的事)", TestName = "Emphasis beside marks of Chinese is seen")]
    [TestCase("```\n- a\n1. b\n> c\n```\n\ntext\n- a\n      - b\n\n    - c\n", "code/plain text(- a\n1. b\n> c) p(text) li(a - b)[li(c)]", TestName = "Marks of lists count only where the syntax has them")]
    [TestCase("- a\n\n      - code\n- b\n  1. c\n     - d\nlazy\n", "li(a)[code/plain text(- code)] li(b)[numbered_list_item[li(d lazy)]]", TestName = "Items of lists go on over lines of every kind")]
    [TestCase("J. S. Bach\n\nA. Name\n", "p(J. S. Bach) p(A. Name)", TestName = "Initials are not lists")]
    public void Markdown_is_read_with_its_structure(string markdown, string structure) => Assert.That(BlockStructure.Show(NotionMarkdown.ToBlocks(markdown).Value), Is.EqualTo(structure));

    [Test]
    public void The_summary_of_details_is_the_text_of_the_toggle() =>
        Assert.That(((ToggleBlock)NotionMarkdown.ToBlocks("<details><summary>S</summary>\n\ntext\n\n</details>\n").Value[0]).RichText.ToPlainText(), Is.EqualTo("S"));

    [Test]
    public void The_alternative_text_of_an_image_is_its_caption() =>
        Assert.That(((ImageBlock)NotionMarkdown.ToBlocks("![Alt *x*](https://e.org/a.png)\n").Value[0]).Caption.ToPlainText(), Is.EqualTo("Alt x"));

    [Test]
    public void Long_text_is_split_without_breaking_a_grapheme_and_reported()
    {
        string text = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦é", 20_000));

        MarkdownConversion read = NotionMarkdown.ToBlocks(text);

        RichText[] pieces = [.. read.Value.Cast<ParagraphBlock>().SelectMany(block => block.RichText)];
        Assert.That(string.Concat(pieces.Select(piece => piece.ToPlainText())), Is.EqualTo(text));
        Assert.That(pieces.All(piece => piece.ToPlainText().Length <= 2000 && !char.IsLowSurrogate(piece.ToPlainText()[0]) && piece.ToPlainText()[0] != '\u200D'), Is.True);
        Assert.That(read.Value.Cast<ParagraphBlock>().All(block => block.RichText.Count <= 100), Is.True);
        Assert.That(read.Report.Select(notice => notice.Kind), Does.Contain(ConversionNoticeKind.TextSplit));
    }

    [Test]
    public void Equal_pieces_are_merged_before_a_block_is_split()
    {
        string text = string.Concat(Enumerable.Repeat("a*b*", 120));

        MarkdownConversion read = NotionMarkdown.ToBlocks(text);

        Assert.That(string.Concat(read.Value.Cast<ParagraphBlock>().Select(block => block.RichText.ToPlainText())), Is.EqualTo(text.Replace("*", "", StringComparison.Ordinal)));
        Assert.That(read.Value, Has.Count.EqualTo(3));
        Assert.That(NotionMarkdown.ToBlocks(string.Concat(Enumerable.Repeat("a\\*", 500))).Value, Has.Count.EqualTo(1));
    }

    [Test]
    public void Children_are_within_the_type_of_a_block_in_a_request()
    {
        string json = System.Text.Json.JsonSerializer.Serialize<BlockContent>(NotionMarkdown.ToBlocks("- a\n  - b\n").Value[0]);

        Assert.That(JsonNode.Parse(json)!["bulleted_list_item"]!["children"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(JsonNode.Parse(json)!["children"], Is.Null);
    }

    [Test]
    public void Footnotes_keep_mark_and_note() =>
        Assert.That(BlockStructure.Show(NotionMarkdown.ToBlocks("x[^1]\n\n[^1]: note\n").Value), Is.EqualTo("p(x[1]) p([1] note)"));

    [Test]
    public void Front_matter_is_returned() => Assert.That(NotionMarkdown.ToBlocks("---\ntitle: t\n---\ntext\n").FrontMatter, Is.EqualTo("title: t"));

    public static IEnumerable<TestCaseData> Written =>
    [
        Case("Children of callouts are in them", new CalloutBlock("c") { Icon = Icon.Emoji("💡"), Children = [new BulletedListItemBlock("a")] }, "> [!TIP]\n> c\n>\n> - a\n"),
        Case("Children in columns are kept and not indented", new ColumnListBlock { Children = [new ColumnBlock { Children = [new BulletedListItemBlock("a") { Children = [new ParagraphBlock("b")] }] }, new ColumnBlock { Children = [new ParagraphBlock("c")] }] }, "- a\n\n  b\n\nc\n"),
        Case("Children of toggle headings are in details", new Heading2Block("h") { IsToggleable = true, Children = [new ParagraphBlock("x")] }, "<details>\n<summary><h2>h</h2></summary>\n\nx\n\n</details>\n"),
        Case("Blocks in items are indented by the width of the mark", new NumberedListItemBlock("a") { Children = [new QuoteBlock("q"), new TableBlock { TableWidth = 1, HasColumnHeader = true, Children = [new TableRowBlock(["h"]), new TableRowBlock(["v"])] }] }, "1. a\n\n   > q\n\n   | h |\n   | --- |\n   | v |\n"),
        Case("Numbers count from the start", new NumberedListItemBlock("a") { ListStartIndex = 9 }, "9. a\n"),
        Case("Blanks are outside of marks", new ParagraphBlock([RichText.Text("a"), RichText.Text(" b ", annotations: new Annotations { Bold = true }), RichText.Text("c")]), "a **b** c\n"),
        Case("Cells escape pipes and line feeds", new TableBlock { TableWidth = 1, HasColumnHeader = true, Children = [new TableRowBlock(["h"]), new TableRowBlock(["a|b\nc"])] }, "| h |\n| --- |\n| a\\|b<br>c |\n"),
        Case("Only syntax is escaped", new ParagraphBlock("1 * 2, a_b, snake_case_x, #no, 3. x, C# (a) [b] <c> 50% ~5 - x"), "1 * 2, a_b, snake_case_x, #no, 3. x, C# (a) [b] \\<c> 50% ~5 - x\n"),
        Case("Captions of bookmarks are kept", new BookmarkBlock { Url = "https://e.org", Caption = "cap" }, "[cap](https://e.org)\n"),
        Case("Captions of images are kept", new ImageBlock(FileSource.External("https://e.org/a.png")) { Caption = "cap" }, "![cap](https://e.org/a.png)\n"),
        Case("Links to databases are written", new LinkToPageBlock(new DatabaseLink(DatabaseId.Parse("11111111-1111-4111-8111-111111111111"))), "<https://www.notion.so/11111111111141118111111111111111>\n"),
        Case("Empty cells are written", new TableBlock { TableWidth = 2, HasColumnHeader = true, Children = [new TableRowBlock([RichTextList.Empty, "b"]), new TableRowBlock([RichTextList.Empty, RichTextList.Empty])] }, "|  | b |\n| --- | --- |\n|  |  |\n"),
        Case("Formulas in text are in their place", new ParagraphBlock([RichText.Text("a "), RichText.Equation("x"), RichText.Text(" b")]), "a $x$ b\n"),
        Case("The content of synced blocks is written", new SyncedBlock(null) { Children = [new ParagraphBlock("s")] }, "s\n"),
        Case("A fence is longer than those in the code", new CodeBlock("```\nx\n```", CodeLanguage.PlainText), "````\n```\nx\n```\n````\n"),
    ];

    [TestCaseSource(nameof(Written))]
    public void Blocks_are_written_with_everything_in_them(WritableBlockContent block, string markdown) => Assert.That(NotionMarkdown.FromBlocks([block]).Value, Is.EqualTo(markdown));

    [Test]
    public void Lists_are_tight_and_numbers_start_anew_after_other_content() => Assert.That(
        NotionMarkdown.FromBlocks([new NumberedListItemBlock("a"), new NumberedListItemBlock("b"), new ParagraphBlock("x"), new NumberedListItemBlock("c"), new BulletedListItemBlock("d"), new BulletedListItemBlock("e")]).Value,
        Is.EqualTo("1. a\n2. b\n\nx\n\n1. c\n\n- d\n- e\n"));

    [Test]
    public void Mentions_and_formulas_are_written_by_their_own_text_and_never_as_placeholders()
    {
        var page = new RichText { Content = new MentionContent(new PageMention(PageId.Parse("11111111-1111-4111-8111-111111111111"))), PlainText = "‣" };
        RichTextList text = [page with { PlainText = "My page" }, " ", RichText.Equation("x")];

        Assert.That(NotionMarkdown.FromBlocks([new ParagraphBlock(text)]).Value, Is.EqualTo("[My page](https://www.notion.so/11111111111141118111111111111111) $x$\n"));
    }

    [Test]
    public void One_resolver_gets_every_kind_of_link_to_a_page_wherever_it_is()
    {
        const string id = "11111111111141118111111111111111";
        RichTextList link = RichText.Text("link", $"https://www.notion.so/{id}");
        RichTextList mention = new RichText { Content = new MentionContent(new PageMention(PageId.Parse(id))), PlainText = "mention" };
        WritableBlockContent[] blocks =
        [
            new BulletedListItemBlock(link) { Children = [new CalloutBlock(mention) { Icon = Icon.Emoji("💡") }] },
            new LinkToPageBlock(new PageLink(PageId.Parse(id))),
            new TableBlock { TableWidth = 1, Children = [new TableRowBlock([mention])] },
            new ToggleBlock(link),
        ];

        string markdown = NotionMarkdown.FromBlocks(blocks, new MarkdownWriteOptions { ResolveLink = _ => "x.md" }).Value;

        Assert.That(markdown.Split("x.md"), Has.Length.EqualTo(7));
        Assert.That(markdown, Does.Not.Contain("notion.so"));
    }

    [Test]
    public void Addresses_that_expire_are_reported_with_their_time_and_can_be_resolved()
    {
        var image = new ContentBlock(new ImageBlock { Source = new HostedFile { Url = "https://files.notion.so/a.png?sig", ExpiryTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) } }) { Id = BlockId.Parse("11111111-1111-4111-8111-111111111111") };

        ConversionNotice notice = NotionMarkdown.FromBlocks([image]).Report.Single();

        Assert.That((notice.Kind, notice.Detail, notice.BlockId), Is.EqualTo((ConversionNoticeKind.FileAddressExpires, "2026-01-02T03:04:05Z", image.Id)));
        Assert.That(NotionMarkdown.FromBlocks([image], new MarkdownWriteOptions { ResolveAsset = file => $"{file.BlockId}.png" }).Value, Is.EqualTo("![](11111111-1111-4111-8111-111111111111.png)\n"));
    }

    [Test]
    public void Colours_are_reported_in_Markdown_and_kept_in_HTML()
    {
        ParagraphBlock[] blocks = [new ParagraphBlock("red") { Color = Color.Red }];

        Assert.That(NotionMarkdown.FromBlocks(blocks).Report.Select(notice => notice.Kind), Is.EqualTo([ConversionNoticeKind.ColorLost]));
        Assert.That(NotionHtml.FromBlocks(blocks).Value, Does.Contain("notion-red"));
    }

    [Test]
    public void Numbers_of_lists_have_their_format_in_HTML() =>
        Assert.That(NotionHtml.FromBlocks([new NumberedListItemBlock("a") { ListFormat = ListNumberFormat.Letters, ListStartIndex = 3 }]).Value, Does.Contain("type=\"a\"").And.Contain("start=\"3\""));

    [Test]
    public void Blocks_of_HTML_have_the_direction_of_their_text() => Assert.That(
        NotionHtml.FromBlocks([new ToggleBlock("שלום") { Children = [new BulletedListItemBlock("עולם")] }]).Value.Split("dir=\"auto\""), Has.Length.GreaterThanOrEqualTo(3));

    [TestCase("<aside>💡 <p>hi</p></aside>", "callout/💡(hi)")]
    [TestCase("<ul class=\"to-do-list\"><li><div class=\"checkbox checkbox-on\"></div> <span>done</span></li></ul><ul class=\"to-do-list\"><li><div class=\"checkbox checkbox-off\"></div> <span>open</span></li></ul>", "todo+done(done) todo(open)")]
    [TestCase("<ul class=\"toggle\"><li><details open><summary>S</summary><p>b</p></details></li></ul>", "toggle[p(b)]")]
    [TestCase("<figure class=\"callout\"><div>⚠️</div><div>careful</div></figure>", "callout/⚠️(careful)")]
    public void Notions_own_export_is_read(string html, string structure) => Assert.That(BlockStructure.Show(NotionHtml.ToBlocks(html).Value), Is.EqualTo(structure));

    [Test]
    public void Blocks_whose_children_were_not_loaded_are_reported()
    {
        var partial = new ContentBlock(new ToggleBlock("t")) { IsPartial = true };

        Conversion<string> written = NotionMarkdown.FromBlocks([partial]);

        Assert.That(written.Report.Select(notice => (notice.Kind, notice.Severity)), Does.Contain((ConversionNoticeKind.ContentNotLoaded, ConversionSeverity.Dropped)));
        Assert.That(() => NotionMarkdown.FromBlocks([partial], new MarkdownWriteOptions { Strict = true }), Throws.TypeOf<ContentLossException>());
    }

    [Test]
    public void Equal_losses_are_one_notice_with_a_count_and_the_first_place()
    {
        ConversionReport report = NotionMarkdown.ToBlocks("[a](x.md)\n\n[b](x.md)\n\n##### h\n").Report;

        Assert.That(report.Select(notice => $"{notice.Severity} {notice}"), Is.EqualTo(["Dropped LinkDropped: x.md (2 times) (line 1)", "Lossy HeadingLevelReduced: 5 -> 4 (line 5)"]));
        Assert.That(report.Severity, Is.EqualTo(ConversionSeverity.Dropped));
    }

    private static TestCaseData Case(string name, WritableBlockContent block, string markdown) => new TestCaseData(block, markdown).SetName(name);
}

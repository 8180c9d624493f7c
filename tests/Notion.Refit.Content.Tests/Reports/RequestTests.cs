using Notion.Refit.Content.Tests.Folders;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Reports;

/// <summary>What users of other converters report of requests that Notion refuses: everything that is read is also taken.</summary>
public sealed class RequestTests : FolderTest
{
    [Test]
    public async Task A_list_of_seven_levels_is_appended_with_every_level()
    {
        string markdown = string.Concat(Enumerable.Range(0, 7).Select(i => $"{new string(' ', i * 2)}- level {i}\n"));

        Assert.That(await AppendedAsync(markdown), Is.EqualTo(markdown));
    }

    [Test]
    public async Task Three_hundred_blocks_are_appended_in_order()
    {
        string markdown = string.Join("\n\n", Enumerable.Range(0, 300).Select(i => $"paragraph {i}")) + "\n";

        Assert.That(await AppendedAsync(markdown), Is.EqualTo(markdown));
    }

    [Test]
    public async Task Nothing_is_cut_off_where_a_request_or_a_block_is_full()
    {
        string items = "- parent\n" + string.Concat(Enumerable.Range(0, 250).Select(i => $"  - item {i}\n"));
        string table = "| head |\n| --- |\n" + string.Concat(Enumerable.Range(0, 150).Select(i => $"| row {i} |\n"));
        string text = string.Concat(Enumerable.Range(0, 260).Select(i => $"{i} **{i}** ")).TrimEnd() + "\n";

        Assert.That(await AppendedAsync($"{items}\n{table}"), Is.EqualTo($"{items}\n{table}"));

        // 520 pieces of text are six paragraphs.
        string[] paragraphs = [.. NotionMarkdown.ToBlocks(await AppendedAsync(text)).Value.Cast<ParagraphBlock>().Select(block => block.RichText.ToPlainText())];
        Assert.That(paragraphs, Has.Length.EqualTo(6));
        Assert.That(string.Concat(string.Concat(paragraphs).Where(char.IsDigit)), Is.EqualTo(string.Concat(text.Where(char.IsDigit))));
    }

    [Test]
    public async Task Long_text_keeps_its_format_in_every_piece_and_is_taken()
    {
        string markdown = $"**{new string('x', 7_000)}**\n";

        var block = (ParagraphBlock)NotionMarkdown.ToBlocks(markdown).Value.Single();

        Assert.That(block.RichText.Select(piece => (piece.ToPlainText().Length, piece.Annotations!.Bold)), Is.EqualTo([(2000, true), (2000, true), (2000, true), (1000, true)]));
        Assert.That(await AppendedAsync(markdown), Is.EqualTo(markdown));
    }

    [Test]
    public async Task Code_of_150_000_characters_is_one_block()
    {
        string markdown = $"```csharp\n{string.Concat(Enumerable.Repeat("int x = 1;\n", 13_600))}```\n";

        Assert.That(NotionMarkdown.ToBlocks(markdown).Value, Has.Count.EqualTo(1));
        Assert.That(await AppendedAsync(markdown), Is.EqualTo(markdown));
    }

    [Test]
    public async Task Addresses_that_Notion_refuses_do_not_end_the_request()
    {
        string markdown = $"[a](rel.md) [b](#x) [c](javascript:alert(1)) [d](https://e.org/{new string('x', 3000)}) ![e](rel.png) [f](https://)\n\n```nonsense\nx\n```\n";

        Conversion<AppendedTree> appended = await Notion.Blocks.AppendMarkdownAsync(Emulator.Workspace.AddPage("Page", parent: Root), markdown);

        Assert.That(appended.Value.IsComplete, Is.True);
        Assert.That(appended.Report.Count(notice => notice.Kind == ConversionNoticeKind.LinkDropped), Is.EqualTo(5));
        Assert.That(appended.Report.Select(notice => notice.Kind), Does.Contain(ConversionNoticeKind.FileDropped).And.Contain(ConversionNoticeKind.CodeLanguageUnknown));
    }

    [Test]
    public void Unknown_tags_are_reported_once_with_their_number() => Assert.That(
        NotionMarkdown.ToBlocks("a <x-y>b</x-y> <x-y>c</x-y>\n").Report.Select(notice => $"{notice}"), Is.EqualTo(["HtmlTagIgnored: x-y (2 times) (line 1)"]));

    [TestCase("# a ![b](https://e.org/b.png)\n", "heading_1 image")]
    [TestCase("- a ![b](https://e.org/b.png) c\n", "li(a)[image p(c)]")]
    [TestCase("![b](https://e.org/b.png)\n", "image")]
    [TestCase("[![b](https://e.org/b.png)](https://e.org)\n", "image")]
    public void Images_are_where_they_were(string markdown, string structure) => Assert.That(BlockStructure.Show(NotionMarkdown.ToBlocks(markdown).Value), Is.EqualTo(structure));

    [Test]
    public void Every_target_of_a_link_to_a_page_is_written()
    {
        Guid id = Guid.Parse("11111111-1111-4111-8111-111111111111");
        LinkTarget[] targets = [new PageLink(new PageId(id)), new DatabaseLink(new DatabaseId(id)), new CommentLink(new CommentId(id))];

        foreach (LinkTarget target in targets)
            Assert.That(NotionMarkdown.FromBlocks([new LinkToPageBlock(target)]).Value, Does.Contain($"{id:N}"));
    }

    [Test]
    public void Bookmarks_and_equations_of_Notions_own_export_are_read() => Assert.That(
        BlockStructure.Show(NotionHtml.ToBlocks(
            "<figure><a href=\"https://e.org\" class=\"bookmark source\"><div class=\"bookmark-info\">A page</div></a><figcaption>cap</figcaption></figure><figure class=\"bookmark\"><a href=\"https://e.org\">x</a></figure><figure class=\"equation\"><annotation encoding=\"application/x-tex\">x^2</annotation></figure>").Value),
        Is.EqualTo("bookmark bookmark equation"));

    private async Task<string> AppendedAsync(string markdown)
    {
        PageId page = Emulator.Workspace.AddPage("Page", parent: Root);
        Conversion<AppendedTree> appended = await Notion.Blocks.AppendMarkdownAsync(page, markdown);
        Assert.That(appended.Value.IsComplete, Is.True);
        return NotionMarkdown.FromBlocks(await Notion.Blocks.GetTreeAsync(page)).Value;
    }
}

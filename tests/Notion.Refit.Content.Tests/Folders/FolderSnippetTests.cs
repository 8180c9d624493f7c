using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Folders;

/// <summary>The code of docs/content.md and of the README that needs pages.</summary>
public sealed class FolderSnippetTests : FolderTest
{
    private readonly List<string> _written = [];

    private FolderSnippetTests Console => this;

    private void WriteLine(object? line) => _written.Add($"{line}");

    [Test]
    public async Task A_tree_is_converted_and_Markdown_is_appended()
    {
        INotionClient notion = Notion;
        PageId page = Emulator.Workspace.AddPage("Wiki", [new ParagraphBlock("Start")], Root);

        // snippet: content-tree
        string text = NotionMarkdown.FromBlocks(await notion.Blocks.GetTreeAsync(page)).Value;
        Conversion<AppendedTree> appended = await notion.Blocks.AppendMarkdownAsync(page, "## Added\n\n- by a program");
        // end-snippet

        Assert.That(text, Is.EqualTo("Start\n"));
        Assert.That(appended.Value.IsComplete, Is.True);
        Assert.That(appended.Value.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task HTML_is_appended_with_its_report()
    {
        PageId page = Emulator.Workspace.AddPage("Wiki", parent: Root);

        Conversion<AppendedTree> appended = await Notion.Blocks.AppendHtmlAsync(page, "<h1>Title</h1><p><a href='x'>relative</a></p>");

        Assert.That(appended.Report.Single().Kind, Is.EqualTo(ConversionNoticeKind.LinkDropped));
        Assert.That(NotionHtml.FromBlocks(await Notion.Blocks.GetTreeAsync(page)).Value, Does.Contain("relative"));
        await Assert.ThrowsAsync<ContentLossException>(() => Notion.Blocks.AppendHtmlAsync(page, "<a href='x'>y</a>", new HtmlReadOptions { Strict = true }));
        Assert.That((await Notion.Blocks.GetTreeAsync(page)).Children, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_page_is_exported_and_imported()
    {
        INotionClient notion = Notion;
        PageId page = Emulator.Workspace.AddPage("Wiki", [new ParagraphBlock("Start")], Root);
        Emulator.Workspace.AddPage("Setup", parent: page);
        Emulator.Workspace.AddPage("Usage", parent: page);
        PageId parent = Emulator.Workspace.AddPage("Copy", parent: Root);
        string folder = NewFolder();
        IProgress<TransferProgress>? progress = null;

        // snippet: content-export
        ExportResult export = await MarkdownExport.WriteAsync(notion, page, folder, progress: progress);

        Console.WriteLine(export);                                   // 3 created, 0 updated, 0 unchanged, 0 stale
        foreach (TransferNotice notice in export.Notices)
            Console.WriteLine(notice);                               // Wiki.md: PageLinkAsText: child_page (block …)
        // end-snippet

        // snippet: content-import
        ImportResult import = await MarkdownImport.ReadAsync(notion, folder, parent);

        Console.WriteLine(import);                                   // 3 created, 0 updated, 0 unchanged, 0 stale
        // end-snippet

        Assert.That(_written, Has.Count.EqualTo(3));
        Assert.That(_written[0], Is.EqualTo("3 created, 0 updated, 0 unchanged, 0 stale"));
        Assert.That(_written[1], Does.StartWith("Wiki.md: PageLinkAsText: child_page (2 times) (block "));
        Assert.That(_written[2], Is.EqualTo(_written[0]));
    }

    [Test]
    public async Task The_example_of_the_README_runs()
    {
        INotionClient notion = Notion;
        PageId page = Emulator.Workspace.AddPage("Wiki", parent: Root);
        string folder = NewFolder();

        // snippet: readme-content
        await notion.Blocks.AppendMarkdownAsync(page, "## Plan\n\n- [x] Write the client\n- [ ] Ship it");
        string html = NotionHtml.FromBlocks(await notion.Blocks.GetTreeAsync(page)).Value;
        ExportResult export = await MarkdownExport.WriteAsync(notion, page, folder);
        // end-snippet

        Assert.That(html, Does.Contain("Ship it"));
        Assert.That(Read(folder, export.Items.Single().Path), Does.EndWith("## Plan\n\n- [x] Write the client\n- [ ] Ship it\n"));
    }
}

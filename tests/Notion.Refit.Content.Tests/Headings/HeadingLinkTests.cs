using Notion.Refit.Content.Tests.Folders;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Headings;

/// <summary>Links to headings, out to a folder and back in.</summary>
public sealed class HeadingLinkTests : FolderTest
{
    [Test]
    public async Task An_export_writes_links_to_headings_with_their_anchors()
    {
        (PageId wiki, _, _) = await WikiAsync();
        string folder = NewFolder();

        await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions);

        Assert.That(Body(folder, "Wiki.md"), Is.EqualTo("[Guide](Wiki/Guide.md)\n\nSee [the steps](Wiki/Guide.md#set-up-1) and [a paragraph](@).\n"));
        Assert.That(Body(folder, "Wiki/Guide.md"), Is.EqualTo("- [first](#set-up)\n- [second](#set-up-1)\n- [page](../Wiki.md)\n\n# Set up\n\ntext\n\n<details>\n<summary><h2>Set up</h2></summary>\n\nBack to [the start](#set-up).\n\n</details>\n"));
    }

    [Test]
    public async Task A_heading_that_is_renamed_changes_the_files_with_links_to_it_and_no_other()
    {
        (PageId wiki, PageId guide, BlockTree tree) = await WikiAsync();
        Settle();
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions);
        Settle();
        ExportResult unchanged = await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions);
        await Notion.Blocks.UpdateAsync(Find<Heading2Block>(tree).Id, new(new Heading2Block("Later")));
        Settle();

        ExportResult renamed = await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions);

        Assert.That(unchanged.ToString(), Is.EqualTo("0 created, 0 updated, 2 unchanged, 0 stale"));
        Assert.That(renamed.ToString(), Is.EqualTo("0 created, 2 updated, 0 unchanged, 0 stale"));
        Assert.That(Read(folder, "Wiki.md"), Does.Contain("[the steps](Wiki/Guide.md#later)"));
        Assert.That(Read(folder, "Wiki/Guide.md"), Does.Contain("[second](#later)"));
        await Notion.Pages.UpdateAsync(guide, new() { Properties = { ["title"] = PropertyValue.Title("Manual") } });
        await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions);
        Assert.That(Read(folder, "Wiki.md"), Does.Contain("[the steps](Wiki/Manual.md#later)"));
    }

    [Test]
    public async Task Links_to_headings_come_back_to_the_blocks_of_the_headings()
    {
        (PageId wiki, _, _) = await WikiAsync();
        string first = NewFolder();
        await MarkdownExport.WriteAsync(Notion, wiki, first, ExportOptions);
        NotionEmulator other = NewEmulator();
        INotionClient notion = ClientOf(other);

        ImportResult import = await MarkdownImport.ReadAsync(notion, first, other.RootPageId, ImportOptions);
        string second = NewFolder();
        await MarkdownExport.WriteAsync(notion, new PageId(IdOf(import, "Wiki.md")), second, ExportOptions);

        Assert.That(Body(second, "Wiki.md"), Is.EqualTo(Body(first, "Wiki.md")));
        Assert.That(Body(second, "Wiki/Guide.md"), Is.EqualTo(Body(first, "Wiki/Guide.md")));
        Assert.That(import.Notices.Where(notice => notice.Notice.Severity == ConversionSeverity.Dropped || notice.Notice.Kind == ConversionNoticeKind.HeadingLinkShortened), Is.Empty);
        BlockTree guide = await notion.Blocks.GetTreeAsync(new BlockId(IdOf(import, "Wiki/Guide.md")));
        Assert.That(LinksOf(guide).Take(2), Is.EqualTo([$"https://www.notion.so/{guide.Id.Value:N}#{Find<Heading1Block>(guide).Id.Value:N}", $"https://www.notion.so/{guide.Id.Value:N}#{Find<Heading2Block>(guide).Id.Value:N}"]));
    }

    [Test]
    public async Task An_import_where_the_folder_came_from_and_a_second_one_write_nothing()
    {
        (PageId wiki, _, _) = await WikiAsync();
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions);

        int first = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);
        int second = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));

        // The lists of the parent and of the wiki: the pages with pages in them.
        Assert.That((first, second), Is.EqualTo((0, 2)));
    }

    [TestCase("# A\n\ntext\n\n[to a](#a)\n", 4, TestName = "A link to a heading before it costs one more request")]
    [TestCase("- [a](#a)\n- [b](#b)\n\n# A\n\ntext\n\n# B\n\nmore\n", 4, TestName = "A table of contents costs one more request")]
    [TestCase("# Contents\n\n- [a](#a)\n- [b](#b)\n\n# A\n\n[up](#contents)\n\n# B\n\n[up](#contents)\n", 5, TestName = "Links in both directions cost one more request each")]
    [TestCase("# A\n\ntext\n", 2, TestName = "A page without links to headings is one request")]
    [TestCase("<details>\n<summary><h2>A</h2></summary>\n\n[to a](#a)\n\n</details>\n", 5, TestName = "A link in the block of its heading is corrected")]
    public async Task A_page_with_links_to_its_own_headings_is_written_in_the_fewest_requests(string markdown, int requests)
    {
        string folder = NewFolder();
        Write(folder, "Page.md", markdown);
        ImportResult import = null!;

        int sent = await CountAsync(async () => import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));
        int again = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));

        // The list of the parent, the page, its content in parts; the id of what is in a block is read, and then the block corrected.
        Assert.That(sent, Is.EqualTo(requests));
        Assert.That(again, Is.EqualTo(1));
        await AssertAsync(import, "Page.md", markdown);
    }

    [Test]
    public async Task Pages_with_links_to_headings_of_each_other_are_written_without_corrections()
    {
        string folder = NewFolder();
        const string a = "# One\n\n[to b](B.md#two)\n\n[to c](C.md#three)\n";
        const string b = "# Two\n\n[to a](A.md#one)\n";
        const string c = "[to a](A.md#one)\n\n# Three\n";
        Write(folder, "A.md", a);
        Write(folder, "B.md", b);
        Write(folder, "C.md", c);
        ImportResult import = null!;

        int sent = await CountAsync(async () => import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));

        // The list of the parent, three pages, their contents, and one of them in two parts.
        Assert.That(sent, Is.EqualTo(1 + 3 + 3 + 1));
        await AssertAsync(import, "A.md", a);
        await AssertAsync(import, "B.md", b);
        await AssertAsync(import, "C.md", c);
    }

    [Test]
    public async Task Pages_that_lead_to_a_page_before_them_are_one_request_each()
    {
        string folder = NewFolder();
        Write(folder, "Glossary.md", "# Term\n\ntext\n\n> # Other term\n");
        for (int i = 0; i < 20; i++)
            Write(folder, $"Page {i}.md", "a [term](Glossary.md#term) and [another](Glossary.md#other-term)\n");

        int sent = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));

        // The list of the parent, the glossary, its content, the id of the heading in the quote, the pages.
        Assert.That(sent, Is.EqualTo(1 + 1 + 1 + 1 + 20));
    }

    [Test]
    public async Task A_new_link_to_a_page_that_was_imported_before_is_found_by_reading_that_page_once()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "# One\n\n# Two\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Write(folder, "B.md", "[x](A.md#two)\n");
        ImportResult import = null!;

        int sent = await CountAsync(async () => import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));
        Write(folder, "C.md", "[x](A.md#two)\n");
        int next = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));

        // The list of the parent, the blocks of A, the page; then the record has the id.
        Assert.That((sent, next), Is.EqualTo((3, 2)));
        Assert.That(import.ToString(), Is.EqualTo("1 created, 0 updated, 1 unchanged, 0 stale"));
        await AssertAsync(import, "B.md", "[x](A.md#two)\n");
    }

    [Test]
    public async Task A_heading_that_was_replaced_changes_the_links_of_files_that_are_as_they_were()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "# One\n\ntext\n");
        Write(folder, "B.md", "[x](A.md#one)\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Write(folder, "A.md", "text\n\n## One\n");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        int again = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        Assert.That(import.ToString(), Is.EqualTo("0 created, 2 updated, 0 unchanged, 0 stale"));
        Assert.That(again, Is.Zero);
        await AssertAsync(import, "B.md", "[x](A.md#one)\n");
    }

    [Test]
    public async Task A_heading_that_is_renamed_in_all_files_changes_its_block_only()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "# One\n\ntext\n");
        Write(folder, "B.md", "[x](A.md#one)\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Write(folder, "A.md", "# Uno\n\ntext\n");
        Write(folder, "B.md", "[x](A.md#uno)\n");

        int writes = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        Assert.That(writes, Is.EqualTo(1));
    }

    [Test]
    public async Task Changed_blocks_with_links_to_a_renamed_heading_are_sent_once_each()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "- [One](#one)\n\n# One\n\ntext\n");
        Write(folder, "B.md", "see [one](A.md#one)\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Write(folder, "A.md", "- [Uno](#uno)\n\n# Uno\n\ntext\n");
        Write(folder, "B.md", "see [uno](A.md#uno)\n");
        ImportResult import = null!;

        int writes = await CountAsync(async () => import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        Assert.That(writes, Is.EqualTo(3));
        Assert.That(import.ToString(), Is.EqualTo("0 created, 2 updated, 0 unchanged, 0 stale"));
        await AssertAsync(import, "A.md", "- [Uno](#uno)\n\n# Uno\n\ntext\n");
        await AssertAsync(import, "B.md", "see [uno](A.md#uno)\n");
    }

    [Test]
    public async Task A_link_that_leads_to_another_heading_than_before_is_changed()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "# One\n\n# Two\n");
        Write(folder, "B.md", "- [x](A.md#one) and more\n\n| [x](A.md#one) |\n| --- |\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        const string changed = "- [x](A.md#two) and more\n\n| [x](A.md#two) |\n| --- |\n";
        Write(folder, "B.md", changed);
        ImportResult import = null!;

        int writes = await CountAsync(async () => import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        Assert.That(writes, Is.EqualTo(2));
        Assert.That(import.ToString(), Is.EqualTo("0 created, 1 updated, 1 unchanged, 0 stale"));
        await AssertAsync(import, "B.md", changed);
    }

    [Test]
    public async Task What_cannot_be_resolved_is_reported_and_leads_to_the_page()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "[a](B.md#nowhere) [b](#nowhere) [c](B.md#) [d](Database/index.md#x) [[B#^block]]\n");
        Write(folder, "B.md", "# Block\n");
        Write(folder, "Database/index.md", "---\nnotion_type: database\ntitle: Database\ndata_sources:\n  - name: D\n    folder: .\n    properties: { Name: title }\n---\n# X\n");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(
            import.Notices.Select(notice => $"{notice}"),
            Is.EquivalentTo(["A.md: LinkDropped: #nowhere (line 1)", "A.md: HeadingLinkShortened: B.md#nowhere", "A.md: HeadingLinkShortened: Database/index.md#x", "A.md: HeadingLinkShortened: [[B#^block]]"]));
        BlockTree a = await Notion.Blocks.GetTreeAsync(new BlockId(IdOf(import, "A.md")));
        string b = $"https://www.notion.so/{IdOf(import, "B.md"):N}";
        Assert.That(LinksOf(a), Is.EqualTo([b, b, $"https://www.notion.so/{IdOf(import, "Database/index.md"):N}", b]));
    }

    [TestCase("[[B#Two words]] [[B#One#Two words]] [[#Here]] [x](B.md#two-words)", TestName = "As Obsidian writes them")]
    [TestCase("[x](B.md#Two-Words) [x](B.md#TWO%20WORDS) [x](#here) [x](<B.md#two-words>)", TestName = "In other case and encoded")]
    [TestCase("[x](B.md#two-words) [x](B#two-words) [x](A.md#here) <a href=\"B.md#two-words\">x</a>", TestName = "By name and in HTML")]
    public async Task Links_to_headings_are_read_in_every_form(string links)
    {
        string folder = NewFolder();
        Write(folder, "A.md", $"{links}\n\n# Here\n");
        Write(folder, "B.md", "# One\n\n## Two words\n");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        BlockTree a = await Notion.Blocks.GetTreeAsync(new BlockId(IdOf(import, "A.md")));
        BlockTree b = await Notion.Blocks.GetTreeAsync(new BlockId(IdOf(import, "B.md")));
        string two = $"https://www.notion.so/{b.Id.Value:N}#{Find<Heading2Block>(b).Id.Value:N}";
        string here = $"https://www.notion.so/{a.Id.Value:N}#{Find<Heading1Block>(a).Id.Value:N}";
        string[] found = LinksOf(a);
        Assert.That(found, Has.Length.EqualTo(4));
        Assert.That(found, Is.EquivalentTo([two, two, here, two]));
        Assert.That(import.Notices, Is.Empty);
    }

    [Test]
    public async Task A_link_to_the_heading_that_became_the_title_leads_to_the_page()
    {
        string folder = NewFolder();
        Write(folder, "a.md", "# Title\n\n[up](#title) [down](#part)\n\n## Part\n");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions with { TitleFromHeading = true });

        BlockTree page = await Notion.Blocks.GetTreeAsync(new BlockId(IdOf(import, "a.md")));
        Assert.That(LinksOf(page), Is.EqualTo([$"https://www.notion.so/{page.Id.Value:N}", $"https://www.notion.so/{page.Id.Value:N}#{Find<Heading2Block>(page).Id.Value:N}"]));
        Assert.That(import.Notices, Is.Empty);
    }

    [Test]
    public async Task Addresses_of_blocks_in_a_file_are_compared_as_they_are()
    {
        (PageId wiki, _, BlockTree tree) = await WikiAsync();
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, wiki, folder, ExportOptions);
        string text = Read(folder, "Wiki.md");
        Write(folder, "Wiki.md", System.Text.RegularExpressions.Regex.Replace(text, "#[0-9a-f]{32}", $"#{Find<Heading1Block>(tree).Id.Value:N}"));

        int writes = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        Assert.That(writes, Is.EqualTo(1));
        Assert.That(LinksOf(await Notion.Blocks.GetTreeAsync(wiki))[^1], Does.EndWith($"#{Find<Heading1Block>(tree).Id.Value:N}"));
    }

    [Test]
    public async Task An_import_with_links_to_headings_that_ends_at_any_request_continues_without_duplicates()
    {
        string folder = NewFolder();
        string[] texts = ["# Contents\n\n- [a](#a)\n\n# A\n\n[up](#contents) [b](B.md#b)\n", "# B\n\n[a](A.md#a) [self](#b)\n\n[C](B/C.md)\n\n[c](B/C.md#c)\n", "# C\n\n> q\n>\n> # D\n\n[b](../B.md#b) [d](#d)\n"];
        string[] paths = ["A.md", "B.md", "B/C.md"];
        foreach ((string path, string text) in paths.Zip(texts))
            Write(folder, path, text);
        int requests = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions with { Concurrency = 1 }));
        for (int i = 0; i < requests; i++)
        {
            foreach (bool afterCommit in (bool[])[false, true])
            {
                NotionEmulator other = NewEmulator();
                INotionClient notion = ClientOf(other);
                File.Delete(Path.Combine(folder, ".notion", "import.jsonl"));
                if (i > 0)
                    other.Faults.Next(i).Delay(TimeSpan.Zero);
                other.Faults.Next(3).ResetConnection(afterCommit);
                try
                {
                    await MarkdownImport.ReadAsync(notion, folder, other.RootPageId, ImportOptions with { Concurrency = 1 });
                }
                catch (TransferException e)
                {
                    Assert.That(e.InnerException, Is.InstanceOf<NotionException>());
                }

                other.Faults.Clear();
                ImportResult import = await MarkdownImport.ReadAsync(notion, folder, other.RootPageId, ImportOptions);
                foreach ((string path, string text) in paths.Zip(texts))
                    Assert.That(await ExportedAsync(other, notion, IdOf(import, path), path), Is.EqualTo(text), $"{path}: ended at request {i + 1}, after commit: {afterCommit}");
            }
        }
    }

    private static string[] LinksOf(BlockTree tree) =>
        [.. tree.All().SelectMany(node => (node.Block.Content switch { ParagraphBlock b => b.RichText, BulletedListItemBlock b => b.RichText, _ => RichTextList.Empty }).Select(piece => piece.Href)).OfType<string>()];

    private static Block Find<T>(BlockTree tree) => tree.All().First(node => node.Block.Content is T).Block;

    private static Guid IdOf(ImportResult import, string path) => import.Items.Single(item => item.Path == path).Id!.Value;

    // The text after the front matter, without ids.
    private static string Body(string folder, string path)
    {
        string text = Read(folder, path);
        return System.Text.RegularExpressions.Regex.Replace(text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 6)..], @"https://www\.notion\.so/[^)]*", "@");
    }

    private async Task AssertAsync(ImportResult import, string path, string markdown) =>
        Assert.That(await ExportedAsync(Emulator, Notion, IdOf(import, path), path), Is.EqualTo(markdown));

    // What an export of the whole workspace has for a page, with links as in the folder that was imported.
    private async Task<string> ExportedAsync(NotionEmulator emulator, INotionClient notion, Guid id, string path)
    {
        string folder = NewFolder();
        ExportResult export = await MarkdownExport.WriteAsync(notion, emulator.RootPageId, folder, ExportOptions);
        string exported = export.Items.Single(item => item.Id == id).Path;
        Assert.That(exported, Does.EndWith(path));
        return Body(folder, exported);
    }

    private async Task<(PageId Wiki, PageId Guide, BlockTree Tree)> WikiAsync()
    {
        PageId wiki = Emulator.Workspace.AddPage("Wiki", parent: Root);
        PageId guide = Emulator.Workspace.AddPage("Guide", parent: wiki);
        await Notion.Blocks.AppendTreeAsync(guide, [new Heading1Block("Set up"), new ParagraphBlock("text"), new Heading2Block("Set up") { IsToggleable = true, Children = [new ParagraphBlock("Back to the start.")] }]);
        BlockTree tree = await Notion.Blocks.GetTreeAsync(guide);
        string first = $"https://www.notion.so/{guide.Value:N}#{Find<Heading1Block>(tree).Id.Value:N}";
        string second = $"https://www.notion.so/{guide.Value:N}#{Find<Heading2Block>(tree).Id.Value:N}";
        await Notion.Blocks.AppendTreeAsync(
            guide,
            [new BulletedListItemBlock(RichText.Text("first", first)), new BulletedListItemBlock(RichText.Text("second", second)), new BulletedListItemBlock(RichText.Text("page", $"https://www.notion.so/{wiki.Value:N}"))],
            BlockPosition.Start);
        await Notion.Blocks.UpdateAsync(tree.Children[2].Children[0].Block.Id, new(new ParagraphBlock([RichText.Text("Back to "), RichText.Text("the start", first), RichText.Text(".")])));
        await Notion.Blocks.AppendTreeAsync(
            wiki,
            [new ParagraphBlock([RichText.Text("See "), RichText.Text("the steps", second), RichText.Text(" and "), RichText.Text("a paragraph", $"https://www.notion.so/{guide.Value:N}#{tree.Children[1].Block.Id.Value:N}"), RichText.Text(".")])]);
        return (wiki, guide, tree);
    }
}

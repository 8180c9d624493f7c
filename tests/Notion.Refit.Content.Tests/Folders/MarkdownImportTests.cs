using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Folders;

public sealed class MarkdownImportTests : FolderTest
{
    [Test]
    public async Task A_second_import_of_the_same_folder_changes_nothing_and_only_looks_at_what_is_there()
    {
        string folder = await ExportedAsync();
        NotionEmulator other = NewEmulator();
        INotionClient notion = ClientOf(other);
        await MarkdownImport.ReadAsync(notion, folder, other.RootPageId, ImportOptions);
        other.Requests.Clear();

        ImportResult second = await MarkdownImport.ReadAsync(notion, folder, other.RootPageId, ImportOptions);

        Assert.That(second.ToString(), Is.EqualTo("0 created, 0 updated, 8 unchanged, 0 stale"));

        // The pages with pages in them: the parent, the project, the notes, the row; the rows.
        Assert.That(other.Requests, Has.Count.EqualTo(5));
        Assert.That(other.Requests.All(request => request.Method == HttpMethod.Get || request.Path.EndsWith("/query", StringComparison.Ordinal)), Is.True);
    }

    [Test]
    public async Task An_import_whose_record_was_lost_finds_its_pages_by_their_titles()
    {
        string folder = await ExportedAsync();
        NotionEmulator other = NewEmulator();
        INotionClient notion = ClientOf(other);
        await MarkdownImport.ReadAsync(notion, folder, other.RootPageId, ImportOptions);
        File.Delete(Path.Combine(folder, ".notion", "import.jsonl"));
        other.Requests.Clear();

        ImportResult second = await MarkdownImport.ReadAsync(notion, folder, other.RootPageId, ImportOptions);

        Assert.That(second.ToString(), Is.EqualTo("0 created, 0 updated, 8 unchanged, 0 stale"));
        Assert.That(other.Requests.All(request => request.Method == HttpMethod.Get || request.Path.EndsWith("/query", StringComparison.Ordinal)), Is.True);
    }

    [Test]
    public async Task A_changed_file_changes_only_its_own_blocks_and_keeps_the_others()
    {
        string folder = NewFolder();
        Write(folder, "Page.md", "# One\n\nfirst\n\n- a\n- b\n  - c\n\nlast\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        PageId page = await OnlyPageAsync();
        await Notion.Blocks.UpdateAsync((await Notion.Blocks.GetTreeAsync(page)).Children[0].Block.Id, new(new Heading1Block("One") { Color = Color.Red }));
        BlockTree before = await Notion.Blocks.GetTreeAsync(page);
        Write(folder, "Page.md", "# One\n\nfirst, changed\n\ninserted\n\n- a\n- b\n  - c, changed\n");

        int writes = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        BlockTree after = await Notion.Blocks.GetTreeAsync(page);
        Assert.That(NotionMarkdown.FromBlocks(after).Value, Is.EqualTo("# One\n\nfirst, changed\n\ninserted\n\n- a\n- b\n  - c, changed\n"));

        // Two updates, an insertion, a deletion.
        Assert.That(writes, Is.EqualTo(4));
        Assert.That(((Heading1Block)after.Children[0].Block.Content).Color, Is.EqualTo(Color.Red));
        BlockId[] kept = [.. after.All().Select(node => node.Block.Id).Intersect(before.All().Select(node => node.Block.Id))];
        Assert.That(kept, Has.Length.EqualTo(5));
    }

    [Test]
    public async Task An_edit_in_Notion_stays_as_long_as_the_file_does_not_change()
    {
        string folder = NewFolder();
        Write(folder, "Page.md", "text\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        await Notion.Blocks.AppendTreeAsync(await OnlyPageAsync(), [new ParagraphBlock("from the app")]);

        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(NotionMarkdown.FromBlocks(await Notion.Blocks.GetTreeAsync(await OnlyPageAsync())).Value, Is.EqualTo("text\n\nfrom the app\n"));
    }

    [Test]
    public async Task An_import_that_ends_at_any_request_continues_without_duplicates()
    {
        string folder = await ExportedAsync();
        string expected = await ImportAndExportAsync(folder, NewEmulator());
        int requests = await RequestsOfImportAsync(folder);
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
                Assert.That(await ImportAndExportAsync(folder, other), Is.EqualTo(expected), $"ended at request {i + 1}, after commit: {afterCommit}");
            }
        }
    }

    [Test]
    public async Task An_Obsidian_vault_keeps_its_links_embeds_and_files()
    {
        string folder = NewFolder();
        Write(folder, "Home.md", "---\ntags: [a, b]\naliases: Start\n---\nSee [[Note]], [[sub/Other#Part|the other]] and [[Nowhere]].\n\n![[picture.png|300]]\n\n![[Note]]\n\n`[[not a link]]`\n");
        Write(folder, "Note.md", "Back to [[start]].\n");
        Write(folder, "sub/Other.md", "Text.\n");
        Write(folder, "files/picture.png", "png");
        Write(folder, ".obsidian/app.json", "{}");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Guid note = IdOf(import, "Note.md");
        Guid home = IdOf(import, "Home.md");
        BlockTree tree = await Notion.Blocks.GetTreeAsync(new BlockId(home));
        var text = ((ParagraphBlock)tree.Children[0].Block.Content).RichText;
        Assert.That(
            text.Where(piece => piece.Href is not null).Select(piece => (piece.PlainText, piece.Href)),
            Is.EqualTo([("Note", $"https://www.notion.so/{note:N}"), ("the other", $"https://www.notion.so/{IdOf(import, "sub/Other.md"):N}")]));
        Assert.That(text.ToPlainText(), Is.EqualTo("See Note, the other and Nowhere."));
        Assert.That(tree.Children.Select(node => node.Block.Content.Type), Is.EqualTo(["paragraph", "image", "paragraph", "paragraph"]));
        Assert.That(((ImageBlock)tree.Children[1].Block.Content).Source, Is.InstanceOf<HostedFile>());
        Assert.That(((ParagraphBlock)tree.Children[3].Block.Content).RichText.ToPlainText(), Is.EqualTo("[[not a link]]"));
        Assert.That(NotionMarkdown.FromBlocks(await Notion.Blocks.GetTreeAsync(new BlockId(note))).Value, Does.Contain($"{home:N}"));
        Assert.That(import.Items.Select(item => item.Path), Is.EqualTo(["Home.md", "Note.md", "sub", "sub/Other.md"]));
        Assert.That(import.Notices.Select(notice => $"{notice}"), Is.EqualTo(["Home.md: HeadingLinkShortened: [[sub/Other#Part]]", "Home.md: LinkDropped: [[Nowhere]] (line 5)"]));
    }

    [Test]
    public async Task A_documentation_folder_has_its_titles_from_headings_and_its_folders_from_indexes()
    {
        string folder = NewFolder();
        Write(folder, "README.md", "# The product\n\nSee the [guide](guide/) and [setup](guide/setup.md#install).\n");
        Write(folder, "guide/index.md", "# Guide\n\n[Home](../README.md) ![Diagram](../img/d.png) [spec](../img/spec.pdf)\n");
        Write(folder, "guide/setup.md", "# Setup\n\nText\n");
        Write(folder, "img/d.png", "png");
        Write(folder, "img/spec.pdf", "pdf");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions with { TitleFromHeading = true });

        Page guide = await Notion.Pages.RetrieveAsync(new PageId(IdOf(import, "guide/index.md")));
        BlockTree tree = await Notion.Blocks.GetTreeAsync(guide.Id);
        Assert.That(guide.Title, Is.EqualTo("Guide"));
        Assert.That(tree.Children.Select(node => node.Block.Content.Type), Is.EquivalentTo(["paragraph", "image", "pdf", "child_page"]));
        Assert.That(import.Items.Select(item => item.Path), Is.EqualTo(["README.md", "guide/index.md", "guide/setup.md"]));
        Assert.That(import.Notices.Select(notice => $"{notice}"), Is.EqualTo(["README.md: HeadingLinkShortened: guide/setup.md#install"]));
        Assert.That(
            NotionMarkdown.FromBlocks(await Notion.Blocks.GetTreeAsync(new BlockId(IdOf(import, "README.md")))).Value,
            Is.EqualTo($"See the [guide](https://www.notion.so/{guide.Id.Value:N}) and [setup](https://www.notion.so/{IdOf(import, "guide/setup.md"):N}).\n"));
    }

    [Test]
    public async Task A_changed_image_is_uploaded_again_and_an_unchanged_one_is_not()
    {
        string folder = NewFolder();
        Write(folder, "Page.md", "![a](a.png)\n\n![b](b.png)\n");
        Write(folder, "a.png", "1");
        Write(folder, "b.png", "1");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        Write(folder, "a.png", "2");

        Emulator.Requests.Clear();
        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(import.Count(TransferState.Updated), Is.EqualTo(1));
        Assert.That(Emulator.Requests.Count(request => request.Path.EndsWith("/send", StringComparison.Ordinal)), Is.EqualTo(1));
        string exported = NewFolder();
        await MarkdownExport.WriteAsync(Notion, await OnlyPageAsync(), exported, ExportOptions);
        Assert.That((Read(exported, "Page/a.png"), Read(exported, "Page/b.png")), Is.EqualTo(("2", "1")));
    }

    [Test]
    public async Task A_file_that_moved_to_another_folder_moves_its_page()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        string folder = NewFolder();
        ExportResult export = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        Guid id = export.Items.Single(item => item.Path == "Project- Apollo-/Übersicht.md").Id!.Value;
        File.Move(Path.Combine(folder, "Project- Apollo-", "Übersicht.md"), Path.Combine(folder, "Übersicht.md"));
        Write(folder, "Project- Apollo-.md", Read(folder, "Project- Apollo-.md").Replace("[Übersicht](Project-%20Apollo-/%C3%9Cbersicht.md)\n\n", "", StringComparison.Ordinal));
        Write(folder, "Übersicht.md", Read(folder, "Übersicht.md").Replace("(Notes/", "(Project-%20Apollo-/Notes/", StringComparison.Ordinal));

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(IdOf(import, "Übersicht.md"), Is.EqualTo(id));
        Assert.That((await Notion.Pages.RetrieveAsync(new PageId(id))).Parent, Is.EqualTo(Parent.Page(Root)));
        Assert.That(import.Count(TransferState.Created), Is.Zero);
    }

    [Test]
    public async Task A_page_without_its_file_is_listed_as_stale_and_left()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "a\n");
        Write(folder, "B.md", "b\n");
        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        File.Delete(Path.Combine(folder, "B.md"));

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(import.Items.Select(item => $"{item}"), Is.EqualTo(["Unchanged: A.md", "Stale: B.md"]));
        Assert.That((await Notion.Blocks.GetTreeAsync(Root)).Children, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_changed_property_of_a_row_is_updated_alone()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        const string row = "Project- Apollo-/Tasks/Write- the client.md";
        Write(folder, row, Read(folder, row).Replace("Cost: 399.5", "Cost: 12", StringComparison.Ordinal).Replace("Due: 2026-12-01", "Due: \"2026-12-01/2026-12-03\"", StringComparison.Ordinal));

        int writes = await CountAsync(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions), writesOnly: true);

        Assert.That(writes, Is.EqualTo(1));
        Assert.That(Emulator.Requests.Single(request => request.Method == HttpMethod.Patch).ReadJson().GetProperty("properties").EnumerateObject().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_database_with_several_data_sources_comes_back()
    {
        PageId page = Emulator.Workspace.AddPage("Page", parent: Root);
        EmulatedDatabase first = Emulator.Workspace.AddDatabase("Plan", new() { ["Name"] = PropertySchema.Title() }, page);
        DataSourceId second = Emulator.Workspace.AddDataSource(first.Id, "Second: one", new() { ["Title"] = PropertySchema.Title(), ["N"] = PropertySchema.Number() });
        first.AddRow(new() { ["Name"] = PropertyValue.Title("Row") });
        Emulator.Workspace.AddRow(second, new() { ["Title"] = PropertyValue.Title("Row"), ["N"] = PropertyValue.Number(2) });
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        string expected = Show(folder, withIds: false);

        string back = await ImportAndExportAsync(folder, NewEmulator(), "Page.md");

        Assert.That(expected, Does.Contain("=== Page/Plan/Plan/Row.md").And.Contain("=== Page/Plan/Second- one/Row.md"));
        Assert.That(back, Is.EqualTo(expected));
    }

    [Test]
    public async Task Relations_lead_to_the_rows_of_the_folder()
    {
        EmulatedDatabase people = Emulator.Workspace.AddDatabase("People", new() { ["Name"] = PropertySchema.Title() }, Root);
        PageId ada = people.AddRow(new() { ["Name"] = PropertyValue.Title("Ada") });
        PageId page = Emulator.Workspace.AddPage("Page", parent: Root);
        EmulatedDatabase cities = Emulator.Workspace.AddDatabase("Cities", new() { ["Name"] = PropertySchema.Title() }, page);
        PageId rome = cities.AddRow(new() { ["Name"] = PropertyValue.Title("Rome") });
        EmulatedDatabase trips = Emulator.Workspace.AddDatabase(
            "A trip", new() { ["Name"] = PropertySchema.Title(), ["To"] = PropertySchema.Relation(cities.DataSourceId), ["Who"] = PropertySchema.Relation(people.DataSourceId) }, page);
        trips.AddRow(new() { ["Name"] = PropertyValue.Title("Trip"), ["To"] = PropertyValue.Relation(rome), ["Who"] = PropertyValue.Relation(ada) });
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        NotionEmulator other = NewEmulator();

        Assert.That(Read(folder, "Page/A trip/Trip.md"), Does.Contain("To:\n  - \"../Cities/Rome.md\"").And.Contain($"Who:\n  - \"https://www.notion.so/{ada.Value:N}\""));
        string second = await ImportAndExportAsync(folder, other, "Page.md");

        Assert.That(second, Does.Contain("To:\n  - \"../Cities/Rome.md\""));
    }

    private static Guid IdOf(TransferResult result, string path) => result.Items.Single(item => item.Path == path).Id!.Value;

    private async Task<PageId> OnlyPageAsync() => PageId.FromGuid((await Notion.Blocks.GetTreeAsync(Root)).Children.Single(node => node.Block.Content is ChildPageBlock).Block.Id.Value);

    private async Task<string> ExportedAsync()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        Directory.Delete(Path.Combine(folder, ".notion"), recursive: true);
        return folder;
    }

    private async Task<int> RequestsOfImportAsync(string folder)
    {
        NotionEmulator other = NewEmulator();
        await MarkdownImport.ReadAsync(ClientOf(other), folder, other.RootPageId, ImportOptions with { RecordPath = Path.Combine(NewFolder(), "record") });
        return other.Requests.Count;
    }

    private async Task<string> ImportAndExportAsync(string folder, NotionEmulator other, string root = "Project- Apollo-.md")
    {
        INotionClient notion = ClientOf(other);
        ImportResult import = await MarkdownImport.ReadAsync(notion, folder, other.RootPageId, ImportOptions);
        string exported = NewFolder();
        await MarkdownExport.WriteAsync(notion, new PageId(IdOf(import, root)), exported, ExportOptions with { FileClient = FilesOf(other) });
        return Show(exported, withIds: false);
    }
}

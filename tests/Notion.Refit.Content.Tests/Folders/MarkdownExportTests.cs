using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Folders;

public sealed class MarkdownExportTests : FolderTest
{
    [Test]
    public async Task A_second_export_reads_only_what_could_have_changed_and_writes_nothing()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        Settle();
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        Dictionary<string, DateTime> times = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc);

        ExportResult second = null!;
        int requests = await CountAsync(async () => second = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions));

        Assert.That(second.ToString(), Is.EqualTo("0 created, 0 updated, 8 unchanged, 0 stale"));
        Assert.That(times, Is.EquivalentTo(Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).ToDictionary(file => file, File.GetLastWriteTimeUtc)));

        // The root, its children in one list, the page in Notes, the database, its data source and rows, the page in a row.
        Assert.That(requests, Is.EqualTo(1 + 1 + 1 + 3 + 1));
    }

    [Test]
    public async Task A_page_that_was_read_right_after_its_edit_is_read_once_more()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ParagraphBlock("first")], Root);
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        await Notion.Blocks.AppendTreeAsync(page, [new ParagraphBlock("second, in the same minute")]);

        ExportResult second = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

        Assert.That(second.ToString(), Is.EqualTo("0 created, 1 updated, 0 unchanged, 0 stale"));
        Assert.That(Read(folder, "Page.md"), Does.Contain("second"));
        Settle();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        Assert.That(await CountAsync(() => MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions)), Is.EqualTo(1));
    }

    [Test]
    public async Task Only_the_page_that_was_edited_is_read_and_written_again()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        Settle();
        string folder = NewFolder();
        ExportResult first = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        var device = new PageId(first.Items.Single(item => item.Path.EndsWith("CON_.md", StringComparison.Ordinal)).Id!.Value);
        Settle();
        await Notion.Blocks.AppendTreeAsync(device, [new ParagraphBlock("new")]);

        ExportResult second = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

        Assert.That(second.Items.Where(item => item.State != TransferState.Unchanged).Select(item => $"{item}"), Is.EqualTo(["Updated: Project- Apollo-/Notes/CON_.md"]));
    }

    [Test]
    public async Task A_renamed_page_takes_its_folder_and_all_links_to_it_along()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        Settle();
        string folder = NewFolder();
        ExportResult first = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        var notes = new PageId(first.Items.Single(item => item.Path == "Project- Apollo-/Notes.md").Id!.Value);
        Settle();
        await Notion.Pages.UpdateAsync(notes, new() { Properties = { ["title"] = new TitleValue("Renamed") } });

        ExportResult second = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        string updated = Show(folder);

        Assert.That(second.Count(TransferState.Stale), Is.Zero);
        Assert.That(Directory.Exists(Path.Combine(folder, "Project- Apollo-", "Notes")), Is.False);
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "Project- Apollo-", "Renamed", "a picture.png")), Is.EqualTo(new byte[] { 1, 2, 3 }));
        string fresh = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, fresh, ExportOptions);
        Assert.That(updated, Is.EqualTo(Show(fresh)));
    }

    [Test]
    public async Task An_export_that_ends_at_any_request_continues_to_the_same_folder()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        Settle();
        string whole = NewFolder();
        Emulator.Requests.Clear();
        await MarkdownExport.WriteAsync(Notion, page, whole, ExportOptions);
        int requests = Emulator.Requests.Count(request => request.Operation is not null);
        string expected = Show(whole);

        for (int i = 0; i < requests; i++)
        {
            string folder = NewFolder();
            Emulator.Faults.Clear();
            if (i > 0)
                Emulator.Faults.Next(i).Delay(TimeSpan.Zero);
            Emulator.Faults.Next().ServerError(500);

            TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions with { Concurrency = 1 }));
            Assert.That(e!.InnerException, Is.InstanceOf<NotionApiException>());
            ExportResult rest = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

            Assert.That(Show(folder), Is.EqualTo(expected), $"ended at request {i + 1}");
            Assert.That(rest.Count(TransferState.Created) + e.Result.Count(TransferState.Created), Is.GreaterThanOrEqualTo(rest.Items.Count));
            Assert.That(Directory.EnumerateFiles(Path.Combine(folder, ".notion"), "*.tmp"), Is.Empty);
        }
    }

    [Test]
    public async Task A_cancelled_export_says_what_was_done_and_continues_without_reading_it_again()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        Settle();
        string folder = NewFolder();
        using var stop = new CancellationTokenSource();
        var progress = new CancelAfter(stop, 2);

        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(
            () => MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions with { Concurrency = 1 }, progress, stop.Token));
        var failure = (TransferException)e!.InnerException!;
        ExportResult rest = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

        Assert.That(failure.Result.Count(TransferState.Created), Is.GreaterThanOrEqualTo(2));
        Assert.That(rest.Count(TransferState.Created), Is.LessThanOrEqualTo(6));
        Assert.That(rest.Items, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task Names_are_safe_on_every_operating_system_and_no_two_are_the_same()
    {
        string[] titles =
        [
            "CON", "nul.txt", "a<b>c:d\"e/f\\g|h?i*j", "ends with dots...", " blanks ", ".hidden", "", "line\nfeed", "Straße", "STRASSE", "case", "CASE",
            "e\u0301", "\u00E9", new string('x', 300), new string('ж', 300), string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 60)), "evil\u202Egnp.exe", "..", "index",
        ];
        PageId page = Emulator.Workspace.AddPage("Names", parent: Root);
        foreach (string title in titles)
            Emulator.Workspace.AddPage(title, parent: page);
        string folder = NewFolder();

        ExportResult export = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

        string[] names = [.. export.Items.Where(item => item.Path.StartsWith("Names/", StringComparison.Ordinal)).Select(item => Path.GetFileName(item.Path))];
        Assert.That(names, Has.Length.EqualTo(titles.Length));
        Assert.That(names.Select(name => name.Normalize().ToUpperInvariant()), Is.Unique);
        foreach (string name in names)
        {
            Assert.That(System.Text.Encoding.UTF8.GetByteCount(name), Is.LessThanOrEqualTo(123), name);
            Assert.That(name, Does.Not.Match("[<>:\"/\\\\|?*\\x00-\\x1F\\u202E]").And.Not.StartsWith(".").And.Not.Match("[. ]\\.md$"));
            Assert.That(name.Split('.')[0].ToUpperInvariant(), Is.Not.AnyOf("CON", "NUL"));
        }

        Assert.That(names, Does.Contain("CON_.md").And.Contain("nul_.txt.md").And.Contain("Untitled.md").And.Contain("_.hidden.md"));
    }

    [Test]
    public async Task A_page_that_is_gone_leaves_a_stale_file_that_is_listed_until_it_is_deleted()
    {
        PageId page = Emulator.Workspace.AddPage("Page", parent: Root);
        PageId child = Emulator.Workspace.AddPage("Child", [new ParagraphBlock("x")], page);
        Settle();
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        Settle();
        await Notion.Pages.UpdateAsync(child, new() { InTrash = true });

        for (int i = 0; i < 2; i++)
        {
            ExportResult export = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
            Assert.That(export.Items.Where(item => item.State == TransferState.Stale).Select(item => item.Path), Is.EqualTo(["Page/Child.md"]));
            Assert.That(File.Exists(Path.Combine(folder, "Page", "Child.md")), Is.True);
            Settle();
        }

        File.Delete(Path.Combine(folder, "Page", "Child.md"));
        Assert.That((await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions)).Count(TransferState.Stale), Is.Zero);
    }

    [Test]
    public async Task A_file_of_the_user_is_not_overwritten()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ParagraphBlock("x")], Root);
        string folder = NewFolder();
        Write(folder, "Page.md", "mine");

        ExportResult export = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

        Assert.That(Read(folder, "Page.md"), Is.EqualTo("mine"));
        Assert.That(export.Items.Single().Path, Does.Match("^Page [0-9a-f]{6}\\.md$"));
    }

    [Test]
    public async Task An_export_whose_record_was_lost_writes_the_same_files()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        string folder = NewFolder();
        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);
        string before = Show(folder);
        Directory.Delete(Path.Combine(folder, ".notion"), recursive: true);

        await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

        Assert.That(Show(folder), Is.EqualTo(before));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Nothing_is_written_through_a_symbolic_link()
    {
        PageId page = Emulator.Workspace.AddPage("Page", parent: Root);
        Emulator.Workspace.AddPage("Child", [new ParagraphBlock("x")], page);
        string folder = NewFolder();
        string outside = NewFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder, "Page"), outside);

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions));

        Assert.That(e!.Message, Does.Contain("symbolic link"));
        Assert.That(Directory.EnumerateFileSystemEntries(outside), Is.Empty);
    }

    [Test]
    public async Task A_file_that_cannot_be_saved_is_reported_and_tried_again()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        Settle();
        string folder = NewFolder();
        using var broken = new HttpClient(new Refusal());

        ExportResult first = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions with { FileClient = broken });
        ExportResult second = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

        Assert.That(first.Notices.Count(notice => notice.Notice.Kind == ConversionNoticeKind.FileNotSaved), Is.EqualTo(3));
        Assert.That(second.Items.Where(item => item.State == TransferState.Updated).Select(item => item.Path), Is.EqualTo(["Project- Apollo-/Notes.md", "Project- Apollo-/Tasks/Write- the client.md"]));
        Assert.That(File.Exists(Path.Combine(folder, "Project- Apollo-", "Notes", "paper.pdf")), Is.True);
        TransferException? strict = await Assert.ThrowsAsync<TransferException>(
            () => MarkdownExport.WriteAsync(Notion, page, NewFolder(), ExportOptions with { FileClient = broken, Strict = true }));
        Assert.That(strict!.Place, Is.AnyOf("Project- Apollo-/Notes.md", "Project- Apollo-/Tasks/Write- the client.md"));
    }

    [Test]
    public async Task A_page_that_is_not_there_is_an_exception_with_its_id()
    {
        var page = PageId.Parse("00000000-0000-4000-8000-00000000dead");

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownExport.WriteAsync(Notion, page, NewFolder(), ExportOptions));

        Assert.That(e!.Place, Is.EqualTo(page.ToString()));
        Assert.That(e.Message, Does.Contain(page.ToString()).And.EndWith("Done until then: 0 created, 0 updated, 0 unchanged, 0 stale."));
    }

    [Test]
    public async Task Progress_is_reported_for_each_page_and_ends_with_all_of_them()
    {
        PageId page = await Sample.CreateAsync(Emulator, Notion);
        var reports = new List<TransferProgress>();

        await MarkdownExport.WriteAsync(Notion, page, NewFolder(), ExportOptions, new Collect(reports));

        Assert.That(reports, Has.Count.EqualTo(8));
        Assert.That(reports[^1].Done, Is.EqualTo(8));
        Assert.That(reports[^1].Found, Is.EqualTo(8));
    }

    private sealed class Refusal : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.InternalServerError));
    }

    private sealed class CancelAfter(CancellationTokenSource stop, int count) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Done == count)
                stop.Cancel();
        }
    }

    private sealed class Collect(List<TransferProgress> reports) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => reports.Add(value);
    }

    [Test]
    public async Task Pages_and_databases_that_cannot_be_read_are_reported_and_links_to_them_stay_those_of_Notion()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ParagraphBlock("text")], Root);
        PageId secret = Emulator.Workspace.AddPage("Secret", [new ParagraphBlock("inside")], page);
        DatabaseId tasks = Emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title() }, page).Id;
        Emulator.Faults.Next(NotionOperations.RetrieveDatabase).Error(404, "object_not_found");
        Emulator.Faults.Next(NotionOperations.ListBlockChildren).Delay(TimeSpan.Zero);
        Emulator.Faults.Next(NotionOperations.ListBlockChildren).Error(404, "object_not_found");
        string folder = NewFolder();

        ExportResult export = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions with { Concurrency = 1 });

        Assert.That(
            export.Notices.Where(notice => notice.Notice.Kind == ConversionNoticeKind.PageUnreadable).Select(notice => (notice.Path, notice.Notice.Detail, notice.Notice.Severity, notice.Notice.BlockId)),
            Is.EquivalentTo([("Page/Secret.md", "Secret", ConversionSeverity.Dropped, (BlockId?)secret), ("Page/Tasks/index.md", "Tasks", ConversionSeverity.Dropped, (BlockId?)new BlockId(tasks.Value))]));
        Assert.That(Directory.Exists(Path.Combine(folder, "Page")), Is.False);
        Assert.That(Read(folder, "Page.md"), Does.EndWith($"\n\ntext\n\n[Secret](https://www.notion.so/{secret.Value:N})\n\n[Tasks](https://www.notion.so/{tasks.Value:N})\n"));
    }

    [Test]
    public async Task A_strict_export_ends_at_a_database_that_cannot_be_read()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ParagraphBlock("text")], Root);
        Emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title() }, page);
        Emulator.Faults.Next(NotionOperations.RetrieveDatabase).Error(404, "object_not_found");

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownExport.WriteAsync(Notion, page, NewFolder(), ExportOptions with { Strict = true }));

        Assert.That(e!.Place, Is.EqualTo("Page/Tasks/index.md"));
    }
}

using Notion.Refit.Content.Folders.Import;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests.Folders;

public sealed class HostileFolderTests : FolderTest
{
    [Test]
    public async Task Addresses_that_lead_out_of_the_folder_are_refused_and_reported()
    {
        string outside = NewFolder();
        Write(outside, "secret.png", "secret");
        Write(outside, "secret.md", "secret");
        string folder = NewFolder();
        string up = $"../{Path.GetFileName(outside)}";
        Write(
            folder,
            "Page.md",
            $"![a]({up}/secret.png) [b]({up}/secret.md) ![c]({outside}/secret.png) [d](/etc/passwd) ![e](..%2F{Path.GetFileName(outside)}%2Fsecret.png) ![f](C:\\\\secret.png) ![g](file://{outside}/secret.png) [[../../secret]]\n");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(Emulator.Requests.Any(request => request.Path.Contains("file_uploads", StringComparison.Ordinal)), Is.False);
        Assert.That(
            import.Notices.Where(notice => notice.Notice.Kind == ConversionNoticeKind.PathRefused).Select(notice => notice.Notice.Detail),
            Is.EquivalentTo([$"{up}/secret.png", $"{up}/secret.md", $"{outside}/secret.png", "/etc/passwd", $"..%2F{Path.GetFileName(outside)}%2Fsecret.png"]));
        Assert.That(import.Notices, Has.Count.EqualTo(8).And.All.Property("Notice").Property("Severity").EqualTo(ConversionSeverity.Dropped).And.All.Property("Notice").Property("Line").EqualTo(1));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Symbolic_links_are_refused_and_reported()
    {
        string outside = NewFolder();
        Write(outside, "secret.md", "secret");
        Write(outside, "secret.png", "secret");
        string folder = NewFolder();
        Write(folder, "Page.md", "![a](link.png) ![b](dir/secret.png)\n");
        File.CreateSymbolicLink(Path.Combine(folder, "link.png"), Path.Combine(outside, "secret.png"));
        File.CreateSymbolicLink(Path.Combine(folder, "link.md"), Path.Combine(outside, "secret.md"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "dir"), outside);
        Directory.CreateSymbolicLink(Path.Combine(folder, "loop"), folder);

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(import.Items.Select(item => item.Path), Is.EqualTo(["Page.md"]));
        Assert.That(
            import.Notices.Where(notice => notice.Notice.Kind == ConversionNoticeKind.PathRefused).Select(notice => notice.Path),
            Is.EqualTo(["dir", "link.md", "link.png", "loop"]));
        Assert.That(Emulator.Requests.Any(request => request.Path.Contains("file_uploads", StringComparison.Ordinal)), Is.False);
    }

    [TestCase(new byte[] { (byte)'a', 0xC3, 0x28 }, "UTF-8")]
    [TestCase(new byte[] { (byte)'a', 0, (byte)'b' }, "null characters")]
    [TestCase(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0xFF, 0xD8 }, "UTF-8")]
    public async Task A_file_that_is_not_text_ends_the_import_before_anything_is_sent(byte[] bytes, string reason)
    {
        string folder = NewFolder();
        Write(folder, "A.md", "fine\n");
        File.WriteAllBytes(Path.Combine(folder, "B.md"), bytes);

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));
        ImportResult skipped = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions with { SkipUnreadable = true });

        Assert.That(e!.Place, Is.EqualTo("B.md"));
        Assert.That(e.Message, Does.Contain(reason).And.Contain("Done until then: 0 created"));
        Assert.That(skipped.Items.Select(item => $"{item}"), Is.EqualTo(["Created: A.md"]));
        Assert.That(skipped.Notices.Single().Notice.Kind, Is.EqualTo(ConversionNoticeKind.FileUnreadable));
    }

    [Test]
    public async Task A_file_that_is_too_large_is_refused_by_its_size()
    {
        string folder = NewFolder();
        using (FileStream file = File.Create(Path.Combine(folder, "Huge.md")))
            file.SetLength(1L << 32);

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));

        Assert.That(e!.Message, Does.Contain("Huge.md").And.Contain("4294967296 bytes"));
    }

    [Test]
    public async Task Names_of_300_characters_devices_and_text_in_other_encodings_do_no_harm()
    {
        string folder = NewFolder();
        Write(folder, "CON.md", $"[x]({new string('y', 300)}.md) ![z]({new string('z', 5000)}.png)\n");
        Write(folder, "Bom.md", "\uFEFFtext\n");
        File.WriteAllText(Path.Combine(folder, "Wide.md"), "wide\n", System.Text.Encoding.Unicode);
        Write(folder, "Empty.md", "");
        Write(folder, new string('n', 250) + ".md", "long\n");
        Write(folder, "Yaml.md", "---\n[not: {a mapping\n---\ntext\n");
        Write(folder, "Bomb.md", "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\ntitle: Fine\n---\ntext\n");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(import.Count(TransferState.Created), Is.EqualTo(7));
        Assert.That((await Notion.Pages.RetrieveAsync(new PageId(import.Items.Single(item => item.Path == "Bomb.md").Id!.Value))).Title, Is.EqualTo("Fine"));
    }

    [Test]
    public async Task A_document_that_cannot_be_converted_is_an_exception_with_its_file_and_what_was_done()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "fine\n");
        Write(folder, "B.md", string.Concat(Enumerable.Repeat("> ", 3000)) + "deep\n");

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));

        Assert.That(e!.InnerException, Is.InstanceOf<ContentLimitException>());
        Assert.That(e.Place, Is.EqualTo("B.md"));
        Assert.That(e.Result.Items.Select(item => $"{item}"), Is.EqualTo(["Created: A.md"]));
    }

    [Test]
    public async Task A_strict_import_sends_nothing_of_a_file_that_would_lose_content()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "[x](missing.md)\n");

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions with { Strict = true }));

        Assert.That(e!.InnerException, Is.InstanceOf<ContentLossException>());
        Assert.That((await Notion.Blocks.GetTreeAsync(Root)).Children, Is.Empty);
    }

    [Test]
    public async Task Files_that_Notion_does_not_take_keep_their_text()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "![a program](x.exe)\n\n![empty](e.png)\n");
        Write(folder, "x.exe", "MZ");
        Write(folder, "e.png", "");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(import.Notices.Count(notice => notice.Notice.Kind == ConversionNoticeKind.FileNotUploaded), Is.EqualTo(2));
        Assert.That(
            NotionMarkdown.FromBlocks(await Notion.Blocks.GetTreeAsync(new BlockId(import.Items[0].Id!.Value))).Value,
            Is.EqualTo("a program\n\nempty\n"));
    }

    [Test]
    public async Task There_is_no_such_folder() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => MarkdownImport.ReadAsync(Notion, Path.Combine(NewFolder(), "missing"), Root));

    [Test]
    [Platform(Exclude = "Win")]
    [CancelAfter(60_000)]
    public async Task Pipes_and_devices_are_refused_and_reported_and_nothing_waits_for_them(CancellationToken cancellationToken)
    {
        string folder = NewFolder();
        Write(folder, "Page.md", "![a](pipe.png) [b](sub/pipe.md)\n");
        Write(folder, "Empty.md", "");
        Write(folder, "sub/Other.md", "text\n");
        await MakePipeAsync(Path.Combine(folder, "pipe.md"));
        await MakePipeAsync(Path.Combine(folder, "pipe.png"));
        await MakePipeAsync(Path.Combine(folder, "sub", "README.md"));
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(folder, "socket.md")));

        ImportResult import = await Task.Run(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions, cancellationToken: cancellationToken), cancellationToken).WaitAsync(cancellationToken);

        Assert.That(import.Items.Select(item => item.Path), Is.EqualTo(["Empty.md", "Page.md", "sub", "sub/Other.md"]));
        Assert.That(
            import.Notices.Where(notice => notice.Notice.Kind == ConversionNoticeKind.PathRefused).Select(notice => notice.Path),
            Is.EqualTo(["pipe.md", "pipe.png", "socket.md", "sub/README.md"]));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [CancelAfter(60_000)]
    public async Task An_export_does_not_wait_for_a_pipe_in_the_place_of_a_page_or_of_the_record(CancellationToken cancellationToken)
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ParagraphBlock("text")], Root);
        string folder = NewFolder();
        await MakePipeAsync(Path.Combine(folder, "Page.md"));
        Directory.CreateDirectory(Path.Combine(folder, ".notion"));
        await MakePipeAsync(Path.Combine(folder, ".notion", "export.jsonl"));

        ExportResult export = await Task.Run(() => MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions, cancellationToken: cancellationToken), cancellationToken).WaitAsync(cancellationToken);

        Assert.That(export.Items.Single().Path, Is.EqualTo($"Page {page.Value.ToString("N")[^6..]}.md"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task The_record_is_not_written_through_a_symbolic_link()
    {
        string outside = NewFolder();
        Write(outside, "precious.txt", "precious");
        string folder = NewFolder();
        Write(folder, "Page.md", "text\n");
        Directory.CreateDirectory(Path.Combine(folder, ".notion"));
        foreach (string name in (string[])["import.jsonl", "import.jsonl.new"])
            File.CreateSymbolicLink(Path.Combine(folder, ".notion", name), Path.Combine(outside, "precious.txt"));

        await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(Read(outside, "precious.txt"), Is.EqualTo("precious"));
        Assert.That(Read(folder, ".notion/import.jsonl"), Does.Contain("Page.md"));
    }

    [Test]
    public async Task A_folder_with_the_name_of_a_file_is_a_page()
    {
        string folder = NewFolder();
        Write(folder, "x.md/Inner.md", "text\n");

        ImportResult import = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);
        ImportResult second = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        Assert.That(import.Items.Select(item => $"{item}"), Is.EqualTo(["Created: x.md", "Created: x.md/Inner.md"]));
        Assert.That(second.Count(TransferState.Unchanged), Is.EqualTo(2));
    }

    [Test]
    public async Task A_folder_in_the_way_of_a_page_gives_the_page_another_name()
    {
        PageId page = Emulator.Workspace.AddPage("Page", [new ParagraphBlock("text")], Root);
        string folder = NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "Page.md"));

        ExportResult export = await MarkdownExport.WriteAsync(Notion, page, folder, ExportOptions);

        Assert.That(Read(folder, export.Items.Single().Path), Does.EndWith("\ntext\n"));
    }

    [TestCase(3, "shorter")]
    [TestCase(5, "longer")]
    public void A_file_that_changes_its_length_while_it_is_read_is_refused(int length, string change)
    {
        using var file = new MemoryStream(new byte[length]);

        Assert.That(() => FolderScan.ReadWhole(file, 4), Throws.TypeOf<IOException>().With.Message.Contains(change));
        file.Position = 0;
        Assert.That(FolderScan.ReadWhole(file, length), Has.Length.EqualTo(length));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task What_must_not_be_read_ends_the_import_with_its_path_or_is_left_out()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Permissions do not hold for root.");
            return;
        }

        string folder = NewFolder();
        Write(folder, "A.md", "fine\n");
        Write(folder, "B.md", "secret\n");
        Write(folder, "dir/C.md", "secret\n");
        File.SetUnixFileMode(Path.Combine(folder, "B.md"), UnixFileMode.None);
        TransferException? file = await Assert.ThrowsAsync<TransferException>(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));
        File.SetUnixFileMode(Path.Combine(folder, "dir"), UnixFileMode.None);

        ImportResult skipped = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions with { SkipUnreadable = true });
        File.Delete(Path.Combine(folder, "B.md"));
        TransferException? directory = await Assert.ThrowsAsync<TransferException>(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));
        File.SetUnixFileMode(Path.Combine(folder, "dir"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.That((file!.Place, directory!.Place), Is.EqualTo(("B.md", "dir")));
        Assert.That(skipped.Notices.Select(notice => (notice.Path, notice.Notice.Kind)), Is.EqualTo([("B.md", ConversionNoticeKind.FileUnreadable), ("dir", ConversionNoticeKind.FileUnreadable)]));
    }

    private static async Task MakePipeAsync(string path)
    {
        using var process = System.Diagnostics.Process.Start("mkfifo", [path]);
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }
}

using System.Security.Cryptography;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Files;

internal sealed class UploadTests : FileTest
{
    private const int Mebi = 1024 * 1024;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.pdf");

    protected override NotionEmulatorOptions Configure(NotionEmulatorOptions options) => options with { MaxFileUploadSize = 100 * Mebi };

    [TearDown]
    public void DeleteFile() => File.Delete(_path);

    [Test]
    public async Task A_small_file_is_two_requests_and_can_be_attached_everywhere()
    {
        byte[] bytes = RandomNumberGenerator.GetBytes(1000);
        await File.WriteAllBytesAsync(_path, bytes);
        DataSourceId tasks = Emulator.Workspace.AddDatabase("Tasks", new() { ["Name"] = PropertySchema.Title(), ["Files"] = PropertySchema.Files() }).DataSourceId;

        FileUploadId id = default;
        int requests = await CountAsync(async () => id = await Notion.FileUploads.UploadAsync(_path, "cv.pdf"));
        Page page = await Notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(tasks), Properties = { ["Files"] = PropertyValue.Files(id) } });

        using var fromPage = new MemoryStream();
        await Notion.Pages.DownloadAsync(page, "files", fromPage, fileClient: Files);
        byte[] fromBlock = await ReadAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(2));
            Assert.That(fromBlock, Is.EqualTo(bytes));
            Assert.That(fromPage.ToArray(), Is.EqualTo(bytes));
            Assert.That(page.Properties.GetFiles("Files")[0].Name, Is.EqualTo("cv.pdf"));
        });
    }

    [Test]
    public async Task A_large_file_goes_in_parts([Values("path", "file", "memory", "once")] string kind)
    {
        byte[] bytes = RandomNumberGenerator.GetBytes((21 * Mebi) + 17);
        await File.WriteAllBytesAsync(_path, bytes);
        await using FileStream file = File.OpenRead(_path);
        using var memory = new MemoryStream(bytes);
        using var once = new ReadOnce(bytes);
        var progress = new List<UploadProgress>();
        var report = new Immediate(progress.Add);

        FileUploadId id = default;
        int requests = await CountAsync(async () => id = kind switch
        {
            "path" => await Notion.FileUploads.UploadAsync(_path, progress: report),
            "file" => await Notion.FileUploads.UploadAsync(file, "a.pdf", progress: report),
            "memory" => await Notion.FileUploads.UploadAsync(memory, "a.pdf", progress: report),
            _ => await Notion.FileUploads.UploadAsync(once, "a.pdf", progress: report),
        });

        FileUpload upload = await Notion.FileUploads.RetrieveAsync(id);
        Assert.Multiple(() =>
        {
            Assert.That(requests, Is.EqualTo(6), "limit, create, three parts, complete");
            Assert.That(upload.Status, Is.EqualTo(FileUploadStatus.Uploaded));
            Assert.That(upload.ContentLength, Is.EqualTo(bytes.Length));
            Assert.That(progress[^1], Is.EqualTo(new UploadProgress(bytes.Length, bytes.Length)));
            Assert.That(progress, Has.Count.EqualTo(3));
        });
        Assert.That((await ReadAsync(id)).AsSpan().SequenceEqual(bytes), Is.True);
    }

    [Test]
    public async Task Only_the_part_that_failed_is_sent_again()
    {
        await File.WriteAllBytesAsync(_path, new byte[25 * Mebi]);
        Emulator.Faults.Next(NotionOperations.SendFileUpload).ServerError(500);

        int requests = await CountAsync(() => Notion.FileUploads.UploadAsync(_path));

        Assert.That(requests, Is.EqualTo(1 + 1 + 3 + 1 + 1));
    }

    [Test]
    public async Task A_completion_whose_response_was_lost_is_looked_up()
    {
        await File.WriteAllBytesAsync(_path, new byte[21 * Mebi]);
        Emulator.Faults.Next(NotionOperations.CompleteFileUpload).ResetConnection(afterCommit: true);

        FileUploadId id = await Notion.FileUploads.UploadAsync(_path);

        Assert.That((await Notion.FileUploads.RetrieveAsync(id)).Status, Is.EqualTo(FileUploadStatus.Uploaded));
    }

    [Test]
    public async Task What_Notion_would_refuse_is_refused_before_anything_is_sent()
    {
        long? limit = await Notion.Users.GetMaxFileSizeAsync();
        await File.WriteAllBytesAsync(_path, new byte[10]);
        int requests = RequestCount;

        ArgumentException? large = await Assert.ThrowsAsync<ArgumentException>(() => Notion.FileUploads.UploadAsync(_path, options: new() { MaxFileSize = 9 }));
        ArgumentException? empty = await Assert.ThrowsAsync<ArgumentException>(() => Notion.FileUploads.UploadAsync(new MemoryStream(), "a.pdf"));
        ArgumentException? named = await Assert.ThrowsAsync<ArgumentException>(() => Notion.FileUploads.UploadAsync(_path, new string('ä', 451)));

        Assert.Multiple(() =>
        {
            Assert.That(large!.Message, Does.Contain("10 bytes"));
            Assert.That(empty!.Message, Does.Contain("empty"));
            Assert.That(named!.Message, Does.Contain("900"));
            Assert.That(limit, Is.EqualTo(100 * Mebi));
            Assert.That(RequestCount, Is.EqualTo(requests));
        });
    }

    [Test]
    public async Task A_file_above_the_limit_of_the_workspace_is_refused_before_anything_is_sent()
    {
        await File.WriteAllBytesAsync(_path, new byte[(100 * Mebi) + 1]);

        ArgumentException? e = await Assert.ThrowsAsync<ArgumentException>(() => Notion.FileUploads.UploadAsync(_path));

        Assert.That(e!.Message, Does.Contain("104857601 bytes; the workspace takes 104857600"));
        Assert.That(Emulator.Requests.Select(request => request.Path), Is.EqualTo(["/v1/users/me"]));
    }

    [Test]
    public async Task The_limit_is_asked_for_once_and_not_for_files_that_every_plan_takes()
    {
        await File.WriteAllBytesAsync(_path, new byte[6 * Mebi]);

        await Notion.FileUploads.UploadAsync(new MemoryStream(new byte[5 * Mebi]), "small.pdf");
        int small = RequestCount;
        await Notion.FileUploads.UploadAsync(_path);
        int first = RequestCount - small;
        await Notion.FileUploads.UploadAsync(_path);
        int second = RequestCount - small - first;

        Assert.That((small, first, second), Is.EqualTo((2, 3, 2)));
    }

    [Test]
    public async Task A_limit_that_is_known_from_the_bot_user_or_set_is_not_asked_for()
    {
        await File.WriteAllBytesAsync(_path, new byte[6 * Mebi]);

        int set = await CountAsync(() => Notion.FileUploads.UploadAsync(_path, options: new() { MaxFileSize = 10 * Mebi }));
        await Notion.Users.GetMaxFileSizeAsync();
        int known = await CountAsync(() => Notion.FileUploads.UploadAsync(_path));

        Assert.That((set, known), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task A_limit_that_is_not_known_leaves_the_decision_to_Notion()
    {
        await File.WriteAllBytesAsync(_path, new byte[6 * Mebi]);
        Emulator.Faults.Next(NotionOperations.RetrieveMe).ServerError(500);

        Assert.That(async () => await Notion.FileUploads.UploadAsync(_path), Throws.Nothing);
    }

    private async Task<byte[]> ReadAsync(FileUploadId id)
    {
        AppendedTree tree = await Notion.Blocks.AppendTreeAsync(Root, [new PdfBlock(id)]);
        using var bytes = new MemoryStream();
        await Notion.Blocks.DownloadAsync(await Notion.Blocks.RetrieveAsync(tree.Blocks[0].Id!.Value), bytes, Files);
        return bytes.ToArray();
    }

    private sealed class Immediate(Action<UploadProgress> report) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value) => report(value);
    }

    private sealed class ReadOnce(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

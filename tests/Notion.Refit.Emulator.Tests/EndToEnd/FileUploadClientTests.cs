using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.EndToEnd;

/// <summary>The typed client uploads files, to an emulator in this process and to one behind a port.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class FileUploadClientTests(bool overNetwork)
{
    private NotionEmulator _emulator = null!;
    private WebApplication? _server;
    private Uri _address = null!;
    private NotionClient _notion = null!;
    private HttpClient _files = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _emulator = NotionEmulator.Start();
        if (overNetwork)
        {
            _server = EmulatorServer.Build(_emulator, new ServerOptions(Port: 0));
            await _server.StartAsync();
            _address = new Uri(_server.Urls.Single());
            _notion = NotionClient.Create(_emulator.Token, options => options.BaseAddress = _address);
            _files = new HttpClient();
        }
        else
        {
            _address = _emulator.BaseAddress;
            _notion = NotionClient.Create(_emulator.Token, _emulator.CreateHandler(), options => options.BaseAddress = _address);
            _files = _emulator.CreateHttpClient();
        }
    }

    [TearDown]
    public async Task StopAsync()
    {
        _notion.Dispose();
        _files.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task A_file_is_uploaded_attached_and_read_back()
    {
        byte[] picture = RandomNumberGenerator.GetBytes(100_000);

        FileUpload upload = await _notion.FileUploads.CreateAsync(new() { Filename = "photo.png", ContentType = "image/png" });
        FileUpload sent = await _notion.FileUploads.SendAsync(upload.Id, Content(picture, "image/png"));
        BlockList blocks = await _notion.Blocks.AppendChildrenAsync(
            _emulator.RootPageId, new() { Children = [new ImageBlock { Source = new FileUploadFile(upload.Id), Caption = "A photo" }] });
        FileUpload attached = await _notion.FileUploads.RetrieveAsync(upload.Id);

        Assert.That(upload.Status, Is.EqualTo(FileUploadStatus.Pending));
        Assert.That(upload.UploadUrl, Does.StartWith(_address.ToString()));
        Assert.That(sent.Status, Is.EqualTo(FileUploadStatus.Uploaded));
        Assert.That(sent.ContentLength, Is.EqualTo(picture.Length));
        Assert.That(attached.ExpiryTime, Is.Null);
        var image = (ImageBlock)blocks.Results[0].Content;
        Assert.That(await ReadAsync(image.Source), Is.EqualTo(picture));
    }

    [Test]
    public async Task A_large_file_is_uploaded_in_parts_at_the_same_time()
    {
        byte[][] parts = [RandomNumberGenerator.GetBytes(5 * 1024 * 1024), RandomNumberGenerator.GetBytes(6 * 1024 * 1024), RandomNumberGenerator.GetBytes(1234)];

        FileUpload upload = await _notion.FileUploads.CreateAsync(new() { Mode = FileUploadMode.MultiPart, Filename = "film.mp4", NumberOfParts = parts.Length });
        await Task.WhenAll(parts.Select((part, index) => _notion.FileUploads.SendAsync(upload.Id, Content(part, "application/octet-stream"), index + 1)));
        FileUpload complete = await _notion.FileUploads.CompleteAsync(upload.Id);
        Page page = await _notion.Pages.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
            Children = [new VideoBlock { Source = new FileUploadFile(upload.Id) }],
        });
        Block block = (await _notion.Blocks.ListChildrenAsync(page.Id)).Results.Single();

        Assert.That(complete.Status, Is.EqualTo(FileUploadStatus.Uploaded));
        Assert.That(complete.NumberOfParts, Is.EqualTo(new FileUploadParts { Total = 3, Sent = 3 }));
        Assert.That(complete.ContentLength, Is.EqualTo(parts.Sum(part => part.Length)));
        Assert.That(SHA256.HashData(await ReadAsync(((VideoBlock)block.Content).Source)), Is.EqualTo(SHA256.HashData([.. parts[0], .. parts[1], .. parts[2]])));
    }

    [Test]
    public async Task Uploads_are_listed_page_by_page()
    {
        for (int i = 0; i < 5; i++)
            await _notion.FileUploads.CreateAsync(new() { Filename = $"{i}.txt" });

        var names = new List<string?>();
        await foreach (FileUpload upload in _notion.FileUploads.ListAllAsync(FileUploadStatus.Pending, pageSize: 2))
            names.Add(upload.Filename);

        Assert.That(names, Is.EqualTo(new[] { "4.txt", "3.txt", "2.txt", "1.txt", "0.txt" }));
    }

    [Test]
    public async Task Icons_values_and_comments_have_uploaded_files()
    {
        FileUploadId icon = await UploadAsync("icon.png", [1, 2, 3]);
        FileUploadId contract = await UploadAsync("contract.pdf", [4, 5, 6]);
        Database database = await _notion.Databases.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
            InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title(), ["Papers"] = PropertySchema.Files() } },
        });

        Page row = await _notion.Pages.CreateAsync(new()
        {
            Parent = Parent.DataSource(database.DataSources[0].Id),
            Icon = new FileUploadIcon(icon),
            Properties = { ["Papers"] = new FilesValue([new NamedFile("The contract", new FileUploadFile(contract))]) },
        });
        Comment comment = await _notion.Comments.CreateAsync(new() { Parent = Parent.Page(row.Id), RichText = "Signed", Attachments = [new(contract)] });

        NamedFile paper = ((FilesValue)row.Properties["Papers"].Value).Files.Single();
        Assert.That(paper.Name, Is.EqualTo("The contract"));
        Assert.That(await _files.GetByteArrayAsync(new Uri(((FileIcon)row.Icon!).Url)), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(await ReadAsync(paper.Source), Is.EqualTo(new byte[] { 4, 5, 6 }));
        Assert.That(comment.Attachments.Single().Category, Is.EqualTo(AttachmentCategory.Pdf));
        Assert.That(await _files.GetByteArrayAsync(new Uri(comment.Attachments.Single().File.Url)), Is.EqualTo(new byte[] { 4, 5, 6 }));
    }

    [Test]
    public async Task An_address_that_was_changed_is_refused_as_by_the_store_of_notion()
    {
        FileUploadId icon = await UploadAsync("icon.png", [1, 2, 3]);
        Page page = await _notion.Pages.UpdateAsync(_emulator.RootPageId, new() { Icon = new FileUploadIcon(icon) });
        string address = ((FileIcon)page.Icon!).Url.Replace("X-Amz-Signature=", "X-Amz-Signature=0", StringComparison.Ordinal);

        using HttpResponseMessage response = await _files.GetAsync(new Uri(address));

        Assert.That((int)response.StatusCode, Is.EqualTo(403));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/xml"));
        Assert.That(response.Headers.Contains("x-notion-request-id"), Is.False);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("<Code>SignatureDoesNotMatch</Code>"));
    }

    private async Task<FileUploadId> UploadAsync(string name, byte[] content)
    {
        FileUpload upload = await _notion.FileUploads.CreateAsync(new() { Filename = name });
        return (await _notion.FileUploads.SendAsync(upload.Id, new ByteArrayContent(content))).Id;
    }

    private Task<byte[]> ReadAsync(FileSource? source) => _files.GetByteArrayAsync(new Uri(((HostedFile)source!).Url));

    private static ByteArrayContent Content(byte[] bytes, string contentType)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return content;
    }
}

using System.Net;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Everyday.Tests.Files;

/// <summary>Files that Notion fetches from an address: the emulator fetches them from this machine.</summary>
internal sealed class FileImportTests : FileTest
{
    private readonly ManualTimeProvider _time = new();
    private HttpListener _host = null!;
    private Uri _address = null!;

    protected override NotionEmulatorOptions Configure(NotionEmulatorOptions options) =>
        options with { TimeProvider = _time, FileImportDelay = TimeSpan.FromSeconds(18) };

    [SetUp]
    public void StartHost()
    {
        for (int port = 20_000 + Random.Shared.Next(20_000); ; port++)
        {
            _host = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            try
            {
                _host.Start();
                _address = new Uri($"http://127.0.0.1:{port}/files/a%20plan.pdf");
                break;
            }
            catch (HttpListenerException)
            {
                _host.Close();
            }
        }

        _ = ServeAsync(_host);
    }

    [TearDown]
    public void StopHost() => _host.Close();

    [Test]
    public async Task An_address_is_imported_by_Notion_and_the_result_is_awaited_at_the_advised_pace()
    {
        var started = TimeSpan.Zero;
        Task<FileUploadId> importing = Notion.FileUploads.UploadAsync(_address, timeProvider: _time);
        foreach (int seconds in (int[])[5, 15])
        {
            await _time.WhenWaitingAsync(TimeSpan.FromSeconds(seconds));
            started += TimeSpan.FromSeconds(seconds);
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        FileUploadId id = await importing;
        AppendedTree tree = await Notion.Blocks.AppendTreeAsync(Root, [new PdfBlock(id)]);
        using var bytes = new MemoryStream();
        await Notion.Blocks.DownloadAsync(await Notion.Blocks.RetrieveAsync(tree.Blocks[0].Id!.Value), bytes, Files, _time);

        Assert.Multiple(() =>
        {
            Assert.That(Emulator.Requests.Take(3).Select(request => request.Method), Is.EqualTo([HttpMethod.Post, HttpMethod.Get, HttpMethod.Get]));
            Assert.That(bytes.ToArray(), Is.EqualTo("imported"u8.ToArray()));
        });
        Assert.That((await Notion.FileUploads.RetrieveAsync(id)).Filename, Is.EqualTo("a plan.pdf"));
    }

    [Test]
    public async Task An_import_that_fails_says_why()
    {
        Task<FileUploadId> importing = Notion.FileUploads.UploadAsync(new Uri("https://example.org/missing.pdf"), timeProvider: _time);
        foreach (int seconds in (int[])[5, 15])
        {
            await _time.WhenWaitingAsync(TimeSpan.FromSeconds(seconds));
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        FileImportException? e = await Assert.ThrowsAsync<FileImportException>(() => importing);

        Assert.That(e!.Message, Does.Contain("https://example.org/missing.pdf").And.Contain("failed"));
        Assert.That(e.Upload.FileImportResult, Is.Not.Null);
    }

    [Test]
    public async Task A_wait_for_an_import_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        Task<FileUploadId> importing = Notion.FileUploads.UploadAsync(_address, timeProvider: _time, cancellationToken: stop.Token);
        await _time.WhenWaitingAsync(TimeSpan.FromSeconds(5));

        await stop.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => importing);
    }

    private static async Task ServeAsync(HttpListener host)
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await host.GetContextAsync();
                context.Response.ContentType = "application/pdf";
                if (context.Request.HttpMethod == "GET")
                    await context.Response.OutputStream.WriteAsync("imported"u8.ToArray());
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

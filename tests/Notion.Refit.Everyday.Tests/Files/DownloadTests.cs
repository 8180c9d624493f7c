using System.Net;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Everyday.Tests.Files;

internal sealed class DownloadTests : FileTest
{
    private readonly ManualTimeProvider _time = new();

    protected override NotionEmulatorOptions Configure(NotionEmulatorOptions options) => options with { TimeProvider = _time };

    [Test]
    public async Task An_expired_address_is_renewed_once()
    {
        Block block = await CreateBlockAsync();
        _time.Advance(TimeSpan.FromHours(2));
        using var bytes = new MemoryStream();

        await Notion.Blocks.DownloadAsync(block, bytes, Files, _time);

        Assert.That(bytes.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task An_address_that_the_host_refuses_is_renewed_as_well()
    {
        Block block = await CreateBlockAsync();
        _time.Advance(TimeSpan.FromHours(2));
        using var bytes = new MemoryStream();

        await Notion.Blocks.DownloadAsync(block, bytes, Files, new ManualTimeProvider());

        Assert.That(bytes.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task No_token_and_no_header_of_Notion_reaches_the_host_of_the_file()
    {
        Block block = await CreateBlockAsync();
        var host = new Recorder();
        using var files = new HttpClient(host);

        await Notion.Blocks.DownloadAsync(block, new MemoryStream(), files, _time);
        files.DefaultRequestHeaders.Authorization = new("Bearer", "x");
        await Assert.ThrowsAsync<ArgumentException>(() => Notion.Blocks.DownloadAsync(block, new MemoryStream(), files, _time));

        Assert.That(host.Headers, Is.EqualTo([""]));
    }

    [Test]
    public async Task A_block_without_file_is_refused()
    {
        AppendedTree tree = await Notion.Blocks.AppendTreeAsync(Root, [new DividerBlock()]);
        Block block = await Notion.Blocks.RetrieveAsync(tree.Blocks[0].Id!.Value);

        ArgumentException? e = await Assert.ThrowsAsync<ArgumentException>(() => Notion.Blocks.DownloadAsync(block, new MemoryStream()));

        Assert.That(e!.Message, Does.Contain("divider"));
    }

    private async Task<Block> CreateBlockAsync()
    {
        FileUploadId id = await Notion.FileUploads.UploadAsync(new MemoryStream([1, 2, 3]), "a.png");
        AppendedTree tree = await Notion.Blocks.AppendTreeAsync(Root, [new ImageBlock(id)]);
        return await Notion.Blocks.RetrieveAsync(tree.Blocks[0].Id!.Value);
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<string> Headers { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Headers.Add(request.Headers.ToString());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) });
        }
    }
}

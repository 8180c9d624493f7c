using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>Files of cards as a whole and in parts, as browsers ask for videos and for the rest of a download.</summary>
internal sealed class FileTests : SharedBoardTests
{
    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, 1000).Select(static i => (byte)i)];

    private WebApplication _app = null!;
    private HttpClient _http = null!;
    private Uri _file = null!;

    [SetUp]
    public async Task UploadAsync()
    {
        EmulatedDatabase tasks = AddDatabase("Tasks");
        PageId card = tasks.AddRow(new() { ["Name"] = new TitleValue("With a video") });
        using var notion = NotionClient.Create(Emulator.Token, Emulator.CreateHandler());
        using var stream = new MemoryStream(s_bytes);
        FileUploadId upload = await notion.FileUploads.UploadAsync(stream, "engine ö.mp4");
        AppendedTree tree = await notion.Blocks.AppendTreeAsync(card, [new VideoBlock(upload), new ParagraphBlock("no file")]);
        _file = new Uri($"/files/{tree.Blocks[0].Id}", UriKind.Relative);
        _app = await OpenAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    [TearDown]
    public async Task CloseAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Test]
    public async Task A_file_is_sent_as_a_whole_under_its_name_and_offers_ranges()
    {
        using HttpResponseMessage response = await _http.GetAsync(_file);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(s_bytes));
        Assert.Multiple(() =>
        {
            Assert.That(response.Headers.AcceptRanges, Is.EqualTo(new[] { "bytes" }));
            Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(1000));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("video/mp4"));
            Assert.That(response.Content.Headers.LastModified, Is.Not.Null);
            Assert.That(response.Content.Headers.ContentDisposition?.FileNameStar, Is.EqualTo("engine ö.mp4"));
            Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("sandbox;"));
            Assert.That(response.Headers.Where(static header => header.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)), Is.Empty);
        });
    }

    [TestCase("bytes=100-199", 100, 199)]
    [TestCase("bytes=990-", 990, 999)]
    [TestCase("bytes=-10", 990, 999)]
    public async Task A_part_is_answered_with_206(string range, int from, int to)
    {
        using HttpResponseMessage response = await GetAsync(range);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(response.Content.Headers.ContentRange, Is.EqualTo(new ContentRangeHeaderValue(from, to, 1000)));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(s_bytes[from..(to + 1)]));
    }

    [Test]
    public async Task A_part_beyond_the_end_is_answered_with_416()
    {
        using HttpResponseMessage response = await GetAsync("bytes=1000-");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestedRangeNotSatisfiable));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty, "the XML of the host is not for the person");
    }

    [Test]
    public async Task A_block_without_a_file_is_answered_with_404()
    {
        using HttpResponseMessage response = await _http.GetAsync(new Uri($"/files/{Emulator.RootPageId}", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<HttpResponseMessage> GetAsync(string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _file);
        request.Headers.TryAddWithoutValidation("Range", range);
        return await _http.SendAsync(request);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Http;

/// <summary>Uploads through the client as an app registers it: against the emulator, which reads forms as a server does, and byte by byte.</summary>
public sealed class FormTests
{
    private static readonly FileUploadId s_upload = new(Guid.NewGuid());

    public static IEnumerable<TestCaseData> OwnDispositions =>
    [
        new TestCaseData("attachment; filename=plan.txt").SetArgDisplayNames("download"),
        new TestCaseData("attachment; filename=\"my plan.txt\"; filename*=UTF-8''my%20plan.txt").SetArgDisplayNames("download with an encoded name"),
        new TestCaseData("form-data; name=upload; filename=plan.txt").SetArgDisplayNames("another form"),
        new TestCaseData("form-data; name=\"file\"; filename=\"plan.txt\"").SetArgDisplayNames("quoted"),
        new TestCaseData("form-data; filename=plan.txt").SetArgDisplayNames("without a name"),
        new TestCaseData("inline").SetArgDisplayNames("without a file name"),
        new TestCaseData(null).SetArgDisplayNames("none"),
    ];

    [TestCaseSource(nameof(OwnDispositions))]
    public async Task Content_with_a_disposition_of_its_own_is_uploaded(string? disposition)
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        await using ServiceProvider services = new ServiceCollection().AddNotion().UseEmulator(emulator).Services.BuildServiceProvider();
        INotionFileUploads uploads = services.GetRequiredService<INotionFileUploads>();
        FileUpload upload = await uploads.CreateAsync(new() { Filename = "plan.txt", ContentType = "text/plain" });

        FileUpload sent = await uploads.SendAsync(upload.Id, Content(disposition));

        Assert.That(sent.Status, Is.EqualTo(FileUploadStatus.Uploaded));
    }

    [TestCaseSource(nameof(OwnDispositions))]
    public async Task The_file_part_has_its_name_and_the_file_name_of_the_content(string? disposition)
    {
        string body = (await SendAsync(Content(disposition)))[0];

        Assert.That(body, Does.Match("Content-Disposition: form-data; name=\"?file\"?").And.Not.Contain("attachment").And.Not.Contain("name=upload"));
        Assert.That(body, disposition?.Contains("filename=", StringComparison.Ordinal) == true ? Does.Contain("plan.txt") : Does.Not.Contain("filename"));
    }

    [Test]
    public async Task A_stream_is_sent_again_from_where_it_was([Values] bool ownContent)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("skipped the text"));
        stream.Position = "skipped ".Length;

        List<string> bodies = await SendAsync(ownContent ? new StreamContent(stream) : FormFile(stream), refused: 2);

        Assert.That(bodies, Has.Count.EqualTo(3));
        Assert.That(bodies, Is.All.EqualTo(bodies[0]));
        Assert.That(bodies[0], Does.Contain("\r\n\r\nthe text\r\n").And.Not.Contain("skipped"));
        Assert.That(stream.CanRead, Is.True, "the stream is still the caller's");
    }

    [Test]
    public async Task A_stream_that_was_sent_before_is_an_argument_error()
    {
        using var stream = new MemoryStream("text"u8.ToArray());
        await SendAsync(new StreamContent(stream));

        ArgumentException? e = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new StreamContent(stream)));

        Assert.That(e?.Message, Does.Contain("at its end").And.Contain("Rewind it"));
    }

    [Test]
    public async Task A_stream_that_fails_is_an_argument_error()
    {
        using var stream = new BreakingStream(new IOException("The disk is gone."));

        ArgumentException? e = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new StreamContent(stream)));

        Assert.That(e?.Message, Does.Contain("The stream to send cannot be read"));
        Assert.That(e?.InnerException, Is.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_closed_stream_is_an_argument_error_that_says_so()
    {
        var stream = new MemoryStream("text"u8.ToArray());
        using var content = new StreamContent(stream);
        await stream.DisposeAsync();

        ArgumentException? e = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(content));

        Assert.That(e?.Message, Does.Contain("closed"));
    }

    private static StreamContent FormFile(Stream stream) => new(stream) { Headers = { ContentDisposition = new("attachment") { FileName = "plan.txt" } } };

    private static StringContent Content(string? disposition)
    {
        var content = new StringContent("text", MediaTypeHeaderValue.Parse("text/plain"));
        content.Headers.ContentDisposition = disposition is null ? null : ContentDispositionHeaderValue.Parse(disposition);
        return content;
    }

    private static async Task<List<string>> SendAsync(HttpContent content, int refused = 0)
    {
        var bodies = new List<string>();
        using var transport = new TestTransport(
            new ScriptedHandler(async (request, cancellationToken) =>
            {
                // As a connection reads it: once, into a stream.
                using var body = new MemoryStream();
                await request.Content!.CopyToAsync(body, cancellationToken);
                bodies.Add(Encoding.UTF8.GetString(body.ToArray()));
                return new HttpResponseMessage(bodies.Count <= refused ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK)
                {
                    RequestMessage = request,
                    Content = new StringContent(
                        bodies.Count <= refused
                            ? """{"object":"error","status":429,"code":"rate_limited","message":"Slow down."}"""
                            : $$"""{"object":"file_upload","id":"{{s_upload}}","created_time":"2026-03-11T09:41:00.000Z","last_edited_time":"2026-03-11T09:41:00.000Z","created_by":{"id":"f1000000-0000-4000-8000-000000000001","type":"bot"},"in_trash":false,"expiry_time":null,"status":"uploaded","filename":null,"content_type":null,"content_length":null}""",
                        Encoding.UTF8,
                        "application/json"),
                };
            }),
            static options => options.Retry = new NotionRetryOptions { MaxRetries = 2, InitialRetryDelay = TimeSpan.Zero });
        await transport.Notion.FileUploads.SendAsync(s_upload, content);
        return bodies;
    }
}

using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Notion.Refit.Http;

namespace Notion.Refit.Tests.Http;

/// <summary>The handler that the client really uses, down to the bytes, over a connection in memory.</summary>
public sealed class PrimaryHandlerTests
{
    private CannedConnection? _connection;

    [Test]
    public async Task A_request_goes_out_with_length_and_headers()
    {
        using NotionClient notion = Client(Answer("""{"text":"ü"}"""));

        await notion.SendAsync<Note>(NotionRequest.Create(HttpMethod.Post, "/v1/notes", new Note("ü", [])));

        string[] lines = _connection!.Sent.Split("\r\n");
        Assert.That(lines[0], Is.EqualTo("POST /v1/notes HTTP/1.1"));
        Assert.That(lines, Is.SupersetOf(new[]
        {
            "Host: localhost:5055", "Authorization: Bearer secret_x", "Notion-Version: 2026-03-11", "Content-Type: application/json", "Content-Length: 26",
            """{"text":"ü","numbers":[]}""",
        }));
        Assert.That(lines, Has.Some.StartsWith("User-Agent: Notion.Refit/").And.Some.StartsWith("Accept-Encoding: gzip, deflate, br"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_answer_is_read(string encoding)
    {
        var compressed = new MemoryStream();
        await using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(compressed, CompressionLevel.Optimal),
            "br" => new BrotliStream(compressed, CompressionLevel.Optimal),
            _ => new ZLibStream(compressed, CompressionLevel.Optimal),
        })
            await stream.WriteAsync(Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 10_000)}}"}"""));
        using NotionClient notion = Client(Answer(compressed.ToArray(), $"Content-Length: {compressed.ToArray().Length}\r\nContent-Encoding: {encoding}\r\n"));

        Assert.That((await notion.SendAsync<Note>(new(HttpMethod.Get, "/v1/notes"))).Text, Has.Length.EqualTo(10_000));
    }

    [Test]
    public async Task An_answer_in_chunks_is_read()
    {
        using NotionClient notion = Client(Answer(Encoding.UTF8.GetBytes("7\r\n{\"text\"\r\n5\r\n:\"a\"}\r\n0\r\n\r\n"), "Transfer-Encoding: chunked\r\n"));
        Assert.That((await notion.SendAsync<Note>(new(HttpMethod.Get, "/v1/notes"))).Text, Is.EqualTo("a"));
    }

    [TestCase("Content-Length: 1000\r\n", "{\"text\":")]
    [TestCase("Transfer-Encoding: chunked\r\n", "ff\r\n{\"text\":")]
    public async Task An_answer_that_breaks_off_is_a_broken_connection(string header, string body)
    {
        using NotionClient notion = Client(Answer(Encoding.UTF8.GetBytes(body), header));

        NotionConnectionException error = (await Assert.ThrowsAsync<NotionConnectionException>(() => notion.SendAsync<Note>(new(HttpMethod.Get, "/v1/notes"))))!;

        Assert.That(error.Error, Is.EqualTo(HttpRequestError.ResponseEnded));
        Assert.That(error.Path, Is.EqualTo("/v1/notes"));
    }

    [Test]
    public async Task A_connection_that_ends_before_the_response_is_a_broken_connection()
    {
        using NotionClient notion = Client([]);
        await Assert.ThrowsAsync<NotionConnectionException>(() => notion.SendAsync<Note>(NotionRequest.Create(HttpMethod.Post, "/v1/notes", new Note("a", []))));
    }

    [Test]
    public async Task A_host_that_cannot_be_reached_is_a_failed_connection()
    {
        SocketsHttpHandler handler = PrimaryHandler.Create();
        handler.ConnectCallback = (_, _) => throw new SocketException((int)SocketError.ConnectionRefused);
        using var notion = NotionClient.Create("secret_x", handler, static options => options.Retry = NotionRetryOptions.None);

        NotionConnectionException error = (await Assert.ThrowsAsync<NotionConnectionException>(() => notion.SendAsync(new(HttpMethod.Get, "/v1/notes"))))!;

        Assert.That(error.Error, Is.EqualTo(HttpRequestError.ConnectionError));
        Assert.That(error.ToString(), Does.Not.Contain("secret_x"));
    }

    [Test]
    public async Task A_connection_that_takes_too_long_is_a_failed_connection()
    {
        SocketsHttpHandler handler = PrimaryHandler.Create();
        handler.ConnectTimeout = TimeSpan.FromMilliseconds(1);
        handler.ConnectCallback = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return Stream.Null;
        };
        using var notion = NotionClient.Create("secret_x", handler, static options => options.Retry = NotionRetryOptions.None);

        NotionConnectionException error = (await Assert.ThrowsAsync<NotionConnectionException>(() => notion.SendAsync(new(HttpMethod.Get, "/v1/notes"))))!;

        Assert.That(error.Error, Is.EqualTo(HttpRequestError.ConnectionError));
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        using NotionClient notion = Client(Encoding.ASCII.GetBytes("HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\n\r\n"));
        await Assert.ThrowsAsync<NotionResponseException>(() => notion.SendAsync(new(HttpMethod.Get, "/v1/notes")));
    }

    private static byte[] Answer(string json) => Answer(Encoding.UTF8.GetBytes(json), $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n");

    private static byte[] Answer(byte[] body, string headers) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n{headers}\r\n"), .. body];

    private NotionClient Client(byte[] answer)
    {
        SocketsHttpHandler handler = PrimaryHandler.Create();
        handler.ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(_connection = new CannedConnection(answer));
        return NotionClient.Create("secret_x", handler, static options =>
        {
            options.BaseAddress = new Uri("http://localhost:5055");
            options.Retry = NotionRetryOptions.None;
        });
    }
}

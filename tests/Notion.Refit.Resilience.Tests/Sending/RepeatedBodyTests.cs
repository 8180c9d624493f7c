using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Notion.Refit.Http;

namespace Notion.Refit.Resilience.Tests.Sending;

public sealed class RepeatedBodyTests
{
    private const string Text = "the bytes of a file";

    [Test]
    public async Task Json_goes_out_again_as_it_was()
    {
        var buffer = new PooledBuffer(16);
        Encoding.UTF8.GetBytes(Text, buffer.GetSpan(100));
        buffer.Advance(Text.Length);

        Assert.That(await SendAsync(PooledContent.Json(buffer)), Is.EqualTo([Text, Text, Text]));
    }

    [Test]
    public async Task A_stream_that_can_seek_is_rewound_to_where_it_stood()
    {
        using var stream = new OnlyForwardStream("skipped " + Text, canSeek: true);
        stream.Position = "skipped ".Length;

        Assert.That(await SendAsync(new CallerStreamContent(stream)), Is.EqualTo([Text, Text, Text]));
        Assert.That(stream.IsDisposed, Is.False);
    }

    [Test]
    public async Task A_stream_that_cannot_is_kept_in_memory()
    {
        using var stream = new OnlyForwardStream(Text, canSeek: false);

        Assert.That(await SendAsync(new CallerStreamContent(stream)), Is.EqualTo([Text, Text, Text]));
        Assert.That(stream.IsDisposed, Is.False);
    }

    [Test]
    public async Task A_stream_whose_length_is_given_is_kept_too()
    {
        using var stream = new OnlyForwardStream(Text, canSeek: false);

        Assert.That(await SendAsync(new CallerStreamContent(stream) { Headers = { ContentLength = Text.Length } }), Is.EqualTo([Text, Text, Text]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Parts_are_kept_or_rewound_each_for_itself(bool canSeek)
    {
        using var stream = new OnlyForwardStream(Text, canSeek);
        var parts = new MultipartFormDataContent("limit")
        {
            { new StringContent("3"), "part_number" },
            { new CallerStreamContent(stream) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "file", "a.png" },
        };

        IReadOnlyList<string> bodies = await SendAsync(parts);

        Assert.Multiple(() =>
        {
            Assert.That(bodies[0], Does.Contain(Text).And.Contains("image/png").And.Contains("a.png").And.Contains("part_number"));
            Assert.That(bodies, Is.All.EqualTo(bodies[0]));
            Assert.That(stream.IsDisposed, Is.False);
        });
    }

    [Test]
    public async Task Content_of_an_unknown_kind_is_kept()
    {
        Assert.That(await SendAsync(new OnceContent(Text)), Is.EqualTo([Text, Text, Text]));
    }

    [Test]
    public async Task A_stream_that_is_too_long_is_refused_before_anything_is_sent()
    {
        using var stream = new OnlyForwardStream(Text, canSeek: false);
        var server = new ScriptedServer(Answers.Ok);
        using var client = new ResilientClient(server, static options => options.Retry.MaxBufferedUpload = Text.Length - 1);

        ArgumentException? thrown = await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(HttpMethod.Post, "/v1/file_uploads/0/send", new CallerStreamContent(stream)));

        Assert.Multiple(() =>
        {
            Assert.That(thrown?.Message, Does.Contain("more than 18 bytes").And.Contains("MaxBufferedUpload"));
            Assert.That(server.Requests, Is.Zero);
            Assert.That(stream.IsDisposed, Is.False);
        });
    }

    [Test]
    public async Task A_stream_of_just_the_limit_is_kept()
    {
        using var stream = new OnlyForwardStream(Text, canSeek: false);

        Assert.That(await SendAsync(new CallerStreamContent(stream), static options => options.Retry.MaxBufferedUpload = Text.Length), Is.EqualTo([Text, Text, Text]));
    }

    [Test]
    public async Task Without_retries_nothing_is_kept_and_nothing_refused()
    {
        using var stream = new OnlyForwardStream(Text, canSeek: false);
        var server = new ScriptedServer(Answers.Ok);
        using var client = new ResilientClient(server, static options => options.Retry = new NotionRetryOptions { MaxRetries = 0, MaxBufferedUpload = 1 });

        using HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, "/v1/file_uploads/0/send", new CallerStreamContent(stream));

        Assert.That(server.Bodies, Is.EqualTo([Text]));
    }

    [Test]
    public async Task Failures_of_the_callers_stream_reach_him()
    {
        var server = new ScriptedServer(Answers.Ok);
        using var client = new ResilientClient(server);

        Task<HttpResponseMessage> call = client.SendAsync(HttpMethod.Post, "/v1/file_uploads/0/send", new OnceContent(null));

        Assert.That(() => call, Throws.InstanceOf<InvalidDataException>());
        Assert.That(server.Requests, Is.Zero);
    }

    private static async Task<IReadOnlyList<string>> SendAsync(HttpContent content, Action<NotionResilienceOptions>? configure = null)
    {
        var server = new ScriptedServer(Answers.RateLimited(), Answers.RateLimited(), Answers.Ok);
        using var client = new ResilientClient(server, options =>
        {
            options.Retry.InitialRetryDelay = TimeSpan.Zero;
            options.RateLimit = NotionRateLimitOptions.None;
            configure?.Invoke(options);
        });
        using (content)
        using (HttpResponseMessage response = await client.SendAsync(HttpMethod.Post, "/v1/file_uploads/0/send", content))
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return server.Bodies;
    }

    private sealed class OnlyForwardStream(string text, bool canSeek) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public bool IsDisposed { get; private set; }

        public override bool CanSeek => canSeek;

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class OnceContent(string? text) : HttpContent
    {
        private bool _isUsed;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            if (text is null)
                throw new InvalidDataException();
            Assert.That(_isUsed, Is.False);
            _isUsed = true;
            return stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

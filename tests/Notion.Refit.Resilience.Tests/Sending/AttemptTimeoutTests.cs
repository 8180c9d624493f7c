namespace Notion.Refit.Resilience.Tests.Sending;

public sealed class AttemptTimeoutTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Ends_an_attempt_without_an_answer_or_with_half_a_body(bool inTheBody)
    {
        var server = new ScriptedServer(inTheBody ? Answers.SilenceInTheBody : Answers.Silence);
        using var client = new ResilientClient(server);

        Task<HttpResponseMessage> call = client.CreateAsync();
        client.Time.Advance(TimeSpan.FromSeconds(64.999));
        Assert.That(call.IsCompleted, Is.False);
        client.Time.Advance(TimeSpan.FromSeconds(0.001));

        NotionTimeoutException? thrown = await Assert.ThrowsAsync<NotionTimeoutException>(() => call);
        Assert.Multiple(() =>
        {
            Assert.That(thrown?.Scope, Is.EqualTo(NotionTimeoutScope.Attempt));
            Assert.That(thrown?.Timeout, Is.EqualTo(TimeSpan.FromSeconds(65)));
            Assert.That(thrown?.Message, Does.Contain("65 s").And.Contains("AttemptTimeout"));
            Assert.That(thrown?.ToString(), Does.Contain("POST /v1/pages").And.Contains("limit: Attempt, 00:01:05"));
            Assert.That(server.Requests, Is.EqualTo(1), "a page must not be created twice");
        });
    }

    [Test]
    public async Task Each_attempt_has_the_whole_time()
    {
        var server = new ScriptedServer(Answers.Silence);
        using var client = new ResilientClient(server);

        Task<HttpResponseMessage> call = client.GetAsync();
        client.Time.Advance(TimeSpan.FromSeconds(65));
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(1));
        client.Time.Advance(TimeSpan.FromSeconds(1));
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(65));
        client.Time.Advance(TimeSpan.FromSeconds(64.999));
        Assert.That(call.IsCompleted, Is.False);
        client.Time.Advance(TimeSpan.FromSeconds(0.001));
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(2));
        client.Time.Advance(TimeSpan.FromSeconds(2));
        await client.Time.WhenWaitingAsync(TimeSpan.FromSeconds(65));
        client.Time.Advance(TimeSpan.FromSeconds(65));

        NotionTimeoutException? thrown = await Assert.ThrowsAsync<NotionTimeoutException>(() => call);
        Assert.Multiple(() =>
        {
            Assert.That(thrown?.Scope, Is.EqualTo(NotionTimeoutScope.Attempt));
            Assert.That(thrown?.Message, Does.Contain("3 attempts"));
            Assert.That(client.Time.Elapsed, Is.EqualTo(TimeSpan.FromSeconds((3 * 65) + 3)));
        });
    }

    [Test]
    public async Task The_caller_may_read_the_answer_later()
    {
        var server = new ScriptedServer(Answers.Ok);
        using var client = new ResilientClient(server);

        using HttpResponseMessage response = await client.GetAsync();
        client.Time.Advance(TimeSpan.FromHours(1));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"object":"user"}"""));
    }

    // What the request has not asked for is not a stream, whatever the response says of itself.
    [TestCase("text/event-stream")]
    [TestCase("text/event-stream; charset=utf-8")]
    [TestCase("application/octet-stream")]
    [TestCase("multipart/x-mixed-replace")]
    public async Task A_body_that_stalls_ends_with_the_attempt_whatever_its_type(string type)
    {
        var server = new ScriptedServer((request, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new SilentStream(request)) { Headers = { ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type) } },
        }));
        using var client = new ResilientClient(server, static options => options.Retry = NotionRetryOptions.None);

        Task<HttpResponseMessage> call = client.GetAsync();
        await server.WhenSilentAsync();
        client.Time.Advance(TimeSpan.FromSeconds(65));

        Assert.That((await Assert.ThrowsAsync<NotionTimeoutException>(() => call))!.Scope, Is.EqualTo(NotionTimeoutScope.Attempt));
    }

    [Test]
    public async Task A_stream_of_events_that_was_asked_for_may_last_but_not_keep_silent()
    {
        var server = new ScriptedServer((request, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new SilentStream(request)) { Headers = { ContentType = new("text/event-stream") } },
        }));
        using var client = new ResilientClient(server);

        using HttpResponseMessage response = await client.StreamAsync();
        client.Time.Advance(TimeSpan.FromHours(1));

        await using Stream stream = await response.Content.ReadAsStreamAsync();
        Assert.That(await stream.ReadAsync(new byte[100]), Is.GreaterThan(0));
        Task<int> read = stream.ReadAsync(new byte[100]).AsTask();
        await server.WhenSilentAsync();
        client.Time.Advance(TimeSpan.FromMinutes(2));
        NotionTimeoutException error = (await Assert.ThrowsAsync<NotionTimeoutException>(() => read))!;
        Assert.That((error.Scope, error.Timeout), Is.EqualTo((NotionTimeoutScope.Stream, TimeSpan.FromMinutes(2))));
    }

    [Test]
    public async Task An_error_is_never_a_stream()
    {
        var server = new ScriptedServer((_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest)
        {
            Content = new StringContent("data: x") { Headers = { ContentType = new("text/event-stream") } },
        }));
        using var client = new ResilientClient(server);

        using HttpResponseMessage response = await client.StreamAsync();

        Assert.That(response.Content, Is.InstanceOf<Notion.Refit.Http.PooledContent>());
    }

    [Test]
    public async Task An_endless_error_is_not_read_to_its_end()
    {
        var server = new ScriptedServer(static (_, _) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest) { Content = new StreamContent(new EndlessStream()) }));
        using var client = new ResilientClient(server);

        using HttpResponseMessage response = await client.GetAsync();

        Assert.That((await response.Content.ReadAsByteArrayAsync()).Length, Is.InRange(1024 * 1024, 4 * 1024 * 1024));
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;
using Notion.Refit.Testing;
using Notion.Refit.Tests.Operations;

namespace Notion.Refit.Tests.Streams;

/// <summary>The stream of a session, from a server that drips, breaks off, and sends what it should not.</summary>
public sealed class SessionStreamTests
{
    private const string Snapshot = $$$$"""
        {"type":"session.snapshot","session":{"object":"session","id":"{{{{Some.Session}}}}","agent_id":"notion_ai","title":"T","status":"in_progress","created_at":"2026-08-01T10:00:00.000Z","updated_at":"2026-08-01T10:00:00.000Z"} }
        """;

    private const string Provisional = $$$$"""
        {"type":"event.provisional","event":{"object":"session_event","id":"evt_2","session_id":"{{{{Some.Session}}}}","created_at":"2026-08-01T10:00:01.000Z","type":"agent.message","content":[{"type":"text","text":"Grü"}]} }
        """;

    private const string Message = $$$$"""
        {"type":"event.committed","event":{"object":"session_event","id":"evt_2","session_id":"{{{{Some.Session}}}}","sequence":2,"created_at":"2026-08-01T10:00:01.000Z","type":"agent.message","content":[{"type":"text","text":"Grüße 🚀"}]} }
        """;

    private const string End = $$$"""{"type":"stream.end","session_id":"{{{Some.Session}}}","status":"completed","last_sequence":2}""";

    private readonly List<HttpRequestMessage> _requests = [];
    private readonly List<string> _bodies = [];
    private readonly Queue<Func<HttpResponseMessage>> _responses = new();
    private readonly ManualTimeProvider _time = new();
    private ServiceProvider _services = null!;

    private INotionSessions Sessions => _services.GetRequiredService<INotionSessions>();

    [SetUp]
    public void Start()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddNotion(options => options.Token = "secret_token").ConfigurePrimaryHttpMessageHandler(() => new ScriptedHandler(this));
        _services = services.BuildServiceProvider();
    }

    [TearDown]
    public void Stop() => _services.Dispose();

    [TestCase("\n")]
    [TestCase("\r\n")]
    public async Task Returns_the_six_kinds_of_frames_typed_in_order(string lineEnd)
    {
        string error = """{"type":"stream.error","error":{"code":"overloaded","message":"Too much.","retryable":true}}""";
        string[] frames = [Frame("session.snapshot", Snapshot, lineEnd), $": a comment{lineEnd}{lineEnd}", Frame("event.provisional", Provisional, lineEnd), Frame("event.committed", Message, lineEnd), Frame("stream.end", End, lineEnd)];
        Respond(Stream(frames));
        Respond(Stream(Frame("stream.timeout", $$$"""{"type":"stream.timeout","session_id":"{{{Some.Session}}}","message":"Long."}""", lineEnd)));
        Respond(Stream(Frame("stream.error", error, lineEnd)));

        List<SessionStreamEvent> events = await AllAsync();
        events.AddRange(await AllAsync());
        events.AddRange(await AllAsync());

        Assert.That(
            events.Select(e => e.GetType()),
            Is.EqualTo((Type[])[typeof(SessionSnapshot), typeof(ProvisionalEvent), typeof(CommittedEvent), typeof(SessionStreamEnd), typeof(SessionStreamTimeout), typeof(SessionStreamError)]));
        Assert.That(((SessionSnapshot)events[0]).Session.AgentId, Is.EqualTo(AgentId.NotionAi));
        Assert.That(((ProvisionalAgentMessage)((ProvisionalEvent)events[1]).Event).Text, Is.EqualTo("Grü"));
        Assert.That(((AgentMessageEvent)((CommittedEvent)events[2]).Event).Text, Is.EqualTo("Grüße 🚀"));
        Assert.That(((SessionStreamEnd)events[3]).Status, Is.EqualTo(SessionStatus.Completed));
        Assert.That(((SessionStreamError)events[5]).Error.Retryable, Is.True);
    }

    [Test]
    public async Task Sends_the_request_with_the_header_for_a_stream()
    {
        Respond(Stream(Frame("stream.end", End)));

        await AllAsync();

        Assert.That(_requests.Single().Headers.Accept.Single().MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(_bodies.Single(), Is.EqualTo($$"""{"agent_id":"{{AgentId.NotionAi}}","message":"Hello"}"""));
    }

    [Test]
    public async Task Reads_a_body_that_drips_byte_by_byte_even_within_a_character()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Frame("event.committed", Message, "\r\n") + Frame("stream.end", End, "\r\n"));
        Respond(Stream(bytes.Select(b => (byte[])[b])));

        List<SessionStreamEvent> events = await AllAsync();

        Assert.That(((AgentMessageEvent)((CommittedEvent)events[0]).Event).Text, Is.EqualTo("Grüße 🚀"));
        Assert.That(events, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Keeps_unknown_kinds_of_frames_and_of_events()
    {
        Respond(Stream(
            Frame("stream.news", """{"type":"stream.news","a":[1]}"""),
            Frame("event.committed", """{"type":"event.committed","event":{"type":"agent.dance","id":"evt_9","steps":3} }"""),
            "event: ping\ndata:\n\n",
            Frame("stream.end", End)));

        List<SessionStreamEvent> events = await AllAsync();

        Assert.That(((UnknownSessionStreamEvent)events[0]).Type, Is.EqualTo("stream.news"));
        Assert.That(((UnknownSessionEvent)((CommittedEvent)events[1]).Event).Raw.GetProperty("steps").GetInt32(), Is.EqualTo(3));
        Assert.That(events, Has.Count.EqualTo(3), "a frame without data is skipped");
    }

    [Test]
    public async Task Ends_with_the_last_event_although_the_connection_stays_open()
    {
        ScriptedStream body = new([Encoding.UTF8.GetBytes(Frame("stream.end", End))], StreamEnding.Silence);
        Respond(() => Response(body));

        List<SessionStreamEvent> events = await AllAsync();

        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That(body.IsDisposed, Is.True);
    }

    [Test]
    public async Task Takes_the_last_event_although_its_empty_line_is_missing()
    {
        Respond(Stream(Frame("stream.end", End).TrimEnd('\n')));

        Assert.That(await AllAsync(), Has.Count.EqualTo(1));
    }

    [TestCase(nameof(StreamEnding.Break))]
    [TestCase(nameof(StreamEnding.End))]
    public async Task A_stream_that_ends_early_throws_and_can_be_opened_again_from_there(string ending)
    {
        byte[][] pieces = [Encoding.UTF8.GetBytes(Frame("session.snapshot", Snapshot) + Frame("event.committed", Message)), Encoding.UTF8.GetBytes("data: {\"type\":\"stre")];
        Respond(() => Response(new ScriptedStream(pieces, Enum.Parse<StreamEnding>(ending))));
        Respond(Stream(Frame("stream.end", End)));
        List<SessionStreamEvent> events = [];

        NotionStreamException? e = await Assert.ThrowsAsync<NotionStreamException>(() => AddAsync(events));

        Assert.That(events, Has.Count.EqualTo(2), "what came before is returned");
        Assert.That(e!.LastEventId, Is.EqualTo("evt_2"));
        Assert.That(e.SessionId, Is.EqualTo(new SessionId(new Guid(Some.Session))));
        Assert.That(e.ToString(), Does.Contain("evt_2"));
        Assert.That(await AllAsync(e.Continuation), Has.Count.EqualTo(1));
        Assert.That(_bodies[^1], Is.EqualTo($$"""{"session_id":"{{Some.Session}}","continue_from":"evt_2"}"""));
        Assert.That(_requests, Has.Count.EqualTo(2), "events are never repeated by themselves");
    }

    [Test]
    public async Task A_stream_without_any_event_has_no_place_to_continue_from()
    {
        Respond(Stream(""));

        NotionStreamException? e = await Assert.ThrowsAsync<NotionStreamException>(() => AllAsync());

        Assert.That((e!.LastEventId, e.SessionId, e.Continuation), Is.EqualTo(((string?)null, (SessionId?)null, (ContinueSessionRequest?)null)));
    }

    [Test]
    public async Task The_id_of_a_frame_is_the_place_where_no_event_was_committed()
    {
        Respond(Stream($"id: f1\n{Frame("session.snapshot", Snapshot)}"));

        NotionStreamException? e = await Assert.ThrowsAsync<NotionStreamException>(() => AllAsync());

        Assert.That(e!.LastEventId, Is.EqualTo("f1"));
    }

    [TestCase("data: oops\n\n", "not JSON")]
    [TestCase("data: {\"type\":\"stream.end\"}\n\n", "$")]
    public async Task An_event_that_cannot_be_read_throws(string frame, string message)
    {
        Respond(Stream(Frame("event.committed", Message), frame, Frame("stream.end", End)));

        NotionStreamException? e = await Assert.ThrowsAsync<NotionStreamException>(() => AllAsync());

        Assert.That(e!.Message, Does.Contain(message));
        Assert.That(e.LastEventId, Is.EqualTo("evt_2"));
    }

    [Test]
    public async Task An_event_of_10_MB_is_read()
    {
        string text = new('x', 10 * 1024 * 1024);
        Respond(Stream(Frame("event.committed", Message.Replace("Grüße 🚀", text, StringComparison.Ordinal)), Frame("stream.end", End)));

        List<SessionStreamEvent> events = await AllAsync();

        Assert.That(((AgentMessageEvent)((CommittedEvent)events[0]).Event).Text, Has.Length.EqualTo(text.Length));
    }

    [Test]
    public async Task An_event_without_end_is_refused_at_the_largest_size_of_a_response()
    {
        using ServiceProvider services = Services(options => options.MaxResponseSize = 100_000);
        IEnumerable<byte[]> endless = Enumerable.Repeat(Encoding.UTF8.GetBytes(new string('x', 1000)), int.MaxValue);
        Respond(() => Response(new ScriptedStream(Enumerable.Prepend(endless.Take(1000), Encoding.UTF8.GetBytes("data: ")), StreamEnding.Silence)));

        NotionStreamException? e = await Assert.ThrowsAsync<NotionStreamException>(() => AllAsync(services: services));

        Assert.That(e!.Message, Does.Contain("100000"));
    }

    [Test]
    public async Task Leaving_the_loop_closes_the_connection()
    {
        ScriptedStream body = new([Encoding.UTF8.GetBytes(Frame("session.snapshot", Snapshot))], StreamEnding.Silence);
        Respond(() => Response(body));

        await foreach (SessionStreamEvent _ in Sessions.StreamAsync(Hello))
            break;

        Assert.That(body.IsDisposed, Is.True);
    }

    [Test]
    public async Task Cancellation_stays_a_cancellation()
    {
        ScriptedStream body = new([Encoding.UTF8.GetBytes(Frame("session.snapshot", Snapshot))], StreamEnding.Silence);
        Respond(() => Response(body));
        using var cancelled = new CancellationTokenSource();
        Task<List<SessionStreamEvent>> reading = AllAsync(cancellationToken: cancelled.Token);
        await body.Silent.Task;

        await cancelled.CancelAsync();

        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(body.IsDisposed, Is.True);
    }

    [Test]
    public async Task A_silent_stream_ends_at_the_idle_limit_and_no_other()
    {
        ScriptedStream body = new([Encoding.UTF8.GetBytes(Frame("event.committed", Message))], StreamEnding.Silence);
        Respond(() => Response(body));
        Task<List<SessionStreamEvent>> reading = AllAsync();
        await body.Silent.Task;

        _time.Advance(TimeSpan.FromSeconds(119));
        Assert.That(reading.IsCompleted, Is.False, "the limits of an attempt and of a call are shorter");
        _time.Advance(TimeSpan.FromSeconds(2));

        NotionStreamException? e = await Assert.ThrowsAsync<NotionStreamException>(async () => await reading);
        Assert.That(e!.InnerException, Is.TypeOf<NotionTimeoutException>());
        Assert.That(e.LastEventId, Is.EqualTo("evt_2"));
    }

    [Test]
    public async Task Opening_is_retried_like_any_call()
    {
        Respond(() => new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Headers = { { "Retry-After", "0" } },
            Content = new StringContent("""{"object":"error","status":429,"code":"rate_limited","message":"Slow."}""", Encoding.UTF8, "application/json"),
        });
        Respond(Stream(Frame("stream.end", End)));

        Task<List<SessionStreamEvent>> reading = AllAsync();
        await _time.DriveThroughWaitsAsync(reading, TimeSpan.FromSeconds(10));

        Assert.That(await reading, Has.Count.EqualTo(1));
        Assert.That(_requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_refusal_is_that_of_Notion()
    {
        Respond(() => new HttpResponseMessage(HttpStatusCode.NotFound)
        {
            Content = new StringContent("""{"object":"error","status":404,"code":"object_not_found","message":"No such agent."}""", Encoding.UTF8, "application/json"),
        });

        NotionApiException? e = await Assert.ThrowsAsync<NotionApiException>(() => AllAsync());

        Assert.That(e!.Code, Is.EqualTo(NotionErrorCode.ObjectNotFound));
    }

    [Test]
    public async Task A_response_that_is_not_a_stream_is_refused()
    {
        Respond(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"object":"session"}""", Encoding.UTF8, "application/json") });

        NotionResponseException? e = await Assert.ThrowsAsync<NotionResponseException>(() => AllAsync());

        Assert.That(e!.Message, Does.Contain("application/json").And.Contain("stream"));
    }

    [Test]
    public async Task A_connection_that_cannot_be_opened_is_reported_as_such()
    {
        for (int i = 0; i < 10; i++)
            Respond(() => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        Task<List<SessionStreamEvent>> reading = AllAsync();
        await _time.DriveThroughWaitsAsync(reading, TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<NotionConnectionException>(async () => await reading);
    }

    [Test]
    public void A_stream_is_written_back_as_it_came()
    {
        foreach (string json in (string[])[Snapshot, Provisional, Message, End])
        {
            SessionStreamEvent model = JsonSerializer.Deserialize<SessionStreamEvent>(json)!;
            using JsonDocument expected = JsonDocument.Parse(json);
            Assert.That(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(model), expected.RootElement), Is.True, json);
        }
    }

    private static SessionMessageRequest Hello => new("Hello") { AgentId = AgentId.NotionAi };

    private static string Frame(string type, string data, string lineEnd = "\n") => $"event: {type}{lineEnd}data: {data.Trim()}{lineEnd}{lineEnd}";

    private static Func<HttpResponseMessage> Stream(params IEnumerable<string> frames) => Stream(frames.Select(Encoding.UTF8.GetBytes));

    private static Func<HttpResponseMessage> Stream(IEnumerable<byte[]> pieces) => () => Response(new ScriptedStream(pieces, StreamEnding.End));

    private static HttpResponseMessage Response(Stream body) =>
        new(HttpStatusCode.OK) { Content = new StreamContent(body) { Headers = { ContentType = new("text/event-stream") { CharSet = "utf-8" } } } };

    private ServiceProvider Services(Action<NotionOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddNotion(options =>
        {
            options.Token = "secret_token";
            configure(options);
        }).ConfigurePrimaryHttpMessageHandler(() => new ScriptedHandler(this));
        return services.BuildServiceProvider();
    }

    private void Respond(Func<HttpResponseMessage> response) => _responses.Enqueue(response);

    private async Task<List<SessionStreamEvent>> AllAsync(SessionRequest? request = null, ServiceProvider? services = null, CancellationToken cancellationToken = default)
    {
        List<SessionStreamEvent> events = [];
        INotionSessions sessions = services?.GetRequiredService<INotionSessions>() ?? Sessions;
        await foreach (SessionStreamEvent e in sessions.StreamAsync(request ?? Hello, cancellationToken))
            events.Add(e);
        return events;
    }

    private async Task AddAsync(List<SessionStreamEvent> events)
    {
        await foreach (SessionStreamEvent e in Sessions.StreamAsync(Hello))
            events.Add(e);
    }

    private sealed class ScriptedHandler(SessionStreamTests test) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test._requests.Add(request);
            test._bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            HttpResponseMessage response = test._responses.Dequeue()();
            response.RequestMessage = request;
            return response;
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Notion.Refit.Emulator.Server;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Emulator.Tests.Agents;

/// <summary>The typed client talks to agents, of an emulator in this process and of one on a port.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class AgentClientTests(bool overNetwork)
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider _time = new();
    private NotionEmulator _emulator = null!;
    private WebApplication? _server;
    private NotionClient _notion = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _emulator = NotionEmulator.Start(new NotionEmulatorOptions { TimeProvider = _time, AsyncDelay = s_delay, Seed = 1 });
        if (overNetwork)
        {
            _server = EmulatorServer.Build(_emulator, new ServerOptions(Port: 0));
            await _server.StartAsync();
            _notion = NotionClient.Create(_emulator.Token, options => options.BaseAddress = new Uri(_server.Urls.Single()));
        }
        else
        {
            _notion = NotionClient.Create(_emulator.Token, _emulator.CreateHandler(), options => options.BaseAddress = _emulator.BaseAddress);
        }
    }

    [TearDown]
    public async Task StopAsync()
    {
        _notion.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task Code_answers_and_sees_the_session()
    {
        List<AgentContext> contexts = [];
        AgentId agent = _emulator.Workspace.AddAgent("Helper", (message, context) =>
        {
            contexts.Add(context);
            return $"You said {message}.";
        });

        SessionAnswer first = await DriveAsync(_notion.Sessions.AskAsync(agent, "Hello", timeProvider: _time));
        SessionAnswer second = await DriveAsync(_notion.Sessions.AskAsync(first.Session.Id, "More", timeProvider: _time));

        Assert.That((first.Text, second.Text), Is.EqualTo(("You said Hello.", "You said More.")));
        Assert.That(second.Session.Status, Is.EqualTo(SessionStatus.Completed));
        Assert.That(second.Session.MessageCount, Is.EqualTo(4));
        Assert.That(contexts[0].SessionId, Is.Null);
        Assert.That(contexts[1].History, Has.Count.EqualTo(3), "message, reply and the end of the turn");
    }

    [Test]
    public async Task A_script_answers_in_order_and_repeats_its_last_reply()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", ["One", new AgentReply { Text = "Two", Thinking = "Hm.", Tools = ["search"] }]);

        List<string> texts = [];
        for (int i = 0; i < 3; i++)
            texts.Add((await DriveAsync(_notion.Sessions.AskAsync(agent, "Next", timeProvider: _time))).Text);

        Assert.That(texts, Is.EqualTo((string[])["One", "Two", "Two"]));
    }

    [Test]
    public async Task The_answer_comes_when_the_clock_says_so()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", ["Hi"]);
        Session sent = await _notion.Sessions.SendAsync(new SessionMessageRequest("Hello") { AgentId = agent });

        _time.Advance(s_delay - TimeSpan.FromTicks(1));
        Session running = await _notion.Sessions.RetrieveAsync(sent.Id);
        NotionApiException? busy = await Assert.ThrowsAsync<NotionApiException>(() => _notion.Sessions.SendAsync(new SessionMessageRequest("Again") { SessionId = sent.Id }));
        _time.Advance(TimeSpan.FromTicks(1));
        Session done = await _notion.Sessions.RetrieveAsync(sent.Id);

        Assert.That((sent.Status, running.Status, done.Status), Is.EqualTo((SessionStatus.InProgress, SessionStatus.InProgress, SessionStatus.Completed)));
        Assert.That(busy!.Code, Is.EqualTo(NotionErrorCode.ConflictError));
    }

    [Test]
    public async Task A_stream_returns_the_turn_as_it_happens()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", [new AgentReply { Text = "Grüße 🚀", Thinking = "Hm.", Tools = ["search"] }]);
        List<SessionStreamEvent> events = [];

        await _time.DriveThroughWaitsAsync(ReadAsync(new SessionMessageRequest("Hello") { AgentId = agent }, events), s_delay);

        SessionEvent[] committed = [.. events.OfType<CommittedEvent>().Select(e => e.Event)];
        Assert.That(events[0], Is.TypeOf<SessionSnapshot>());
        Assert.That(events[^1], Is.TypeOf<SessionStreamEnd>());
        Assert.That(
            committed.Select(e => e.GetType()),
            Is.EqualTo((Type[])[typeof(UserMessageEvent), typeof(AgentToolUseEvent), typeof(AgentToolResultEvent), typeof(AgentMessageEvent), typeof(SessionStatusEvent)]));
        Assert.That(events.OfType<ProvisionalEvent>().Select(e => e.Event).OfType<ProvisionalAgentMessage>().Last().Text, Is.EqualTo("Grüße 🚀"));
        Assert.That(committed.OfType<AgentMessageEvent>().Single().Text, Is.EqualTo("Grüße 🚀"));
    }

    [Test]
    public async Task A_stream_that_breaks_is_opened_again_from_its_last_event()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", ["Hi"]);
        _emulator.Faults.Next(NotionOperations.UpdateSession).ResetWithinBody();
        List<SessionStreamEvent> events = [];

        NotionStreamException? broken = await Assert.ThrowsAsync<NotionStreamException>(() => ReadAsync(new SessionMessageRequest("Hello") { AgentId = agent }, events));
        Assert.That(broken!.Continuation, Is.Not.Null);
        await _time.DriveThroughWaitsAsync(ReadAsync(broken.Continuation!, events), s_delay);

        Assert.That(events.OfType<CommittedEvent>().Select(e => e.Event.Sequence), Is.EqualTo((long[])[1, 2, 3]), "each event once");
        Assert.That(events[^1], Is.TypeOf<SessionStreamEnd>());
    }

    [Test]
    public async Task A_stream_ends_with_a_timeout_at_its_limit()
    {
        await using NotionEmulator emulator = NotionEmulator.Start(
            new NotionEmulatorOptions { TimeProvider = _time, AsyncDelay = TimeSpan.FromSeconds(60), SessionStreamLimit = TimeSpan.FromSeconds(10) });
        using NotionClient notion = NotionClient.Create(emulator.Token, emulator.CreateHandler(), options => options.BaseAddress = emulator.BaseAddress);
        AgentId agent = emulator.Workspace.AddAgent("Helper", ["Hi"]);
        List<SessionStreamEvent> events = [];

        await _time.DriveThroughWaitsAsync(ReadAsync(new SessionMessageRequest("Hello") { AgentId = agent }, events, notion), TimeSpan.FromSeconds(10));

        Assert.That(events[^1], Is.TypeOf<SessionStreamTimeout>());
    }

    [Test]
    public async Task An_action_is_decided_and_the_agent_continues()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", (message, context) => context.Decision is { } decision ? $"It was {decision}." : AgentReply.Ask("Delete the page?"));

        SessionAnswer asked = await DriveAsync(_notion.Sessions.AskAsync(agent, "Delete it", timeProvider: _time));
        RequiredAction action = asked.Session.RequiredActions.Single();
        NotionApiException? refused = await Assert.ThrowsAsync<NotionApiException>(() => _notion.Sessions.SendAsync(new SessionMessageRequest("Well?") { SessionId = asked.Session.Id }));
        await _notion.Sessions.SendAsync(new SessionActionsRequest(asked.Session.Id, [new(action.ActionId, ActionOptionId.Approve)]));
        _time.Advance(s_delay);
        SessionEventList events = await _notion.Sessions.QueryEventsAsync(asked.Session.Id, new() { Filter = SessionEventFilter.OfType(SessionEventType.AgentMessage) });

        Assert.That((asked.Session.Status, asked.Message, action.Title), Is.EqualTo((SessionStatus.RequiresAction, (AgentMessageEvent?)null, "Delete the page?")));
        Assert.That(refused!.Code, Is.EqualTo(NotionErrorCode.ValidationError));
        Assert.That(((AgentMessageEvent)events.Results.Single()).Text, Is.EqualTo("It was approve."));
    }

    [Test]
    public async Task A_turn_is_cancelled_and_has_no_effect_later()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", ["Hi"]);
        Session sent = await _notion.Sessions.SendAsync(new SessionMessageRequest("Hello") { AgentId = agent });

        Session cancelled = await _notion.Sessions.CancelAsync(sent.Id, new());
        _time.Advance(s_delay * 2);
        SessionEventList events = await _notion.Sessions.QueryEventsAsync(sent.Id, new());

        Assert.That(cancelled.Status, Is.EqualTo(SessionStatus.Canceled));
        Assert.That(events.Results.Select(e => e.GetType()), Is.EqualTo((Type[])[typeof(UserMessageEvent), typeof(SessionStatusEvent)]));
    }

    [Test]
    public async Task A_turn_that_fails_reports_its_error_in_sessions_and_threads()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", [AgentReply.Fail("overloaded", "Too much to do.", retryable: true)]);

        SessionAnswer answer = await DriveAsync(_notion.Sessions.AskAsync(agent, "Hello", timeProvider: _time));
#pragma warning disable CS0618 // The routes of the private alpha.
        ThreadAnswer thread = await DriveAsync(_notion.AskAsync(agent, "Hello", timeProvider: _time));
#pragma warning restore CS0618

        Assert.That((answer.Session.Status, answer.Session.Error!.Code, answer.Message), Is.EqualTo((SessionStatus.Failed, "overloaded", (AgentMessageEvent?)null)));
        Assert.That((thread.Thread.Status, thread.Thread.Error, thread.Text), Is.EqualTo((ThreadStatus.Failed, "Too much to do.", "Too much to do.")));
    }

#pragma warning disable CS0618 // The routes of the private alpha.
    [Test]
    public async Task A_thread_is_asked_with_the_intervals_of_Notion()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", ["Hi"]);
        List<AgentThread> progress = [];

        ThreadAnswer answer = await DriveAsync(_notion.AskAsync(agent, "Hello", new Collector<AgentThread>(progress), _time));

        Assert.That((answer.Text, answer.Thread.Status), Is.EqualTo(("Hi", ThreadStatus.Completed)));
        Assert.That(progress.Select(thread => thread.Status), Is.EqualTo((ThreadStatus[])[ThreadStatus.Pending, ThreadStatus.Pending, ThreadStatus.Completed]), "after 1, 3 and 7 seconds");
    }

    [Test]
    public async Task Threads_and_their_messages_are_listed_queried_and_continued()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", [new AgentReply { Text = "Hi", Thinking = "Hm.", Tools = ["search"] }, AgentReply.Ask("Sure?"), "Done"]);
        ChatInvocation chat = await _notion.Agents.ChatAsync(agent, new("Hello"));
        _time.Advance(s_delay);
        await _notion.Threads.SendMessageAsync(chat.ThreadId, new("More"));
        _time.Advance(s_delay);
        AgentThread waiting = (await _notion.Threads.ListAsync(agent, chat.ThreadId)).Results.Single();
        await _notion.Threads.ContinueAsync(chat.ThreadId, new(waiting.PendingUserActions.Single().Id, ActionOptionId.Approve));
        _time.Advance(s_delay);

        ThreadList done = await _notion.Threads.QueryAsync(agent, new() { Filter = new() { Status = [ThreadActivity.Success], CreatedBy = [FilterUser.Me] } });
        ThreadMessageList agentMessages = await _notion.Threads.ListMessagesAsync(chat.ThreadId, MessageRole.Agent, verbose: true);
        List<string> all = [];
        await foreach (ThreadMessage message in _notion.Threads.QueryAllMessagesAsync(chat.ThreadId, new() { PageSize = 1 }))
            all.Add(message.Content);

        Assert.That(waiting.Status, Is.EqualTo(ThreadStatus.RequiresAction));
        Assert.That(done.Results.Single().Id, Is.EqualTo(chat.ThreadId));
        Assert.That(agentMessages.Results[0].ContentParts.Select(part => part.GetType()), Is.EqualTo((Type[])[typeof(ThreadThinkingPart), typeof(ThreadToolCallPart), typeof(ThreadTextPart)]));
        Assert.That(all, Is.EqualTo((string[])["Hello", "Hi", "More", "Done"]));
    }
#pragma warning restore CS0618

    [Test]
    public async Task The_credit_limit_pauses_an_agent_and_a_higher_one_wakes_it()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", [new AgentReply { Text = "Hi", Credits = 2.5 }], new AgentSeed { CreditLimit = 5 });
        await DriveAsync(_notion.Sessions.AskAsync(agent, "One", timeProvider: _time));
        await DriveAsync(_notion.Sessions.AskAsync(agent, "Two", timeProvider: _time));

        AgentInsights insights = await _notion.Agents.RetrieveInsightsAsync(agent);
        AgentInsights none = await _notion.Agents.RetrieveInsightsAsync(agent, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        NotionApiException? refused = await Assert.ThrowsAsync<NotionApiException>(() => _notion.Sessions.SendAsync(new SessionMessageRequest("Three") { AgentId = agent }));
        await _notion.Agents.UpdateCreditLimitAsync(agent, new(100));
        Agent awake = await _notion.Agents.RetrieveAsync(agent);

        Assert.That((insights.TotalCreditsUsed, insights.RunsCompleted, insights.PauseReason), Is.EqualTo((5.0, 2, AgentPauseReason.CreditLimit)));
        Assert.That((none.TotalCreditsUsed, none.RunsCompleted), Is.EqualTo((0.0, 0)));
        Assert.That(refused!.Code, Is.EqualTo(NotionErrorCode.ValidationError));
        Assert.That((awake.Status, awake.CreditLimit!.Value), Is.EqualTo((AgentStatus.Active, 100)));
    }

    [Test]
    public async Task Agents_are_found_changed_and_deleted()
    {
        AgentId one = _emulator.Workspace.AddAgent("Alpha", ["Hi"], new AgentSeed { IsFavorite = true, Instructions = "Be short." });
        AgentId two = _emulator.Workspace.AddAgent("Beta", ["Hi"], new AgentSeed { IsReadOnly = true });
        AgentId personal = _emulator.Workspace.AddAgent("Notion Agent", ["Hi"], new AgentSeed { Id = AgentId.NotionAi });

        List<AgentId> custom = [];
        await foreach (Agent agent in _notion.Agents.QueryAllAsync(new() { Filter = AgentFilter.OfType(AgentType.Custom), PageSize = 1 }))
            custom.Add(agent.Id);
        AgentList favorites = await _notion.Agents.QueryAsync(new() { Filter = AgentFilter.And(AgentFilter.IsFavorite(true), AgentFilter.Status(AgentStatus.Active)), Verbose = true });
        Agent hidden = await _notion.Agents.RetrieveAsync(two);
        AgentStatusUpdate disabled = await _notion.Agents.UpdateStatusAsync(one, new(AgentStatus.Disabled));
        await _notion.Agents.DeleteAsync(two);
        NotionApiException? gone = await Assert.ThrowsAsync<NotionApiException>(() => _notion.Agents.RetrieveAsync(two));
        NotionApiException? refused = await Assert.ThrowsAsync<NotionApiException>(() => _notion.Agents.DeleteAsync(personal));
        AgentList withDeleted = await _notion.Agents.QueryAsync(new() { IncludeDeleted = true, Filter = AgentFilter.Status(AgentStatus.Deleted) });

        Assert.That(custom, Is.EqualTo((AgentId[])[one, two]));
        Assert.That((favorites.Results.Single().Id, favorites.Results.Single().Instructions), Is.EqualTo((one, "Be short.")));
        Assert.That((hidden.CreditLimit!.IsHidden, hidden.HasUnpublishedChanges!.IsHidden, hidden.LastRunAt!.IsHidden), Is.EqualTo((true, true, true)));
        Assert.That((disabled.Status, disabled.PauseReason), Is.EqualTo((AgentStatus.Disabled, AgentPauseReason.DisabledFromApi)));
        Assert.That(gone!.Message, Does.Contain("Could not find agent with ID"));
        Assert.That(refused!.Code, Is.EqualTo(NotionErrorCode.ValidationError));
        Assert.That(withDeleted.Results.Single().Id, Is.EqualTo(two));
    }

    [Test]
    public async Task A_batch_applies_each_operation_by_itself()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", ["Hi"]);
        AgentId stranger = new(Guid.NewGuid());

        AsyncTask task = await _notion.Agents.BatchAsync(
            new([AgentOperation.SetStatus(agent, AgentStatus.Disabled), AgentOperation.Delete(stranger), AgentOperation.SetCreditLimit(agent, 7)]));
        _time.Advance(s_delay);
        AsyncTask done = await _notion.AsyncTasks.RetrieveAsync(task.Id);

        Assert.That(AgentBatchResult.Of(task), Is.Null);
        IReadOnlyList<AgentOperationOutcome> outcomes = AgentBatchResult.Of(done)!.Results;
        Assert.That(outcomes.Select(outcome => outcome.Outcome), Is.EqualTo((AgentOutcome[])[AgentOutcome.Success, AgentOutcome.Error, AgentOutcome.Success]));
        Assert.That((outcomes[0].Status, outcomes[1].Error!.Code, outcomes[2].CreditLimit), Is.EqualTo(((AgentStatus?)AgentStatus.Disabled, NotionErrorCode.ObjectNotFound, (double?)7)));
    }

    [Test]
    public async Task An_external_agent_is_sent_messages_once_and_keeps_vaults()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Outside", ["Hi"], new AgentSeed { Type = AgentType.External });
        StartExternalSessionRequest start = new() { ClientReferenceId = "ref_1", Model = "m" };
        ExternalSession session = await _notion.ExternalAgents.StartSessionAsync(agent, start);
        ExternalSession same = await _notion.ExternalAgents.StartSessionAsync(agent, start);
        ExternalMessageReceipt sent = await _notion.ExternalAgents.SendMessageAsync(agent, session.SessionId, new("Hello") { ClientMessageId = "m1" });
        ExternalMessageReceipt again = await _notion.ExternalAgents.SendMessageAsync(agent, session.SessionId, new("Hello") { ClientMessageId = "m1" });
        ExternalEventList running = await _notion.ExternalAgents.ListSessionEventsAsync(agent, session.SessionId);
        _time.Advance(s_delay);
        ExternalEventList done = await _notion.ExternalAgents.ListSessionEventsAsync(agent, session.SessionId, running.NextCursor);

        NewVaultCredential credential = new() { Value = "s", ExpiresAt = _time.GetUtcNow().AddDays(1) };
        ExternalVault vault = await _notion.ExternalAgents.CreateVaultAsync(
            agent, new() { Name = "Tools", Target = new() { ServerUrl = "https://mcp.example.com", Authorization = new() }, Credential = credential });
        ExternalVault updated = await _notion.ExternalAgents.UpdateVaultAsync(agent, vault.Id, new() { ExpectedVersion = vault.Version, Credential = credential });
        NotionApiException? stale = await Assert.ThrowsAsync<NotionApiException>(
            () => _notion.ExternalAgents.UpdateVaultAsync(agent, vault.Id, new() { ExpectedVersion = vault.Version, Credential = credential }));
        await _notion.ExternalAgents.DeleteVaultAsync(agent, vault.Id);

        Assert.That((same.SessionId, again.RunId), Is.EqualTo((session.SessionId, sent.RunId)));
        Assert.That((running.IsRunning, running.Events.Count, done.IsRunning), Is.EqualTo((true, 0, false)));
        Assert.That(((ExternalMessage)done.Events.Single()).Text, Is.EqualTo("Hi"));
        Assert.That((vault.Status, updated.Version), Is.EqualTo((VaultStatus.Active, 2)));
        Assert.That(stale!.Code, Is.EqualTo(NotionErrorCode.ConflictError));
        Assert.That(async () => await _notion.ExternalAgents.DeleteVaultAsync(agent, vault.Id), Throws.InstanceOf<NotionApiException>());
    }

    [Test]
    public async Task A_snapshot_has_agents_sessions_and_turns_under_way()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", ["One", "Two"]);
        Session sent = await _notion.Sessions.SendAsync(new SessionMessageRequest("Hello") { AgentId = agent });
        EmulatorSnapshot snapshot = _emulator.TakeSnapshot();
        _time.Advance(s_delay);
        await _notion.Sessions.CancelAsync(sent.Id, new());
        await _notion.Agents.DeleteAsync(agent);

        _emulator.Restore(snapshot);
        Session done = await _notion.Sessions.RetrieveAsync(sent.Id);
        SessionAnswer next = await DriveAsync(_notion.Sessions.AskAsync(agent, "Next", timeProvider: _time));

        Assert.That(done.Status, Is.EqualTo(SessionStatus.Completed));
        Assert.That(next.Text, Is.EqualTo("Two"));
    }

    [Test]
    public async Task A_seed_in_JSON_has_agents()
    {
        _emulator.Workspace.Load(
            """
            { "agents": [{ "name": "Helper", "id": "notion_ai", "replies": ["Hi", { "text": "Well", "tools": ["search"] }, { "error": { "code": "x", "message": "No." } }] }] }
            """);

        SessionAnswer first = await DriveAsync(_notion.Sessions.AskAsync(AgentId.NotionAi, "Hello", timeProvider: _time));

        Assert.That(first.Text, Is.EqualTo("Hi"));
        Assert.That(() => _emulator.Workspace.Load("""{ "agents": [{ "name": "Other", "nmae": "x" }] }"""), Throws.TypeOf<FormatException>().With.Message.Contains("seed.agents[0].nmae"));
    }

    [Test]
    public async Task What_is_wrong_is_refused_as_the_API_does()
    {
        AgentId agent = _emulator.Workspace.AddAgent("Helper", ["Hi"]);
        Session session = await _notion.Sessions.SendAsync(new SessionMessageRequest("Hello") { AgentId = agent });
        async Task<string> RefusedAsync(Func<Task> call) => (await Assert.ThrowsAsync<NotionApiException>(() => call()))!.Message;

        Assert.That(await RefusedAsync(() => _notion.Sessions.SendAsync(new SessionMessageRequest("x"))), Does.Contain("body.agent_id should be defined"));
        Assert.That(await RefusedAsync(() => _notion.Sessions.SendAsync(new ContinueSessionRequest(session.Id, "x"))), Does.Contain("continue_from"));
        Assert.That(await RefusedAsync(() => _notion.Sessions.RetrieveAsync(new SessionId(Guid.NewGuid()))), Does.Contain("Could not find session with ID"));
        Assert.That(await RefusedAsync(() => _notion.Sessions.SendAsync(new SessionActionsRequest(session.Id, [new("a", ActionOptionId.Approve)]))), Does.Contain("Could not find action"));
        AgentFilter deep = AgentFilter.And(AgentFilter.And(AgentFilter.And(AgentFilter.IsFavorite(false))));
        Assert.That(await RefusedAsync(() => _notion.Agents.QueryAsync(new() { Filter = deep })), Does.Contain("2 levels"));
        Assert.That(await RefusedAsync(() => _notion.Agents.BatchAsync(new([]))), Does.Contain("body.operations"));
    }

    private async Task ReadAsync(SessionRequest request, List<SessionStreamEvent> events, NotionClient? notion = null)
    {
        await foreach (SessionStreamEvent e in (notion ?? _notion).Sessions.StreamAsync(request))
            events.Add(e);
    }

    private async Task<T> DriveAsync<T>(Task<T> asking)
    {
        await _time.DriveThroughWaitsAsync(asking, TimeSpan.FromSeconds(10));
        return await asking;
    }

    private sealed class Collector<T>(List<T> items) : IProgress<T>
    {
        public void Report(T value) => items.Add(value);
    }
}

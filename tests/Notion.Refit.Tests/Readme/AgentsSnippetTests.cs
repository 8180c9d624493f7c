using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Readme;

/// <summary>Runs the code of docs/agents.md.</summary>
internal sealed class AgentsSnippetTests
{
    private NotionEmulator emulator = null!;
    private NotionClient notion = null!;

    private Lines Console { get; } = new();

    [SetUp]
    public void Start()
    {
        emulator = NotionEmulator.Start();
        notion = NotionClient.Create(emulator.Token, emulator.CreateHandler(), options => options.BaseAddress = emulator.BaseAddress);
    }

    [TearDown]
    public async Task StopAsync()
    {
        notion.Dispose();
        await emulator.DisposeAsync();
    }

    [Test]
    public async Task Agents_are_found()
    {
        emulator.Workspace.AddAgent("Helper", ["Hi"], new AgentSeed { IsReadOnly = true });

        // snippet: agents-find
        await foreach (Agent agent in notion.Agents.QueryAllAsync(new() { Filter = AgentFilter.Status(AgentStatus.Active), Query = "help" }))
            Console.WriteLine(agent.CreditLimit is { IsHidden: true } ? $"{agent.Name}: limit not visible" : $"{agent.Name}: {agent.CreditLimit?.Value}");
        // end-snippet

        Assert.That(Console.Written, Is.EqualTo((string[])["Helper: limit not visible"]));
    }

    [Test]
    public async Task An_agent_is_asked()
    {
        AgentId helper = emulator.Workspace.AddAgent("Helper", (message, context) => $"{message} Yes.");

        // snippet: agents-ask
        SessionAnswer answer = await notion.Sessions.AskAsync(helper, "Is the plan ready?");
        Console.WriteLine(answer.Text);

        SessionAnswer more = await notion.Sessions.AskAsync(answer.Session.Id, "And the budget?");
        Console.WriteLine(more.Session.Status.Value);
        // end-snippet

        Assert.That(Console.Written, Is.EqualTo((string[])["Is the plan ready? Yes.", "completed"]));
    }

    [Test]
    public async Task A_stream_is_read()
    {
        AgentId helper = emulator.Workspace.AddAgent("Helper", ["Yes."]);

        // snippet: agents-stream
        SessionRequest request = new SessionMessageRequest("Is the plan ready?") { AgentId = helper };
        while (true)
        {
            try
            {
                await foreach (SessionStreamEvent e in notion.Sessions.StreamAsync(request))
                {
                    switch (e)
                    {
                        case ProvisionalEvent { Event: ProvisionalAgentMessage draft }: Console.WriteLine($"… {draft.Text}"); break;
                        case CommittedEvent { Event: AgentMessageEvent message }: Console.WriteLine(message.Text); break;
                        case SessionStreamEnd end: Console.WriteLine(end.Status.Value); break;
                    }
                }

                break;
            }
            catch (NotionStreamException broken) when (broken.Continuation is { } next)
            {
                request = next;                                          // from the last event that arrived
            }
        }
        // end-snippet

        Assert.That(Console.Written, Is.EqualTo((string[])["… Ye", "… Yes.", "Yes.", "completed"]));
    }

    [Test]
    public async Task An_action_is_decided()
    {
        AgentId helper = emulator.Workspace.AddAgent("Helper", [AgentReply.Ask("Delete the page?"), "Deleted."]);

        // snippet: agents-actions
        SessionAnswer answer = await notion.Sessions.AskAsync(helper, "Delete the old plan");
        foreach (RequiredAction action in answer.Session.RequiredActions)
            await notion.Sessions.SendAsync(new SessionActionsRequest(answer.Session.Id, [new(action.ActionId, ActionOptionId.Approve)]));
        // end-snippet

        Assert.That((await notion.Sessions.RetrieveAsync(answer.Session.Id)).Status, Is.EqualTo(SessionStatus.Completed));
    }

    [Test]
    public async Task Agents_are_managed()
    {
        AgentId helper = emulator.Workspace.AddAgent("Helper", ["Hi"]);

        // snippet: agents-manage
        AgentInsights insights = await notion.Agents.RetrieveInsightsAsync(helper, DateTimeOffset.UtcNow.AddDays(-7), DateTimeOffset.UtcNow);
        await notion.Agents.UpdateCreditLimitAsync(helper, new(500));

        AsyncTask task = await notion.Agents.BatchAsync(new([AgentOperation.SetStatus(helper, AgentStatus.Disabled), AgentOperation.SetCreditLimit(helper, null)]));
        AgentBatchResult? done = AgentBatchResult.Of(await notion.AsyncTasks.RetrieveAsync(task.Id));
        // end-snippet

        Assert.That(insights.RunsCompleted, Is.Zero);
        Assert.That(done!.Results.Select(outcome => outcome.Outcome), Is.All.EqualTo(AgentOutcome.Success));
    }

    [Test]
    public async Task Agents_are_emulated()
    {
        // snippet: agents-emulator
        AgentId echo = emulator.Workspace.AddAgent("Echo", (message, context) => $"You said {message}.");
        AgentId script = emulator.Workspace.AddAgent("Script", ["First", new AgentReply { Text = "Second", Tools = ["search"] }, AgentReply.Fail("overloaded", "Later.")]);
        // end-snippet

        Assert.That((await notion.Sessions.AskAsync(echo, "hello")).Text, Is.EqualTo("You said hello."));
        Assert.That((await notion.Sessions.AskAsync(script, "hello")).Text, Is.EqualTo("First"));
    }
}

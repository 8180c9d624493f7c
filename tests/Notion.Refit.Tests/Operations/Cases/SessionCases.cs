using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class SessionCases
{
    private const string Url = "https://api.notion.com/v1/sessions";

    private const string Short = $$$$"""
        {"object":"session","id":"{{{{Some.Session}}}}","agent_id":"{{{{Some.Agent}}}}","title":"Hello","status":"requires_action",
         "created_at":"2026-08-01T10:00:00.000Z","updated_at":"2026-08-01T10:00:01.000Z",
         "required_actions":[{"action_id":"act_1","title":"Delete?","options":[{"id":"approve","label":"Yes"},{"id":"reject","label":"No"}]}]}
        """;

    public const string Session = $$$$"""
        {"object":"session","id":"{{{{Some.Session}}}}","agent_id":"notion_ai","title":"Hello","status":"failed",
         "created_at":"2026-08-01T10:00:00.000Z","updated_at":"2026-08-01T10:00:01.000Z","error":{"code":"overloaded","message":"Too much to do.","retryable":true},
         "created_by":{"id":"{{{{Some.User}}}}","type":"bot"},"agent_version":null,"models":{"type":"auto"},"message_count":2,"credits_used":null,"type_labels":["a"]}
        """;

    public const string Message = $$$$"""
        {"object":"session_event","id":"evt_2","session_id":"{{{{Some.Session}}}}","sequence":2,"created_at":"2026-08-01T10:00:01.000Z","type":"agent.message",
         "content":[{"type":"text","text":"Hi!"},{"type":"file","name":"a.png","content_type":"image/png","url":"https://example.com/a.png"}],
         "created_by":{"id":"{{{{Some.Bot}}}}","type":"bot"},"metadata":{"model":"model-5"}}
        """;

    private const string Events = $$$$"""
        {"object":"session_event","id":"evt_1","session_id":"{{{{Some.Session}}}}","sequence":1,"created_at":"2026-08-01T10:00:00.000Z","type":"user.message",
         "content":[{"type":"text","text":"Hello"}],"created_by":null,"metadata":{"user_id":"u1"}},
        {{{{Message}}}},
        {"object":"session_event","id":"evt_3","session_id":"{{{{Some.Session}}}}","sequence":3,"created_at":"2026-08-01T10:00:02.000Z","type":"agent.thinking",
         "content":[{"type":"text","text":"Hm."}]},
        {"object":"session_event","id":"evt_4","session_id":"{{{{Some.Session}}}}","sequence":4,"created_at":"2026-08-01T10:00:03.000Z","type":"agent.tool_use","tool_name":"search"},
        {"object":"session_event","id":"evt_5","session_id":"{{{{Some.Session}}}}","sequence":5,"created_at":"2026-08-01T10:00:04.000Z","type":"agent.tool_result",
         "tool_use_id":"evt_4","tool_name":"search","is_error":false},
        {"object":"session_event","id":"evt_6","session_id":"{{{{Some.Session}}}}","sequence":6,"created_at":"2026-08-01T10:00:05.000Z","type":"session.status","status":"completed",
         "usage":{"total_tokens":12,"input_tokens":5},"artifacts":[{"type":"page","title":"Plan","url":"https://www.notion.so/p"}]},
        {"object":"session_event","id":"evt_7","session_id":"{{{{Some.Session}}}}","sequence":7,"created_at":"2026-08-01T10:00:06.000Z","type":"agent.dance","steps":3}
        """;

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "updateSession",
            $"POST {Url}",
            (notion, ct) => notion.Sessions.SendAsync(
                new SessionMessageRequest("Hello") { AgentId = Some.Agent, Metadata = { ["user_id"] = "u1" }, PromptContext = "Be short." }, ct),
            Short,
            ExpectShort,
            body: $$$$"""{"agent_id":"{{{{Some.Agent}}}}","message":"Hello","metadata":{"user_id":"u1"},"prompt_context":"Be short."}"""),

        OperationCase.Of(
            "updateSession",
            $"POST {Url}",
            (notion, ct) => notion.Sessions.SendAsync(new SessionActionsRequest(Some.Session, [new("act_1", ActionOptionId.Reject)]), ct),
            Short,
            ExpectShort,
            body: $$$$"""{"session_id":"{{{{Some.Session}}}}","actions":[{"action_id":"act_1","option_id":"reject"}]}""",
            name: "a decision"),

        OperationCase.Of(
            "querySessions",
            $"POST {Url}/query",
            (notion, ct) => notion.Sessions.QueryAsync(
                new()
                {
                    Filter = SessionFilter.And(
                        SessionFilter.Agent(Some.Agent), SessionFilter.Status(SessionStatus.Failed, SessionStatus.Canceled), SessionFilter.Updated(onOrAfter: DateTimeOffset.UnixEpoch)),
                    Sorts = [new(SessionTimestamp.UpdatedAt, SortDirection.Descending)],
                    PageSize = 5,
                },
                ct),
            Answers.List(Session, "session"),
            list => ExpectSession(list.Results.Single()),
            body: $$$$"""
            {"filter":{"and":[{"property":"agent_id","string":{"equals":"{{{{Some.Agent}}}}"}},{"property":"status","status":{"in":["failed","canceled"]}},
              {"property":"updated_at","timestamp":{"on_or_after":"1970-01-01T00:00:00.000Z"}}]},"sorts":[{"property":"updated_at","direction":"descending"}],"page_size":5}
            """),

        OperationCase.Of("retrieveSession", $"GET {Url}/{Some.Session}", (notion, ct) => notion.Sessions.RetrieveAsync(Some.Session, ct), Session, ExpectSession),

        OperationCase.Of(
            "cancelSession", $"POST {Url}/{Some.Session}/cancel", (notion, ct) => notion.Sessions.CancelAsync(Some.Session, new() { EventId = "evt_1" }, ct), Short, ExpectShort, body: """{"event_id":"evt_1"}"""),

        OperationCase.Of(
            "querySessionEvents",
            $"POST {Url}/{Some.Session}/events/query",
            (notion, ct) => notion.Sessions.QueryEventsAsync(
                Some.Session,
                new()
                {
                    Filter = SessionEventFilter.Or(SessionEventFilter.OfType(SessionEventType.AgentMessage), SessionEventFilter.After(3)),
                    Sorts = [new(SessionEventSortKey.Sequence, SortDirection.Ascending)],
                },
                ct),
            Answers.List(Events, "session_event"),
            list =>
            {
                Assert.That(list.Results.Select(e => e.Sequence), Is.EqualTo((long[])[1, 2, 3, 4, 5, 6, 7]));
                Assert.That(((UserMessageEvent)list.Results[0]).Metadata!["user_id"], Is.EqualTo("u1"));
                Assert.That(((AgentMessageEvent)list.Results[1]).Text, Is.EqualTo("Hi!"));
                Assert.That(((AgentMessageEvent)list.Results[1]).Metadata!.Model, Is.EqualTo("model-5"));
                Assert.That(((AgentToolResultEvent)list.Results[4]).ToolUseId, Is.EqualTo("evt_4"));
                var status = (SessionStatusEvent)list.Results[5];
                Assert.That((status.Usage!.TotalTokens, ((PageArtifact)status.Artifacts[0]).Title), Is.EqualTo((12, "Plan")));
                var unknown = (UnknownSessionEvent)list.Results[6];
                Assert.That((unknown.Type, unknown.Id, unknown.Raw.GetProperty("steps").GetInt32()), Is.EqualTo(("agent.dance", "evt_7", 3)));
            },
            body: """
            {"filter":{"or":[{"property":"type","event_type":{"equals":"agent.message"}},{"property":"sequence","number":{"greater_than":3}}]},
             "sorts":[{"property":"sequence","direction":"ascending"}]}
            """),
    ];

    private static void ExpectShort(Session session)
    {
        Assert.That(session.Id, Is.EqualTo(new SessionId(new Guid(Some.Session))));
        Assert.That(session.RequiredActions.Single().Options.Select(option => option.Id), Is.EqualTo((ActionOptionId[])[ActionOptionId.Approve, ActionOptionId.Reject]));
        Assert.That(session.CreatedBy, Is.Null);
    }

    private static void ExpectSession(Session session)
    {
        Assert.That(session.AgentId, Is.EqualTo(AgentId.NotionAi));
        Assert.That((session.Status, session.Error!.Retryable, session.MessageCount), Is.EqualTo((SessionStatus.Failed, true, 2)));
    }
}

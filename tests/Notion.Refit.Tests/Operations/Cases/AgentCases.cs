using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class AgentCases
{
    private const string Url = "https://api.notion.com/v1/agents";

    public const string Agent = $$$$"""
        {"object":"agent","id":"{{{{Some.Agent}}}}","name":"Helper","agent_type":"custom_agent","description":null,
         "icon":{"type":"custom_agent_avatar","custom_agent_avatar":{"static_url":"https://example.com/a.png","animated_url":"https://example.com/a.gif"}},
         "status":"active","pause_reason":null,"model":{"mode":"pinned","id":"model-5"},"instructions_page_id":"{{{{Some.Page}}}}",
         "connections":[
           {"type":"notion","account":null,"name":"Notion","permissions":[{"scopes":["editor"],"target":{"type":"page","id":"{{{{Some.Page}}}}"}},
             {"scopes":["allow"],"target":{"type":"web_search","allowed_domains":null}}]},
           {"type":"slack","account":{"type":"slack_workspace","team_id":"T1"},"name":"Slack","permissions":[{"scopes":["read"],"target":{"type":"slack_all_channels"}}]},
           {"type":"mcp_server","account":"hidden","name":"Tools","enabled_tools":"hidden","run_tools_automatically":{"read":true,"write":false}},
           {"type":"custom_mcp_server","account":{"type":"mcp_server","server_host":"mcp.example.com"},"name":"Own","enabled_tools":[{"name":"find","title":null}],
            "run_tools_automatically":{"read":true,"write":true}},
           {"type":"github","account":"acme","name":"GitHub","permissions":[{"scopes":["read"],"target":{"type":"repository","id":"r1"}}]}],
         "triggers":[{"type":"recurrence","enabled":true,"schedule":{"frequency":"week","interval":2,"weekdays":["monday"],"monthdays":[1,15],"week_numbers":[-1],
                      "hour":9,"minute":30,"timezone":"Europe/Berlin","start_date":"2026-01-01","end":{"type":"count","occurrences":5}}},
                     {"type":"slack.reaction.added","enabled":false,"config":{"channels":{"C1":{}} } }],
         "credit_limit":500,"agent_version":{"id":"v1","number":3,"published_at":"2026-08-01T10:00:00.000Z"},"has_unpublished_changes":"hidden",
         "created_by":{"object":"user","id":"{{{{Some.User}}}}","type":"user"},"created_time":"2026-03-11T09:41:00.000Z",
         "last_edited_time":"2026-03-12T10:00:00.000Z","last_run_at":"2026-08-02T10:00:00.000Z","last_run_time":null}
        """;

    private const string PersonalAgent = """
        {"object":"agent","id":"notion_ai","name":"Notion Agent","agent_type":"notion_ai","agent_version":null,"connections":[],"created_by":null,"created_time":null,
         "credit_limit":null,"description":null,"icon":{"type":"emoji","emoji":"🤖"},"instructions_page_id":null,"last_edited_time":null,"last_run_at":null,
         "model":{"mode":"auto"},"pause_reason":null,"status":"active","triggers":[]}
        """;

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "queryAgents",
            $"POST {Url}/query",
            (notion, ct) => notion.Agents.QueryAsync(
                new()
                {
                    Query = "help",
                    Filter = AgentFilter.And(
                        AgentFilter.Status(AgentStatus.Active, AgentStatus.Disabled),
                        AgentFilter.Or(AgentFilter.OfType(AgentType.Custom), AgentFilter.IsFavorite(true)),
                        AgentFilter.LastRun(after: DateTimeOffset.UnixEpoch),
                        AgentFilter.CreatedBy(Some.User)),
                    Sorts = [new(AgentSortKey.LastRunAt, SortDirection.Descending)],
                    IncludeDeleted = true,
                    StartCursor = "cursor_1",
                    PageSize = 5,
                },
                ct),
            Answers.List($"{PersonalAgent},{Agent}", "agent"),
            list =>
            {
                Agent personal = list.Results[0];
                Assert.That(personal.Id, Is.EqualTo(AgentId.NotionAi));
                Assert.That(personal.AgentType, Is.EqualTo(AgentType.NotionAI));
                Assert.That(personal.CreditLimit, Is.Null);
                ExpectAgent(list.Results[1]);
                Assert.That(list.Type, Is.EqualTo(ListType.Agent));
            },
            body: $$$$"""
            {"query":"help","filter":{"and":[{"property":"status","status":{"in":["active","disabled"]}},
              {"or":[{"property":"agent_type","string":{"equals":"custom_agent"}},{"property":"favorited","checkbox":{"equals":true}}]},
              {"property":"last_run_at","date":{"after":"1970-01-01T00:00:00.000Z"}},{"property":"created_by","people":{"contains":"{{{{Some.User}}}}"}}]},
             "sorts":[{"property":"last_run_at","direction":"descending"}],"include_deleted":true,"start_cursor":"cursor_1","page_size":5}
            """),

        OperationCase.Of(
            "batchAgents",
            $"POST {Url}/batch",
            (notion, ct) => notion.Agents.BatchAsync(
                new([AgentOperation.SetStatus(Some.Agent, AgentStatus.Disabled), AgentOperation.SetCreditLimit(Some.Agent, null), AgentOperation.Delete(Some.Agent)]), ct),
            """
            {"object":"async_task","id":"task_1","status":"succeeded","status_url":"https://api.notion.com/v1/async_tasks/task_1","created_time":"2026-08-01T10:00:00.000Z",
             "poll_after_seconds":2,"operation":{"surface":"rest","name":"POST /v1/agents/batch"},
             "result":{"object":"agent_batch_result","results":[{"index":1,"action":"update_credit_limit","agent_id":"a2000000-0000-4000-8000-000000000001","outcome":"error",
               "error":{"object":"error","status":404,"code":"object_not_found","message":"No such agent."}}]}}
            """,
            task =>
            {
                AgentOperationOutcome outcome = AgentBatchResult.Of(task)!.Results.Single();
                Assert.That((outcome.Index, outcome.Action, outcome.Outcome), Is.EqualTo((1, AgentAction.UpdateCreditLimit, AgentOutcome.Error)));
                Assert.That(outcome.Error!.Code, Is.EqualTo(NotionErrorCode.ObjectNotFound));
            },
            body: $$$$"""
            {"operations":[{"action":"update_status","agent_id":"{{{{Some.Agent}}}}","fields":{"status":"disabled"}},
              {"action":"update_credit_limit","agent_id":"{{{{Some.Agent}}}}","fields":{"credit_limit":null}},{"action":"delete","agent_id":"{{{{Some.Agent}}}}"}]}
            """),

#pragma warning disable CS0618 // The routes of the private alpha.
        OperationCase.Of(
            "listAgents",
            $"GET {Url}?agent_ids={Some.Agent}&agent_ids=33333333-3333-3333-3333-333333333333&name=help&agent_type=custom_agent&agent_type=notion_ai&created_by=me&verbose=true&start_cursor=cursor_1&page_size=5",
            (notion, ct) => notion.Agents.ListAsync([Some.Agent, AgentId.NotionAi], "help", [AgentType.Custom, AgentType.NotionAI], [FilterUser.Me], true, "cursor_1", 5, ct),
            Answers.List(Agent, "agent"),
            list => ExpectAgent(list.Results.Single())),

        OperationCase.Of(
            "chatWithAgent",
            $"POST {Url}/{Some.Agent}/chat?verbose=false",
            (notion, ct) => notion.Agents.ChatAsync(
                Some.Agent,
                new("Hello")
                {
                    Attachments = [new(new FileUploadReference(Some.FileUpload)) { Name = "plan.pdf" }],
                    Metadata = { ["user_id"] = "u1" },
                    PromptContext = "Be short.",
                },
                false,
                ct),
            ThreadCases.Invocation,
            ThreadCases.ExpectInvocation,
            body: $$$$"""
            {"message":"Hello","attachments":[{"type":"file_upload","file_upload":{"id":"{{{{Some.FileUpload}}}}"},"name":"plan.pdf"}],"metadata":{"user_id":"u1"},"prompt_context":"Be short."}
            """),
#pragma warning restore CS0618

        OperationCase.Of("retrieveAgent", $"GET {Url}/{Some.Agent}?verbose=true", (notion, ct) => notion.Agents.RetrieveAsync(Some.Agent, true, ct), Agent, ExpectAgent),

        OperationCase.Of(
            "deleteAgent",
            $"DELETE {Url}/{Some.Agent}",
            (notion, ct) => notion.Agents.DeleteAsync(Some.Agent, ct),
            $$$$"""{"agent_id":"{{{{Some.Agent}}}}","status":"deleted","deleted_at":"2026-08-01T10:00:00.000Z"}""",
            deleted => Assert.That(deleted.DeletedAt.Year, Is.EqualTo(2026))),

        OperationCase.Of(
            "updateAgentCreditLimit",
            $"PATCH {Url}/{Some.Agent}/credit_limit",
            (notion, ct) => notion.Agents.UpdateCreditLimitAsync(Some.Agent, new(500), ct),
            $$$$"""{"agent_id":"{{{{Some.Agent}}}}","credit_limit":500,"last_edited_time":"2026-08-01T10:00:00.000Z"}""",
            update => Assert.That(update.CreditLimit, Is.EqualTo(500)),
            body: """{"credit_limit":500}"""),

        OperationCase.Of(
            "retrieveAgentInsights",
            $"GET {Url}/{Some.Agent}/insights?start_time=1700000000&end_time=1800000000",
            (notion, ct) => notion.Agents.RetrieveInsightsAsync(Some.Agent, 1_700_000_000, 1_800_000_000, ct),
            $$$$"""
            {"object":"agent_insights","id":"{{{{Some.Agent}}}}","name":"Helper","agent_type":"custom_agent","status":"disabled","pause_reason":"credit_limit",
             "created_by":{"id":"{{{{Some.User}}}}","type":"bot"},"credit_limit":"hidden","total_credits_used":12.5,"runs_completed":7}
            """,
            insights =>
            {
                Assert.That((insights.TotalCreditsUsed, insights.RunsCompleted), Is.EqualTo((12.5, 7)));
                Assert.That(insights.CreditLimit!.IsHidden, Is.True);
                Assert.That(insights.PauseReason, Is.EqualTo(AgentPauseReason.CreditLimit));
            }),

        OperationCase.Of(
            "updateAgentStatus",
            $"PATCH {Url}/{Some.Agent}/status",
            (notion, ct) => notion.Agents.UpdateStatusAsync(Some.Agent, new(AgentStatus.Disabled), ct),
            $$$$"""{"agent_id":"{{{{Some.Agent}}}}","status":"disabled","pause_reason":"disabled_from_api","last_edited_time":"2026-08-01T10:00:00.000Z"}""",
            update => Assert.That(update.PauseReason, Is.EqualTo(AgentPauseReason.DisabledFromApi)),
            body: """{"status":"disabled"}"""),
    ];

    private static void ExpectAgent(Agent agent)
    {
        Assert.That(agent.Id, Is.EqualTo(new AgentId(new Guid(Some.Agent))));
        Assert.That((agent.Name, agent.Status, agent.Model!.Id), Is.EqualTo(("Helper", AgentStatus.Active, "model-5")));
        Assert.That(((AgentAvatarIcon)agent.Icon!).StaticUrl, Is.EqualTo("https://example.com/a.png"));
        Assert.That((agent.CreditLimit!.Value, agent.CreditLimit.IsHidden), Is.EqualTo((500, false)));
        Assert.That((agent.HasUnpublishedChanges!.Value, agent.HasUnpublishedChanges.IsHidden), Is.EqualTo(((bool?)null, true)));
        Assert.That(agent.LastRunAt!.Value, Is.EqualTo(new DateTimeOffset(2026, 8, 2, 10, 0, 0, TimeSpan.Zero)));
        Assert.That(agent.Connections.Select(connection => connection.Account?.Value?.TeamId), Is.EqualTo((string?[])[null, "T1", null, null, null]));
        Assert.That((agent.Connections[2].EnabledTools!.IsHidden, agent.Connections[3].EnabledTools!.Value![0].Name), Is.EqualTo((true, "find")));
        Assert.That((agent.Connections[4].Account!.Word, agent.Connections[4].Account!.IsHidden), Is.EqualTo(("acme", false)));
        Assert.That(agent.Connections[4].Permissions[0].Target.Type, Is.EqualTo(new AgentTargetType("repository")));
        Assert.That(agent.Triggers[0].Schedule!.Monthdays, Is.EqualTo((int[])[1, 15]));
        Assert.That(agent.Triggers[0].Schedule!.End!.Occurrences, Is.EqualTo(5));
    }
}

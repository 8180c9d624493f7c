using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

#pragma warning disable CS0618 // The routes of the private alpha.

internal static class ThreadCases
{
    private const string Api = "https://api.notion.com/v1";

    public const string Invocation = $$$$"""
        {"object":"chat.invocation","invocation_id":"inv_1","agent_id":"{{{{Some.Agent}}}}","thread_id":"{{{{Some.Thread}}}}","status":"pending"}
        """;

    public const string Thread = $$$$"""
        {"object":"thread","id":"{{{{Some.Thread}}}}","title":"Hello","status":"requires_action","created_time":"2026-08-01T10:00:00.000Z",
         "last_edited_time":"2026-08-01T10:00:01.000Z","created_by":{"type":"user","id":"{{{{Some.User}}}}"},"agent_version":null,
         "models":{"type":"pinned","ids":["model-5",null]},"credits_used":0.5,"runs_completed":null,"type_labels":null,"tool_types":["search"],
         "pending_user_actions":[{"id":"act_1","type":"tool_confirmation","title":"Open the page?","options":[{"id":"approve","label":"Yes"},
            {"id":"use_connection","label":"Use","input":{"type":"connection_id","required":true}}],
            "requirements":[{"type":"url_safety","urls":["https://example.com"],"required_by_workspace_policy":true},{"type":"delete_content","page_count":2,"database_count":0}]}]}
        """;

    public const string Message = $$$$"""
        {"object":"thread_message","id":"{{{{Some.ThreadMessage}}}}","role":"agent","content":"Hi!","parent":{"type":"thread","id":"{{{{Some.Thread}}}}"},
         "created_time":"2026-08-01T10:00:02.000Z","attachments":[{"name":"a.png","content_type":"image/png","url":"https://example.com/a.png?x=1","expiry_time":"2026-08-01T11:00:02.000Z"}],
         "content_parts":[{"type":"thinking","text":"Hm."},{"type":"text","text":"Hi!"},
           {"type":"tool_call","tool_name":"search","tool_call_id":null,"input":"{}","results":[{"id":"r1","agent_step_id":null,"tool_call_id":"c1","tool_name":"search","tool_type":"notion",
            "state":"done","input":{"q":"x"},"output":null,"error":null,"started_at":1700000000000,"finished_at":1700000000500,"duration_ms":500}]},
           {"type":"follow_ups","follow_ups":[{"label":"More","message":"Tell me more"}]},{"type":"custom_agent_template_picker"}]}
        """;

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "listThreads",
            $"GET {Api}/agents/{Some.Agent}/threads?id={Some.Thread}&title=hello&status=requires_action&activity=in_progress&created_by=me&last_used_by={Some.User}&sort_by=last_used_time&sort_direction=descending&start_cursor=cursor_1&page_size=5",
            (notion, ct) => notion.Threads.ListAsync(
                Some.Agent, Some.Thread, "hello", ThreadStatus.RequiresAction, ThreadActivity.InProgress, [FilterUser.Me], [new UserId(new Guid(Some.User))],
                ThreadTimestamp.LastUsedTime, SortDirection.Descending, "cursor_1", 5, ct),
            Answers.List(Thread, "thread"),
            ExpectThreads),

        OperationCase.Of(
            "queryThreads",
            $"POST {Api}/agents/{Some.Agent}/threads/query",
            (notion, ct) => notion.Threads.QueryAsync(
                Some.Agent,
                new()
                {
                    Query = "hello",
                    Filter = new() { Status = [ThreadActivity.Success], CreatedBy = [FilterUser.Me], MessageTime = new() { Start = DateTimeOffset.UnixEpoch } },
                    Sorts = [new(ThreadTimestamp.CreatedTime, SortDirection.Ascending)],
                    StartCursor = "cursor_1",
                    PageSize = 5,
                },
                ct),
            Answers.List(Thread, "thread"),
            ExpectThreads,
            body: """
            {"query":"hello","filter":{"status":["success"],"created_by":["me"],"message_time":{"start":"1970-01-01T00:00:00.000Z"}},
             "sorts":[{"timestamp":"created_time","direction":"ascending"}],"start_cursor":"cursor_1","page_size":5}
            """),

        OperationCase.Of(
            "continueThread",
            $"POST {Api}/threads/{Some.Thread}/continue",
            (notion, ct) => notion.Threads.ContinueAsync(Some.Thread, new("act_1", ActionOptionId.UseConnection) { Input = new("con_1") }, ct),
            Invocation,
            ExpectInvocation,
            body: """{"action_id":"act_1","option_id":"use_connection","input":{"connection_id":"con_1"}}"""),

        OperationCase.Of(
            "listThreadMessages",
            $"GET {Api}/threads/{Some.Thread}/messages?role=agent&verbose=true&start_cursor=cursor_1&page_size=5",
            (notion, ct) => notion.Threads.ListMessagesAsync(Some.Thread, MessageRole.Agent, true, "cursor_1", 5, ct),
            Answers.List(Message, "thread_message"),
            ExpectMessages),

        OperationCase.Of(
            "sendThreadMessage",
            $"POST {Api}/threads/{Some.Thread}/messages",
            (notion, ct) => notion.Threads.SendMessageAsync(Some.Thread, new("More"), ct),
            Invocation,
            ExpectInvocation,
            body: """{"message":"More"}"""),

        OperationCase.Of(
            "queryThreadMessages",
            $"POST {Api}/threads/{Some.Thread}/messages/query",
            (notion, ct) => notion.Threads.QueryMessagesAsync(Some.Thread, new() { Verbose = true, StartCursor = "cursor_1", PageSize = 5 }, ct),
            Answers.List(Message, "thread_message"),
            ExpectMessages,
            body: """{"verbose":true,"start_cursor":"cursor_1","page_size":5}"""),
    ];

    public static void ExpectInvocation(ChatInvocation invocation)
    {
        Assert.That(invocation.ThreadId, Is.EqualTo(new ThreadId(new Guid(Some.Thread))));
        Assert.That((invocation.InvocationId, invocation.Status), Is.EqualTo(("inv_1", ThreadStatus.Pending)));
    }

    private static void ExpectThreads(ThreadList list)
    {
        AgentThread thread = list.Results.Single();
        Assert.That(thread.Models!.Ids, Is.EqualTo((string?[])["model-5", null]));
        Assert.That(((UrlSafetyRequirement)thread.PendingUserActions[0].Requirements[0]).Urls.Single(), Is.EqualTo("https://example.com"));
        Assert.That(thread.PendingUserActions[0].Options[1].Id, Is.EqualTo(ActionOptionId.UseConnection));
    }

    private static void ExpectMessages(ThreadMessageList list)
    {
        ThreadMessage message = list.Results.Single();
        Assert.That((message.Role, message.Content), Is.EqualTo((MessageRole.Agent, "Hi!")));
        Assert.That(((ThreadToolCallPart)message.ContentParts[2]).Results[0].DurationMs, Is.EqualTo(500));
        Assert.That(message.ContentParts[4], Is.TypeOf<ThreadTemplatePickerPart>());
    }
}

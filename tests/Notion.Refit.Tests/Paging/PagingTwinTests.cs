using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;
using Notion.Refit.Testing;
using Notion.Refit.Tests.Operations;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Paging;

/// <summary>Every list operation over all its pages: everything that was asked for goes along with every cursor.</summary>
internal sealed class PagingTwinTests
{
    private const string Api = "https://api.notion.com/v1";

    private readonly MockHttpMessageHandler _http = new();
    private readonly List<SentRequest> _sent = [];
    private ServiceProvider _services = null!;

    public static IEnumerable<TestCaseData> Lists { get; } =
    [
        List(
            "listBlockChildren",
            (notion, ct) => notion.Blocks.ListAllChildrenAsync(Some.Block, 3, ct),
            Answers.Block,
            $"GET {Api}/blocks/{Some.Block}/children?page_size=3",
            $"GET {Api}/blocks/{Some.Block}/children?start_cursor=cursor_2&page_size=3"),
        List(
            "listComments",
            (notion, ct) => notion.Comments.ListAllAsync(Some.Page, 3, ct),
            Answers.Comment,
            $"GET {Api}/comments?block_id={Some.Page}&page_size=3",
            $"GET {Api}/comments?block_id={Some.Page}&start_cursor=cursor_2&page_size=3"),
        List(
            "listCustomEmojis",
            (notion, ct) => notion.CustomEmojis.ListAllAsync("party", 3, ct),
            $$"""{"id":"{{Some.CustomEmoji}}","name":"party","url":"https://example.com/e.png"}""",
            $"GET {Api}/custom_emojis?name=party&page_size=3",
            $"GET {Api}/custom_emojis?name=party&start_cursor=cursor_2&page_size=3"),
        List(
            "listDataSourceTemplates",
            (notion, ct) => notion.DataSources.ListAllTemplatesAsync(Some.DataSource, "Bug", 3, ct),
            $$"""{"id":"{{Some.Page}}","name":"Bug","is_default":false}""",
            $"GET {Api}/data_sources/{Some.DataSource}/templates?name=Bug&page_size=3",
            $"GET {Api}/data_sources/{Some.DataSource}/templates?name=Bug&start_cursor=cursor_2&page_size=3",
            items: "templates"),
        List(
            "listFileUploads",
            (notion, ct) => notion.FileUploads.ListAllAsync(FileUploadStatus.Uploaded, 3, ct),
            Answers.FileUpload,
            $"GET {Api}/file_uploads?status=uploaded&page_size=3",
            $"GET {Api}/file_uploads?status=uploaded&start_cursor=cursor_2&page_size=3"),
        List(
            "listUsers",
            (notion, ct) => notion.Users.ListAllAsync(3, ct),
            Answers.Person,
            $"GET {Api}/users?page_size=3",
            $"GET {Api}/users?start_cursor=cursor_2&page_size=3"),
        List(
            "listViews",
            (notion, ct) => notion.Views.ListAllAsync(Some.Database, Some.DataSource, 3, ct),
            Answers.View,
            $"GET {Api}/views?database_id={Some.Database}&data_source_id={Some.DataSource}&page_size=3",
            $"GET {Api}/views?database_id={Some.Database}&data_source_id={Some.DataSource}&start_cursor=cursor_2&page_size=3"),
        List(
            "listViewQueryResults",
            (notion, ct) => notion.Views.ListAllQueryResultsAsync(Some.View, Some.ViewQuery, 3, ct),
            Answers.Page,
            $"GET {Api}/views/{Some.View}/queries/{Some.ViewQuery}?page_size=3",
            $"GET {Api}/views/{Some.View}/queries/{Some.ViewQuery}?start_cursor=cursor_2&page_size=3"),
        List(
            "queryDataSource",
            (notion, ct) => notion.DataSources.QueryAllAsync(Some.DataSource, new() { PageSize = 3, Sorts = [Sort.Ascending("Due")] }, ["title"], ct),
            Answers.Page,
            $$"""POST {{Api}}/data_sources/{{Some.DataSource}}/query?filter_properties=title {"sorts":[{"property":"Due","direction":"ascending"}],"page_size":3}""",
            $$"""
            POST {{Api}}/data_sources/{{Some.DataSource}}/query?filter_properties=title {"sorts":[{"property":"Due","direction":"ascending"}],"start_cursor":"cursor_2","page_size":3}
            """),
        List(
            "queryAgents",
            (notion, ct) => notion.Agents.QueryAllAsync(new() { Query = "help", PageSize = 3 }, ct),
            Operations.Cases.AgentCases.Agent,
            $$"""POST {{Api}}/agents/query {"query":"help","page_size":3}""",
            $$"""POST {{Api}}/agents/query {"query":"help","start_cursor":"cursor_2","page_size":3}"""),
        List(
            "querySessions",
            (notion, ct) => notion.Sessions.QueryAllAsync(new() { PageSize = 3 }, ct),
            Operations.Cases.SessionCases.Session,
            $$"""POST {{Api}}/sessions/query {"page_size":3}""",
            $$"""POST {{Api}}/sessions/query {"start_cursor":"cursor_2","page_size":3}"""),
        List(
            "querySessionEvents",
            (notion, ct) => notion.Sessions.QueryAllEventsAsync(Some.Session, new() { PageSize = 3 }, ct),
            Operations.Cases.SessionCases.Message,
            $$"""POST {{Api}}/sessions/{{Some.Session}}/events/query {"page_size":3}""",
            $$"""POST {{Api}}/sessions/{{Some.Session}}/events/query {"start_cursor":"cursor_2","page_size":3}"""),
#pragma warning disable CS0618 // The routes of the private alpha.
        List(
            "listAgents",
            (notion, ct) => notion.Agents.ListAllAsync(pageSize: 3, name: "help", cancellationToken: ct),
            Operations.Cases.AgentCases.Agent,
            $"GET {Api}/agents?name=help&page_size=3",
            $"GET {Api}/agents?name=help&start_cursor=cursor_2&page_size=3"),
        List(
            "listThreads",
            (notion, ct) => notion.Threads.ListAllAsync(Some.Agent, status: ThreadStatus.Completed, pageSize: 3, cancellationToken: ct),
            Operations.Cases.ThreadCases.Thread,
            $"GET {Api}/agents/{Some.Agent}/threads?status=completed&page_size=3",
            $"GET {Api}/agents/{Some.Agent}/threads?status=completed&start_cursor=cursor_2&page_size=3"),
        List(
            "queryThreads",
            (notion, ct) => notion.Threads.QueryAllAsync(Some.Agent, new() { PageSize = 3 }, ct),
            Operations.Cases.ThreadCases.Thread,
            $$"""POST {{Api}}/agents/{{Some.Agent}}/threads/query {"page_size":3}""",
            $$"""POST {{Api}}/agents/{{Some.Agent}}/threads/query {"start_cursor":"cursor_2","page_size":3}"""),
        List(
            "listThreadMessages",
            (notion, ct) => notion.Threads.ListAllMessagesAsync(Some.Thread, MessageRole.Agent, false, 3, ct),
            Operations.Cases.ThreadCases.Message,
            $"GET {Api}/threads/{Some.Thread}/messages?role=agent&verbose=false&page_size=3",
            $"GET {Api}/threads/{Some.Thread}/messages?role=agent&verbose=false&start_cursor=cursor_2&page_size=3"),
        List(
            "queryThreadMessages",
            (notion, ct) => notion.Threads.QueryAllMessagesAsync(Some.Thread, new() { PageSize = 3 }, ct),
            Operations.Cases.ThreadCases.Message,
            $$"""POST {{Api}}/threads/{{Some.Thread}}/messages/query {"page_size":3}""",
            $$"""POST {{Api}}/threads/{{Some.Thread}}/messages/query {"start_cursor":"cursor_2","page_size":3}"""),
#pragma warning restore CS0618
        List(
            "search",
            (notion, ct) => notion.Search.SearchAllAsync(new() { Query = "plan", PageSize = 3 }, ct),
            Answers.Page,
            $$"""POST {{Api}}/search {"query":"plan","page_size":3}""",
            $$"""POST {{Api}}/search {"query":"plan","start_cursor":"cursor_2","page_size":3}"""),
    ];

    public static IEnumerable<TestCaseData> ShortForms { get; } =
    [
        Short("listBlockChildren", (notion, ct) => notion.Blocks.ListAllChildrenAsync(Some.Block, ct), $"GET {Api}/blocks/{Some.Block}/children"),
        Short("listComments", (notion, ct) => notion.Comments.ListAllAsync(Some.Page, ct), $"GET {Api}/comments?block_id={Some.Page}"),
        Short("listCustomEmojis", (notion, ct) => notion.CustomEmojis.ListAllAsync(ct), $"GET {Api}/custom_emojis"),
        Short("listDataSourceTemplates", (notion, ct) => notion.DataSources.ListAllTemplatesAsync(Some.DataSource, ct), $"GET {Api}/data_sources/{Some.DataSource}/templates"),
        Short("listFileUploads", (notion, ct) => notion.FileUploads.ListAllAsync(ct), $"GET {Api}/file_uploads"),
        Short("listUsers", (notion, ct) => notion.Users.ListAllAsync(ct), $"GET {Api}/users"),
        Short("listViews", (notion, ct) => notion.Views.ListAllAsync(ct), $"GET {Api}/views"),
        Short("listViewQueryResults", (notion, ct) => notion.Views.ListAllQueryResultsAsync(Some.View, Some.ViewQuery, ct), $"GET {Api}/views/{Some.View}/queries/{Some.ViewQuery}"),
        Short("queryDataSource", (notion, ct) => notion.DataSources.QueryAllAsync(Some.DataSource, new(), ct), $"POST {Api}/data_sources/{Some.DataSource}/query {{}}"),
        Short("queryAgents", (notion, ct) => notion.Agents.QueryAllAsync(new(), ct), $"POST {Api}/agents/query {{}}"),
        Short("querySessions", (notion, ct) => notion.Sessions.QueryAllAsync(new(), ct), $"POST {Api}/sessions/query {{}}"),
        Short("querySessionEvents", (notion, ct) => notion.Sessions.QueryAllEventsAsync(Some.Session, new(), ct), $"POST {Api}/sessions/{Some.Session}/events/query {{}}"),
#pragma warning disable CS0618 // The routes of the private alpha.
        Short("listAgents", (notion, ct) => notion.Agents.ListAllAsync(ct), $"GET {Api}/agents"),
        Short("listThreads", (notion, ct) => notion.Threads.ListAllAsync(Some.Agent, ct), $"GET {Api}/agents/{Some.Agent}/threads"),
        Short("queryThreads", (notion, ct) => notion.Threads.QueryAllAsync(Some.Agent, new(), ct), $"POST {Api}/agents/{Some.Agent}/threads/query {{}}"),
        Short("listThreadMessages", (notion, ct) => notion.Threads.ListAllMessagesAsync(Some.Thread, ct), $"GET {Api}/threads/{Some.Thread}/messages"),
        Short("queryThreadMessages", (notion, ct) => notion.Threads.QueryAllMessagesAsync(Some.Thread, new(), ct), $"POST {Api}/threads/{Some.Thread}/messages/query {{}}"),
#pragma warning restore CS0618
        Short("search", (notion, ct) => notion.Search.SearchAllAsync(new(), ct), $"POST {Api}/search {{}}"),
    ];

    private INotionClient Notion => _services.GetRequiredService<INotionClient>();

    [SetUp]
    public void Start()
    {
        var services = new ServiceCollection();
        services.AddNotion(options => options.Token = "secret_token").ConfigurePrimaryHttpMessageHandler(() => _http);
        _services = services.BuildServiceProvider();
    }

    [TearDown]
    public void Stop()
    {
        _services.Dispose();
        _http.Dispose();
    }

    [TestCaseSource(nameof(Lists))]
    public async Task All_pages_are_asked_for_with_the_same_wishes(
        string operation, Func<INotionClient, CancellationToken, IAsyncEnumerable<object>> all, string first, string last, string[] requests)
    {
        Answer(first, last);
        int count = 0;

        await foreach (object item in all(Notion, CancellationToken.None))
        {
            count++;
            Assert.That(item, Is.Not.Null);
        }

        Assert.That(count, Is.EqualTo(3));
        Assert.That(_sent.Select(request => request.Body is null ? request.Line : $"{request.Line} {request.Body}"), Is.EqualTo(requests), operation);
    }

    [TestCaseSource(nameof(Lists))]
    public async Task Cancellation_reaches_the_request(
        string operation, Func<INotionClient, CancellationToken, IAsyncEnumerable<object>> all, string first, string last, string[] requests)
    {
        Answer(first, last);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(async () => await all(Notion, cancelled.Token).GetAsyncEnumerator().MoveNextAsync());

        Assert.That(e!.CancellationToken, Is.EqualTo(cancelled.Token), operation);
        Assert.That(_sent, Is.Empty, requests[0]);
    }

    [TestCaseSource(nameof(ShortForms))]
    public async Task A_token_may_follow_what_is_required(string operation, Func<INotionClient, CancellationToken, IAsyncEnumerable<object>> all, string request)
    {
        Answer("""{"object":"list","results":[],"templates":[],"next_cursor":null,"has_more":false}""");
        using var running = new CancellationTokenSource();

        await foreach (object item in all(Notion, running.Token))
            Assert.Fail($"{operation} gives {item}.");

        Assert.That(_sent.Select(sent => sent.Body is null ? sent.Line : $"{sent.Line} {sent.Body}"), Is.EqualTo([request]));
    }

    [Test]
    public void Every_list_is_tried() => Assert.Multiple(() =>
    {
        Assert.That(ShortForms.Select(list => list.Arguments[0]), Is.EquivalentTo(DescribedLists()));
        Assert.That(Lists.Select(list => list.Arguments[0]), Is.EquivalentTo(DescribedLists()));
    });

    [Test]
    public async Task A_query_that_is_cut_short_says_so_after_its_last_row()
    {
        const string Incomplete = """ "request_status":{"type":"incomplete","incomplete_reason":"query_result_limit_reached"}, """;
        Answer(
            $$$"""{"object":"list","results":[{{{Answers.Page}}}],"next_cursor":"cursor_2","has_more":true}""",
            $$$"""{"object":"list","results":[{{{Answers.Page}}}],{{{Incomplete}}}"next_cursor":null,"has_more":false}""");
        int rows = 0;

        NotionIncompleteResultsException? e = await Assert.ThrowsAsync<NotionIncompleteResultsException>(async () =>
        {
            await foreach (Page _ in Notion.DataSources.QueryAllAsync(Some.DataSource, new()))
                rows++;
        });

        Assert.That(rows, Is.EqualTo(2));
        Assert.That(e!.Status.IncompleteReason, Is.EqualTo(IncompleteReason.QueryResultLimitReached));
    }

    [Test]
    public async Task A_query_of_a_wiki_returns_pages_only_and_its_mixed_form_all_results()
    {
        string mixed = $$"""{"object":"list","results":[{"object":"data_source","id":"{{Some.DataSource}}"},{{Answers.Page}}],"next_cursor":null,"has_more":false}""";
        Answer(mixed, mixed);
        List<Page> pages = [];
        List<PageOrDataSource> all = [];

        await foreach (Page page in Notion.DataSources.QueryAllAsync(Some.DataSource, new()))
            pages.Add(page);
        await foreach (PageOrDataSource result in Notion.DataSources.QueryAllResultsAsync(Some.DataSource, new()))
            all.Add(result);

        Assert.That(pages, Has.Count.EqualTo(1));
        Assert.That(all.Select(result => result.GetType()), Is.EqualTo(new[] { typeof(DataSource), typeof(Page) }));
    }

    private static TestCaseData List<T>(
        string operation,
        Func<INotionClient, CancellationToken, IAsyncEnumerable<T>> all,
        string item,
        string firstRequest,
        string lastRequest,
        string items = "results")
        where T : class =>
        new TestCaseData(
            operation,
            (Func<INotionClient, CancellationToken, IAsyncEnumerable<object>>)((notion, ct) => all(notion, ct)),
            $$"""{"object":"list","{{items}}":[{{item}},{{item}}],"next_cursor":"cursor_2","has_more":true}""",
            $$"""{"object":"list","{{items}}":[{{item}}],"next_cursor":null,"has_more":false}""",
            new string[] { firstRequest, lastRequest }).SetArgDisplayNames(operation);

    private static TestCaseData Short<T>(string operation, Func<INotionClient, CancellationToken, IAsyncEnumerable<T>> all, string request)
        where T : class =>
        new TestCaseData(operation, (Func<INotionClient, CancellationToken, IAsyncEnumerable<object>>)((notion, ct) => all(notion, ct)), request).SetArgDisplayNames(operation);

    private static IEnumerable<string> DescribedLists()
    {
        using var description = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Surroundings.Find("openapi/notion.json")));
        return
        [
            .. from path in description.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where operation.Value.ValueKind == System.Text.Json.JsonValueKind.Object && operation.Value.TryGetProperty("x-paginated", out _)
               select operation.Value.GetProperty("operationId").GetString()!,
        ];
    }

    private void Answer(params string[] answers)
    {
        var pages = new Queue<string>(answers);
        _http.When("*").Respond(async request =>
        {
            _sent.Add(await SentRequest.CaptureAsync(request));
            return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(pages.Dequeue(), Encoding.UTF8, "application/json") };
        });
    }
}

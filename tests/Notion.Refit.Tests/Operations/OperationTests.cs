using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations.Cases;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Operations;

/// <summary>Every operation through the generated stub: what goes out, what comes back.</summary>
internal sealed class OperationTests
{
    private readonly MockHttpMessageHandler _http = new();
    private readonly List<SentRequest> _sent = [];
    private ServiceProvider _services = null!;

    public static IEnumerable<OperationCase> Cases { get; } =
    [
        .. PageCases.All,
        .. PageMarkdownCases.All,
        .. BlockCases.All,
        .. DatabaseCases.All,
        .. DataSourceCases.All,
        .. ViewCases.All,
        .. UserCases.All,
        .. CommentCases.All,
        .. FileUploadCases.All,
        .. SearchCases.All,
        .. MeetingNotesCases.All,
        .. TaskCases.All,
        .. AgentCases.All,
        .. ThreadCases.All,
        .. SessionCases.All,
        .. ExternalAgentCases.All,
        .. OAuthCases.All,
    ];

    private INotionClient Notion => _services.GetRequiredService<INotionClient>();

    [SetUp]
    public void Start()
    {
        var services = new ServiceCollection();
        services.AddNotion(options =>
        {
            options.Token = "secret_token";
            options.ClientId = "client";
            options.ClientSecret = "key";
        }).ConfigurePrimaryHttpMessageHandler(() => _http);
        _services = services.BuildServiceProvider();
    }

    [TearDown]
    public void Stop()
    {
        _services.Dispose();
        _http.Dispose();
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Verb_address_and_body_are_sent_and_the_response_is_decoded(OperationCase operation)
    {
        Answer(HttpStatusCode.OK, operation.Answer);

        object answer = await operation.Call(Notion, CancellationToken.None);

        Assert.That(_sent, Has.Count.EqualTo(1));
        Assert.That(_sent[0].Line, Is.EqualTo(operation.Request));
        if (operation.CheckBody is { } check)
            check(_sent[0]);
        else
            Assert.That(_sent[0].Body, operation.Body is null ? Is.Null.Or.Empty : Is.EqualTo(JsonText.Compact(operation.Body)));
        Assert.Multiple(() => operation.Check(answer));
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Headers_have_credentials_and_version(OperationCase operation)
    {
        Answer(HttpStatusCode.OK, operation.Answer);

        await operation.Call(Notion, CancellationToken.None);

        IReadOnlyDictionary<string, string> headers = _sent.Single().Headers;
        Assert.Multiple(() =>
        {
            // "client:key" in Base64.
            Assert.That(headers["Authorization"], Is.EqualTo(operation.Request.Contains("/oauth/", StringComparison.Ordinal) ? "Basic Y2xpZW50OmtleQ==" : "Bearer secret_token"));
            Assert.That(headers["Notion-Version"], Is.EqualTo("2026-03-11"));
            Assert.That(headers["User-Agent"], Does.Match(@"^Notion\.Refit/\d+\.\d+\.\d+(-[\w.-]+)?$"));
            if (operation.Body is not null)
                Assert.That(headers["Content-Type"], Is.EqualTo("application/json"));
            else if (operation.CheckBody is not null)
                Assert.That(headers["Content-Type"], Does.StartWith("multipart/form-data; boundary="));
            else
                Assert.That(headers.Keys, Has.None.EqualTo("Content-Type"));
        });
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Nothing_of_the_response_is_lost(OperationCase operation)
    {
        Answer(HttpStatusCode.OK, operation.Answer);

        object answer = await operation.Call(Notion, CancellationToken.None);

        using JsonDocument expected = JsonDocument.Parse(operation.Answer);
        JsonElement actual = JsonSerializer.SerializeToElement(answer, answer.GetType());
        Assert.That(JsonElement.DeepEquals(actual, expected.RootElement), Is.True, () => $"{actual}\n instead of\n{expected.RootElement}");
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_refusal_becomes_an_exception_that_names_the_request(OperationCase operation)
    {
        Answer(HttpStatusCode.NotFound, $$$"""{"object":"error","status":404,"code":"object_not_found","message":"Nothing here.","request_id":"{{{Some.Request}}}"}""");

        NotionApiException? e = await Assert.ThrowsAsync<NotionApiException>(() => operation.Call(Notion, CancellationToken.None));

        Assert.Multiple(() =>
        {
            Assert.That(e!.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(e.Code, Is.EqualTo(NotionErrorCode.ObjectNotFound));
            Assert.That(e.Message, Does.Contain("Nothing here."));
            Assert.That(e.RequestId, Is.EqualTo(Some.Request));
            Assert.That(e.ToString(), Does.Contain(operation.Request.Split(' ')[0]).And.Contain(new Uri(operation.Request.Split(' ')[1]).AbsolutePath));
        });
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_success_without_a_body_is_an_error(OperationCase operation)
    {
        foreach (HttpStatusCode status in new[] { HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent })
        {
            _http.Clear();
            Answer(status, "");

            NotionResponseException? e = await Assert.ThrowsAsync<NotionResponseException>(() => operation.Call(Notion, CancellationToken.None));

            Assert.That(e!.StatusCode, Is.EqualTo(status));
            Assert.That(e.Message, Does.Contain($"{(int)status}").And.Contain("empty body"));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task A_task_to_wait_for_is_in_an_exception(OperationCase operation)
    {
        Answer(HttpStatusCode.Accepted, """
            {"object":"async_task","id":"task_1","status":"queued","status_url":"https://api.notion.com/v1/async_tasks/task_1",
             "created_time":"2026-03-11T09:41:00.000Z","poll_after_seconds":1,"operation":{"surface":"rest","name":"updatePageMarkdown"}}
            """);
        if (operation.Operation is "retrieveAsyncTask" or "batchAgents")
        {
            Assert.That(await operation.Call(Notion, CancellationToken.None), Is.InstanceOf<AsyncTask>());
            return;
        }

        NotionAsyncTaskException? e = await Assert.ThrowsAsync<NotionAsyncTaskException>(() => operation.Call(Notion, CancellationToken.None));

        Assert.That(e!.Task.Id, Is.EqualTo("task_1"));
        Assert.That(e.Path, Is.EqualTo(new Uri(operation.Request.Split(' ')[1]).AbsolutePath));
    }

    [TestCaseSource(nameof(Cases))]
    public async Task The_caller_can_cancel(OperationCase operation)
    {
        Answer(HttpStatusCode.OK, operation.Answer);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(() => operation.Call(Notion, cancelled.Token));

        Assert.That(e!.CancellationToken, Is.EqualTo(cancelled.Token));
        Assert.That(_sent, Is.Empty);
    }

    private void Answer(HttpStatusCode status, string json) => _http.When("*").Respond(async request =>
    {
        _sent.Add(await SentRequest.CaptureAsync(request));
        return new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(json, Encoding.UTF8, "application/json") };
    });
}

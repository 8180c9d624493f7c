using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Notion.Refit.Models;
using Notion.Refit.Testing;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Client;

/// <summary>What a call of an area does beyond its address, body and result, whoever has written the class behind the interface.</summary>
internal sealed class AreaCallTests
{
    private const string Page = "01234567-89ab-cdef-0123-456789abcdef";

    [Test]
    public void A_missing_argument_is_named_before_anything_is_sent()
    {
        using TestTransport transport = Answering(HttpStatusCode.OK, "{}");

        Assert.Multiple(() =>
        {
            Assert.That(() => transport.Notion.Pages.UpdateAsync(Page, null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("request"));
            Assert.That(() => transport.Notion.AsyncTasks.RetrieveAsync(null!), Throws.ArgumentException.With.Property("ParamName").EqualTo("taskId"));
            Assert.That(() => transport.Notion.AsyncTasks.RetrieveAsync(""), Throws.ArgumentException);
            Assert.That(() => transport.Notion.AsyncTasks.RetrieveAsync("a/../b"), Throws.ArgumentException.With.Message.Contains("'a/../b'"));
        });
    }

    [Test]
    public async Task Any_value_can_travel_in_a_query()
    {
        (TestTransport transport, List<HttpRequestMessage> sent) = Recording();
        using (transport)
            await transport.Notion.Users.ListAsync(startCursor: "../a b&c=%2F+ü", pageSize: 1000);

        Assert.That(sent[0].RequestUri!.PathAndQuery, Is.EqualTo("/v1/users?start_cursor=..%2Fa%20b%26c%3D%252F%2B%C3%BC&page_size=1000"));
    }

    [Test]
    public async Task Elements_of_a_list_travel_one_by_one_and_may_be_any_text()
    {
        (TestTransport transport, List<HttpRequestMessage> sent) = Recording();
        using (transport)
        {
            await transport.Notion.Pages.RetrieveAsync(Page, ["title", "..", "%3AGK", "a b"]);
            await transport.Notion.Pages.RetrieveAsync(Page, []);
        }

        Assert.That(sent.Select(request => request.RequestUri!.Query), Is.EqualTo(new[] { "?filter_properties=title&filter_properties=..&filter_properties=%3AGK&filter_properties=a%20b", "" }));
    }

    [TestCase("https://gateway.example/notion")]
    [TestCase("https://gateway.example/notion/")]
    public async Task The_path_of_a_gateway_is_kept(string baseAddress)
    {
        (TestTransport transport, List<HttpRequestMessage> sent) = Recording(options => options.BaseAddress = new Uri(baseAddress));
        using (transport)
            await transport.Notion.Users.ListAsync(pageSize: 5);

        Assert.That(sent[0].RequestUri!.AbsoluteUri, Is.EqualTo("https://gateway.example/notion/v1/users?page_size=5"));
    }

    [Test]
    public async Task Http_2_is_asked_for_and_less_is_accepted()
    {
        (TestTransport transport, List<HttpRequestMessage> sent) = Recording();
        using (transport)
            await transport.Notion.Users.ListAsync();

        Assert.That(sent[0].Version, Is.EqualTo(HttpVersion.Version20));
        Assert.That(sent[0].VersionPolicy, Is.EqualTo(HttpVersionPolicy.RequestVersionOrLower));
    }

    [Test]
    public async Task A_body_announces_its_length_and_is_not_chunked()
    {
        long? length = null;
        bool? chunked = null;
        using TestTransport transport = Over((request, _) =>
        {
            (length, chunked) = (request.Content!.Headers.ContentLength, request.Headers.TransferEncodingChunked);
            return Task.FromResult(Answer(request, HttpStatusCode.OK, """{"request_id":"0"}"""));
        });

        await transport.Notion.OAuth.RevokeTokenAsync(new RevokeTokenRequest("secret_user"));

        Assert.That(length, Is.EqualTo("""{"token":"secret_user"}""".Length));
        Assert.That(chunked, Is.Null);
    }

    [Test]
    public async Task A_file_may_contain_any_text()
    {
        // How Refit separates the parts of every form.
        const string Text = "a\r\n------MyGreatBoundary--\r\n------MyGreatBoundary\r\nb";
        var boundaries = new List<string>();
        var files = new List<string>();
        using TestTransport transport = Over(async (request, token) =>
        {
            string boundary = request.Content!.Headers.ContentType!.Parameters.Single(parameter => parameter.Name == "boundary").Value!.Trim('"');
            boundaries.Add(boundary);
            files.AddRange((await request.Content.ReadAsStringAsync(token)).Split($"--{boundary}").Where(part => part.Contains("name=file", StringComparison.Ordinal)));
            return Answer(request, HttpStatusCode.OK, FileUpload);
        });

        for (int i = 0; i < 2; i++)
        {
            using var file = new StringContent(Text);
            await transport.Notion.FileUploads.SendAsync(Page, file);
        }

        Assert.That(boundaries, Is.Unique);
        Assert.That(files, Has.Count.EqualTo(2));
        Assert.That(files, Has.All.Contains(Text));
    }

    [Test]
    public async Task A_page_of_the_edge_is_distinguished_from_a_refusal_of_Notion()
    {
        using TestTransport transport = Answering(HttpStatusCode.Forbidden, "<html>blocked</html>", "text/html", ("cf-ray", "8f00"));

        NotionResponseException error = await Fails<NotionResponseException>(transport);

        Assert.Multiple(() =>
        {
            Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(error.RayId, Is.EqualTo("8f00"));
            Assert.That(error.MediaType, Is.EqualTo("text/html"));
            Assert.That(error.Excerpt, Is.EqualTo("<html>blocked</html>"));
            Assert.That(error.Path, Is.EqualTo($"/v1/pages/{Page}"));
        });
    }

    [Test]
    public async Task Json_that_does_not_fit_is_named_by_its_path()
    {
        using TestTransport transport = Answering(HttpStatusCode.OK, """{"object":"list","results":[7]}""", "application/json", ("x-notion-request-id", "request-1"));

        NotionResponseException error = (await Assert.ThrowsAsync<NotionResponseException>(() => transport.Notion.Users.ListAsync()))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.JsonPath, Is.EqualTo("$.results[0]"));
            Assert.That(error.MediaType, Is.EqualTo("application/json"));
            Assert.That(error.RequestId, Is.EqualTo("request-1"));
            Assert.That(error.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(error.Path, Is.EqualTo("/v1/users"));
        });
    }

    [Test]
    public async Task A_token_that_an_error_page_repeats_stays_out_of_the_exception()
    {
        using TestTransport transport = Answering(HttpStatusCode.BadGateway, "Authorization: Bearer secret_token", "text/plain");

        NotionResponseException error = await Fails<NotionResponseException>(transport);

        Assert.That(error.Excerpt, Does.StartWith("Authorization: Bearer ***"));
        Assert.That(error.ToString(), Does.Not.Contain("secret_token"));
    }

    [Test]
    public async Task A_connection_that_is_not_made_is_named()
    {
        var cause = new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known.");
        using TestTransport transport = Over((_, _) => throw cause);

        NotionConnectionException error = await Fails<NotionConnectionException>(transport);

        Assert.That(error.Error, Is.EqualTo(HttpRequestError.NameResolutionError));
        Assert.That(error.InnerException, Is.SameAs(cause));
        Assert.That(error.Path, Is.EqualTo($"/v1/pages/{Page}"));
    }

    [Test]
    public async Task A_connection_that_breaks_in_the_middle_of_an_answer_is_named()
    {
        using TestTransport transport = Over((request, _) => Task.FromResult(new HttpResponseMessage
        {
            RequestMessage = request,
            Content = new StreamContent(new BreakingStream(new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."))),
        }));

        NotionConnectionException error = await Fails<NotionConnectionException>(transport);

        Assert.That(error.Error, Is.EqualTo(HttpRequestError.ResponseEnded));
        Assert.That(error.Path, Is.EqualTo($"/v1/pages/{Page}"));
    }

    [Test]
    public async Task A_server_that_does_not_answer_in_time_is_named([Values] bool headersCome)
    {
        var time = new ManualTimeProvider();
        using TestTransport transport = Over(Stall(headersCome), options => options.AttemptTimeout = TimeSpan.FromSeconds(2), time);

        Task<Page> call = transport.Notion.Pages.RetrieveAsync(Page);
        time.Advance(TimeSpan.FromSeconds(2.1));

        NotionTimeoutException error = (await Assert.ThrowsAsync<NotionTimeoutException>(() => call))!;
        Assert.That(error.Timeout, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(error.Path, Is.EqualTo($"/v1/pages/{Page}"));
    }

    [Test]
    public async Task The_callers_cancellation_stays_one([Values] bool headersCome)
    {
        using var source = new CancellationTokenSource();
        using TestTransport transport = Over(Stall(headersCome));

        Task<Page> call = transport.Notion.Pages.RetrieveAsync(Page, cancellationToken: source.Token);
        await source.CancelAsync();

        OperationCanceledException error = (await Assert.CatchAsync<OperationCanceledException>(() => call))!;
        Assert.That(error.CancellationToken, Is.EqualTo(source.Token));
    }

    private const string FileUpload = $$"""
        {"object":"file_upload","id":"{{Page}}","created_time":"2026-03-11T09:41:00.000Z","last_edited_time":"2026-03-11T09:41:00.000Z",
         "created_by":{"id":"{{Page}}","type":"bot"},"expiry_time":null,"status":"uploaded","filename":null,"content_type":null,"content_length":null,"in_trash":false}
        """;

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Stall(bool headersCome) => async (request, token) =>
    {
        if (!headersCome)
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        return new HttpResponseMessage { RequestMessage = request, Content = new StreamContent(new StalledStream()) };
    };

    private static async Task<T> Fails<T>(TestTransport transport)
        where T : Exception => (await Assert.ThrowsAsync<T>(() => transport.Notion.Pages.RetrieveAsync(Page)))!;

    private static (TestTransport Transport, List<HttpRequestMessage> Sent) Recording(Action<NotionOptions>? configure = null)
    {
        var handler = new ScriptedHandler((request, _) => Task.FromResult(Answer(
            request,
            HttpStatusCode.OK,
            request.RequestUri!.AbsolutePath.EndsWith("/users", StringComparison.Ordinal) ? """{"object":"list","results":[],"next_cursor":null,"has_more":false}""" : Operations.Answers.Page)));
        return (new TestTransport(handler, configure), handler.Requests);
    }

    private static TestTransport Answering(HttpStatusCode status, string body, string type = "application/json", params (string Name, string Value)[] headers) =>
        Over((request, _) =>
        {
            HttpResponseMessage response = Answer(request, status, body, type);
            foreach ((string name, string value) in headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return Task.FromResult(response);
        });

    private static TestTransport Over(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, Action<NotionOptions>? configure = null, TimeProvider? time = null) =>
        new(new ScriptedHandler(answer), options =>
        {
            (options.ClientId, options.ClientSecret) = ("client", "key");
            configure?.Invoke(options);
        }, time);

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, string body, string type = "application/json") => new(status)
    {
        RequestMessage = request,
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
    };
}

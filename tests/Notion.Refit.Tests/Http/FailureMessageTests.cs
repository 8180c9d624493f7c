using System.Net;
using System.Net.Sockets;
using System.Text;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Http;

/// <summary>What the messages of failures say: the cause, and why a request was not sent again. Those of streams to send are in <see cref="FormTests"/>.</summary>
public sealed class FailureMessageTests
{
    [Test]
    public async Task A_connection_failure_names_its_innermost_cause()
    {
        var cause = new HttpRequestException(HttpRequestError.Unknown, "An error occurred while sending the request.", new IOException("The transport failed.", new SocketException((int)SocketError.ConnectionReset)));

        NotionConnectionException e = await FailsAsync<NotionConnectionException>((_, _) => throw cause);

        Assert.That(e.Message, Does.StartWith("The connection to Notion failed: An error occurred while sending the request. (").And.Contain(cause.GetBaseException().Message));
    }

    [Test]
    public async Task A_cause_that_the_message_has_already_is_not_repeated()
    {
        NotionConnectionException e = await FailsAsync<NotionConnectionException>((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (api.notion.com:443)", new IOException("Connection refused")));

        Assert.That(e.Message, Is.EqualTo("The connection to Notion failed: Connection refused (api.notion.com:443)"));
    }

    [Test]
    public async Task A_redirect_names_the_setting_to_check()
    {
        NotionResponseException e = await FailsAsync<NotionResponseException>((request, _) => Answer(request, HttpStatusCode.Found, ""));

        Assert.That(e.Message, Does.Contain("Redirects are not followed").And.Contain("NotionOptions.BaseAddress"));
    }

    [Test]
    public async Task A_304_names_the_condition_that_the_request_has_not_set()
    {
        NotionResponseException e = await FailsAsync<NotionResponseException>((request, _) => Answer(request, HttpStatusCode.NotModified, ""));

        Assert.That(e.Message, Does.Contain("a condition that the request has not set").And.Not.Contain("edirect"));
    }

    [Test]
    public async Task A_429_of_a_blocked_connection_says_that_only_support_can_lift_it()
    {
        NotionApiException e = await FailsAsync<NotionApiException>((request, _) => Answer(request, HttpStatusCode.TooManyRequests, RateLimited("public_api_request_blocked")), Retried);

        Assert.That(e.Message, Does.StartWith("Slow down. ").And.Contain("not sent again").And.Contain("only its support"));
    }

    [Test]
    public async Task A_429_after_all_repeats_says_how_often_it_was_sent()
    {
        NotionApiException e = await FailsAsync<NotionApiException>((request, _) => Answer(request, HttpStatusCode.TooManyRequests, RateLimited("public_api_request_rate_limit")), Retried);

        Assert.That(e.Message, Does.StartWith("Slow down. ").And.Contain("It was sent 3 times").And.Contain("NotionOptions.Retry.MaxRetries"));
    }

    [Test]
    public async Task A_429_with_a_wait_beyond_the_total_timeout_says_so()
    {
        NotionApiException e = await FailsAsync<NotionApiException>(
            (request, _) => Answer(request, HttpStatusCode.TooManyRequests, RateLimited("public_api_request_rate_limit"), value: "120"),
            static options =>
            {
                Retried(options);
                options.AttemptTimeout = TimeSpan.FromSeconds(30);
                options.TotalTimeout = TimeSpan.FromSeconds(60);
            },
            new ManualTimeProvider());

        Assert.That(e.Message, Does.Contain("not sent again: the wait of 120 s does not fit into the 60 s that are left of NotionOptions.TotalTimeout"));
        Assert.That(e.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(120)));
    }

    [Test]
    public async Task A_foreign_403_names_the_proxy()
    {
        NotionResponseException e = await FailsAsync<NotionResponseException>((request, _) => Answer(request, HttpStatusCode.Forbidden, "<html></html>", "text/html", header: "cf-ray", value: "ray-1"));

        Assert.That(e.Message, Does.Contain("The response 403 is not Notion's").And.Contain("ray-1").And.Contain("text/html").And.Contain("security rule"));
    }

    private static void Retried(NotionOptions options) => options.Retry = new NotionRetryOptions { MaxRetries = 2, InitialRetryDelay = TimeSpan.Zero };

    private static string RateLimited(string reason) => $$$"""{"object":"error","status":429,"code":"rate_limited","message":"Slow down.","additional_data":{"rate_limit_reason":"{{{reason}}}"}}""";

    private static Task<HttpResponseMessage> Answer(HttpRequestMessage request, HttpStatusCode status, string body, string type = "application/json", string header = "Retry-After", string? value = null)
    {
        var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, type) };
        if (value is not null)
            response.Headers.Add(header, value);
        return Task.FromResult(response);
    }

    private static async Task<T> FailsAsync<T>(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, Action<NotionOptions>? configure = null, TimeProvider? time = null)
        where T : NotionException
    {
        using var transport = new TestTransport(new ScriptedHandler(answer), configure, time);
        return (await Assert.ThrowsAsync<T>(() => transport.Notion.Users.RetrieveMeAsync()))!;
    }
}

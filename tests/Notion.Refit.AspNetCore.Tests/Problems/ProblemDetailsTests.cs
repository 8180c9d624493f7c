using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Problems;

/// <summary>The responses of an app to failed calls of Notion.</summary>
public sealed class ProblemDetailsTests
{
    private const string Secret = "ntn_secret_of_the_workspace";

    private static readonly object[] s_cases =
    [
        Case(new NotionApiException(HttpStatusCode.NotFound, NotionErrorCode.ObjectNotFound, Secret), 404),
        Case(new NotionApiException(HttpStatusCode.Forbidden, NotionErrorCode.RestrictedResource, Secret), 403),
        Case(new NotionApiException(HttpStatusCode.Conflict, NotionErrorCode.ConflictError, Secret), 409),
        Case(new NotionApiException(HttpStatusCode.BadRequest, NotionErrorCode.ValidationError, Secret), 400),
        Case(new NotionApiException(HttpStatusCode.BadRequest, NotionErrorCode.InvalidJson, Secret), 500),
        Case(new NotionApiException(HttpStatusCode.Unauthorized, NotionErrorCode.Unauthorized, Secret), 502),
        Case(new NotionApiException(HttpStatusCode.TooManyRequests, NotionErrorCode.RateLimited, Secret), 503),
        Case(new NotionApiException((HttpStatusCode)529, new NotionErrorCode("service_overload"), Secret), 503),
        Case(new NotionApiException(HttpStatusCode.InternalServerError, NotionErrorCode.InternalServerError, Secret), 502),
        Case(new NotionApiException(HttpStatusCode.GatewayTimeout, new NotionErrorCode("gateway_timeout"), Secret), 504),
        Case(new NotionReauthorizationException(Secret), 401),
        Case(new NotionRateLimiterException(Secret), 503),
        Case(new NotionTimeoutException(TimeSpan.FromSeconds(1), Secret), 504),
        Case(new NotionConnectionException(HttpRequestError.ConnectionError, Secret), 502),
        Case(new NotionResponseException(HttpStatusCode.OK, Secret) { Excerpt = Secret }, 502),
        Case(new NotionStreamException(Secret), 502),
    ];

    [TestCaseSource(nameof(s_cases))]
    public async Task An_exception_becomes_a_status_and_a_title_without_its_message(NotionException exception, int status)
    {
        (HttpResponseMessage response, string body) = await AnswerAsync(exception);
        using JsonDocument problem = JsonDocument.Parse(body);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(problem.RootElement.GetProperty("status").GetInt32(), Is.EqualTo(status));
        Assert.That(problem.RootElement.GetProperty("title").GetString(), Is.Not.Empty);
        Assert.That(body, Does.Not.Contain("ntn_"));
    }

    [Test]
    public async Task The_response_has_the_code_and_the_request_id_of_Notion_and_the_time_to_wait()
    {
        (HttpResponseMessage response, string body) = await AnswerAsync(new NotionApiException(HttpStatusCode.TooManyRequests, NotionErrorCode.RateLimited, Secret)
        {
            RequestId = "11111111-1111-4111-8111-111111111111",
            RetryAfter = TimeSpan.FromSeconds(12.3),
            Body = Secret,
        });
        using JsonDocument problem = JsonDocument.Parse(body);

        Assert.That(problem.RootElement.GetProperty("code").GetString(), Is.EqualTo("rate_limited"));
        Assert.That(problem.RootElement.GetProperty("notionRequestId").GetString(), Is.EqualTo("11111111-1111-4111-8111-111111111111"));
        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(13)));
        Assert.That(body, Does.Not.Contain("ntn_"));
    }

    [Test]
    public async Task Other_exceptions_are_left_to_the_app()
    {
        (HttpResponseMessage response, string body) = await AnswerAsync(new InvalidOperationException(Secret));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(body, Does.Not.Contain("Notion").And.Not.Contain("ntn_"));
    }

    private static TestCaseData Case(NotionException exception, int status) =>
        new TestCaseData(exception, status).SetArgDisplayNames($"{exception.GetType().Name} {(exception as NotionApiException)?.Code}", $"{status}");

    private static async Task<(HttpResponseMessage Response, string Body)> AnswerAsync(Exception exception)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddNotionProblemDetails();
        await using WebApplication app = builder.Build();
        app.UseExceptionHandler();
        app.MapGet("/", string () => throw exception);
        await app.StartAsync();
        using HttpClient http = app.GetTestClient();
        HttpResponseMessage response = await http.GetAsync(new Uri("/", UriKind.Relative));
        return (response, await response.Content.ReadAsStringAsync());
    }
}

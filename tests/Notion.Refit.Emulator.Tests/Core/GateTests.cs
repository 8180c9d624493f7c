using System.Net.Http.Headers;

namespace Notion.Refit.Emulator.Tests.Core;

/// <summary>What a request must pass before an operation looks at it.</summary>
public sealed class GateTests
{
    [Test]
    public async Task An_unknown_address_is_reported_before_the_token_is_looked_at()
    {
        RawAnswer answer = await SendAsync("/v1/invalid", token: null, version: null);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("invalid_request_url"));
        Assert.That(answer.Message, Is.EqualTo("Invalid request URL."));
    }

    [TestCase("/v1/users", 200)]
    [TestCase("/v1/users/", 200)]
    [TestCase("/v1/users/me/", 200)]
    [TestCase("/v1/users//", 400)]
    [TestCase("/v1/pages/", 400)]
    public async Task A_slash_at_the_end_of_the_address_does_not_count(string path, int status)
    {
        RawAnswer answer = await SendAsync(path, "ntn_emulator", "2026-03-11");

        Assert.That(answer.Status, Is.EqualTo(status), answer.Message);
    }

    [TestCase(null)]
    [TestCase("wrong")]
    public async Task A_token_that_is_missing_or_wrong_is_unauthorized(string? token)
    {
        RawAnswer answer = await SendAsync("/v1/users", token, "2026-03-11");

        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That(answer.Code, Is.EqualTo("unauthorized"));
        Assert.That(answer.Message, Is.EqualTo("API token is invalid."));
    }

    [Test]
    public async Task A_request_without_a_version_is_refused()
    {
        RawAnswer answer = await SendAsync("/v1/users", "ntn_emulator", version: null);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("missing_version"));
        Assert.That(
            answer.Message,
            Is.EqualTo("Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`."));
    }

    [Test]
    public async Task A_version_that_does_not_exist_is_refused()
    {
        RawAnswer answer = await SendAsync("/v1/users", "ntn_emulator", "2001-01-01");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("validation_error"));
        Assert.That(answer.Message, Does.Contain("instead was `\"2001-01-01\"`"));
    }

    [TestCase("{")]
    [TestCase("nothing")]
    public async Task A_body_that_is_no_json_is_refused(string body)
    {
        await using var api = new RawApi();

        RawAnswer answer = await api.SendAsync(HttpMethod.Post, "/v1/pages", body);

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Code, Is.EqualTo("invalid_json"));
    }

    [Test]
    public async Task A_body_that_is_no_object_is_refused()
    {
        await using var api = new RawApi();

        RawAnswer answer = await api.SendAsync(HttpMethod.Post, "/v1/pages", "[1]");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo("body failed validation: body should be an object, instead was `[1]`."));
    }

    [Test]
    public async Task An_error_has_the_shape_of_the_api_and_repeats_the_request_id()
    {
        RawAnswer answer = await SendAsync("/v1/users", token: null, version: null);

        Assert.That(answer.Body.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "object", "status", "code", "message", "request_id" }));
        Assert.That(answer["object"].GetString(), Is.EqualTo("error"));
        Assert.That(answer["status"].GetInt32(), Is.EqualTo(401));
        Assert.That(answer.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(answer.RequestId, Is.EqualTo(answer["request_id"].GetString()));
        Assert.That(Guid.TryParse(answer.RequestId, out _));
    }

    private static async Task<RawAnswer> SendAsync(string path, string? token, string? version)
    {
        await using NotionEmulator emulator = NotionEmulator.Start();
        using HttpClient http = emulator.CreateHttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (version is not null)
            request.Headers.Add("Notion-Version", version);
        return await RawApi.SendAsync(http, request);
    }
}

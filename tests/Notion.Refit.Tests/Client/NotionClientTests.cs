using System.Text.Json;
using Microsoft.Extensions.Options;
using Notion.Refit.Tests.Http;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Client;

public sealed class NotionClientTests
{
    private readonly MockHttpMessageHandler _http = new();

    [TearDown]
    public void Dispose() => _http.Dispose();

    [Test]
    public async Task A_client_without_container_sends_as_one_with()
    {
        _http.Expect(HttpMethod.Get, "https://api.notion.com/v1/x")
            .WithHeaders("Authorization", "Bearer secret_x").WithHeaders("Notion-Version", "2026-03-11").Respond("application/json", """{"a":1}""");
        using var notion = NotionClient.Create("secret_x", _http);

        JsonElement answer = await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));

        Assert.That(answer.GetProperty("a").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Options_can_be_changed()
    {
        _http.Expect("http://localhost:5055/v1/x").WithHeaders("Notion-Version", "2025-09-03").Respond("application/json", "{}");
        using var notion = NotionClient.Create("secret_x", _http, options =>
        {
            options.BaseAddress = new Uri("http://localhost:5055");
            options.ApiVersion = "2025-09-03";
        });

        await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));

        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public void A_token_is_needed()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => NotionClient.Create(null!), Throws.ArgumentNullException);
            Assert.That(() => NotionClient.Create(" "), Throws.ArgumentException);
        });
    }

    [Test]
    public void Options_that_make_no_sense_are_refused() =>
        Assert.That(
            () => NotionClient.Create("secret_x", options => options.AttemptTimeout = TimeSpan.Zero),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("NotionOptions.AttemptTimeout"));

    [Test]
    public async Task A_handler_of_the_caller_is_not_disposed()
    {
        using var handler = new ScriptedHandler((request, _) => Task.FromResult(new HttpResponseMessage { RequestMessage = request, Content = new StringContent("{}") }));
        var notion = NotionClient.Create("secret_x", handler);
        await notion.SendAsync(new(HttpMethod.Get, "/v1/x"));

        notion.Dispose();

        Assert.That(handler.IsDisposed, Is.False);
        Assert.That(() => notion.SendAsync(new(HttpMethod.Get, "/v1/x")), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task An_unknown_operation_sends_query_and_json()
    {
        _http.Expect(HttpMethod.Post, "https://api.notion.com/v1/new%20things?tag=a%26b&tag=c").WithContent("""{"x":[1]}""").Respond("application/json", "[2]");
        using var notion = NotionClient.Create("secret_x", _http);

        JsonElement answer = await notion.SendAsync(new(HttpMethod.Post, "/v1/new%20things")
        {
            Query = [new("tag", "a&b"), new("left_out", null), new("tag", "c")],
            Body = JsonElement.Parse("""{"x":[1]}"""),
        });

        Assert.That(answer.GetRawText(), Is.EqualTo("[2]"));
        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task An_unknown_operation_may_use_known_models()
    {
        _http.Expect(HttpMethod.Patch, "https://api.notion.com/v1/notes").WithContent("""{"text":"a","numbers":[]}""").Respond("application/json", """{"text":"b"}""");
        using var notion = NotionClient.Create("secret_x", _http);

        Note answer = await notion.SendAsync<Note>(NotionRequest.Create(HttpMethod.Patch, "/v1/notes", new Note("a", [])));

        Assert.That(answer.Text, Is.EqualTo("b"));
    }

    [Test]
    public async Task An_unknown_operation_without_a_body_sends_no_body()
    {
        string? type = "unset";
        _http.Expect(HttpMethod.Delete, "https://api.notion.com/v1/x").With(request =>
        {
            type = request.Content?.Headers.ContentType?.MediaType;
            return true;
        }).Respond("application/json", "{}");
        using var notion = NotionClient.Create("secret_x", _http);

        await notion.SendAsync(new(HttpMethod.Delete, "/v1/x"));

        Assert.That(type, Is.Null);
    }

    [TestCase("v1/x")]
    [TestCase("")]
    [TestCase("//evil.example/v1/x")]
    [TestCase("/\\evil.example/v1/x")]
    [TestCase("https://evil.example/v1/x")]
    [TestCase("/v1/../x")]
    [TestCase("/v1/./x")]
    [TestCase("/v1/%2e%2E/x")]
    [TestCase("/v1/%252e%252e/x")]
    [TestCase("/v1/a%2f..%2fx")]
    [TestCase("/v1/..")]
    [TestCase("/v1/x?a=b")]
    [TestCase("/v1/x#a")]
    public void A_path_that_leads_elsewhere_is_refused(string path) =>
        Assert.That(() => new NotionRequest(HttpMethod.Get, path), Throws.ArgumentException.With.Message.Contains($"'{path}'"));

    [TestCase("/v1/a..b")]
    [TestCase("/v1/%")]
    [TestCase("/v1/x.y")]
    public void Dots_and_percent_signs_elsewhere_are_fine(string path) =>
        Assert.That(new NotionRequest(HttpMethod.Get, path).Path, Is.EqualTo(path));
}

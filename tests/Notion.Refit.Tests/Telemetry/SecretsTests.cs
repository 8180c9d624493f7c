using System.Collections;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Telemetry;

/// <summary>Tokens and secrets are looked for in everything that leaves the client but for the wire.</summary>
public sealed class SecretsTests
{
    private const string Token = "ntn_TOKEN0123456789abcdefghijklmnopqrstuvw";
    private const string ClientId = "0f0f0f0f-client";
    private const string ClientSecret = "secret_CLIENT0123456789abcdefghijklmnop";
    private static readonly string s_basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"));

    [Test]
    public async Task After_a_success()
    {
        await LeaksNothingAsync((request, _) => Task.FromResult(ObservedClient.Answer(request, HttpStatusCode.OK, $$"""{"text":"a","echo":"{{Echo(request)}}"}""")), fails: false);
    }

    [TestCase(401, """{"object":"error","status":401,"code":"unauthorized","message":"API token is invalid: #","additional_data":{"header":"#"}}""", "application/json")]
    [TestCase(400, """{"error":"invalid_client","error_description":"#"}""", "application/json")]
    [TestCase(403, "<html><pre>#</pre></html>", "text/html")]
    [TestCase(502, "<html><pre>#</pre></html>", "text/html")]
    [TestCase(500, """{"code":"internal_server_error","message":"#""", "application/json")]
    [TestCase(200, """{"text":{"wrong":"#"}}""", "application/json")]
    [TestCase(200, "<html>#</html>", "text/html")]
    [TestCase(200, "#", "application/json")]
    public async Task After_an_answer_that_repeats_them(int status, string body, string type)
    {
        await LeaksNothingAsync((request, _) => Task.FromResult(ObservedClient.Answer(request, (HttpStatusCode)status, body.Replace("#", Echo(request), StringComparison.Ordinal), type)));
    }

    private static IEnumerable<TestCaseData> Escapes() =>
    [
        new TestCaseData((Func<string, string>)(text => string.Concat(text.Select(c => $"\\u{(int)c:x4}")))).SetName("escaped as JSON may be"),
        new TestCaseData((Func<string, string>)(text => text.Replace("_", "\\u005F", StringComparison.Ordinal).Replace("=", "\\u003d", StringComparison.Ordinal))).SetName("escaped as JSON often is"),
        new TestCaseData((Func<string, string>)(text => text.Replace("_", "\\\\u005f", StringComparison.Ordinal).Replace("/", "\\\\/", StringComparison.Ordinal))).SetName("JSON within JSON"),
        new TestCaseData((Func<string, string>)(text => string.Concat(text.Select(c => $"%{(int)c:X2}")))).SetName("as in an address"),
        new TestCaseData((Func<string, string>)Uri.EscapeDataString).SetName("as in an address, where needed"),
        new TestCaseData((Func<string, string>)(text => string.Concat(text.Select(c => $"&#{(int)c};")))).SetName("as in HTML"),
        new TestCaseData((Func<string, string>)(text => string.Concat(text.Select(c => $"&#x{(int)c:X};")))).SetName("as in HTML, hexadecimal"),
        new TestCaseData((Func<string, string>)WebUtility.HtmlEncode).SetName("as in HTML, where needed"),
    ];

    [TestCaseSource(nameof(Escapes))]
    public async Task After_an_answer_that_repeats_them_escaped(Func<string, string> escape)
    {
        foreach ((int status, string body, string type) in new[]
        {
            (400, """{"code":"validation_error","message":"you sent #","additional_data":{"header":"#"},"request_id":"#"}""", "application/json"),
            (400, """{"error":"#","error_description":"#"}""", "application/json"),
            (502, "<html><pre>#</pre></html>", "text/html"),
            (200, """{"text":{"#":"#"}}""", "application/json"),
        })
        {
            await LeaksNothingAsync(
                (request, _) => Task.FromResult(ObservedClient.Answer(request, (HttpStatusCode)status, body.Replace("#", escape(Credentials(request)), StringComparison.Ordinal), type)),
                unescape: true);
        }
    }

    // Whatever the request itself carries: a gateway may know more of the client.
    [TestCase(Token)]
    [TestCase(ClientSecret)]
    public async Task After_an_answer_that_names_another_secret_of_the_client(string secret)
    {
        await LeaksNothingAsync((request, _) => Task.FromResult(ObservedClient.Answer(request, HttpStatusCode.BadGateway, $"<html>{secret}</html>", "text/html")));
    }

    [Test]
    public async Task In_headers_of_an_answer([Values("x-notion-request-id", "cf-ray", "Content-Type")] string header, [Values(200, 400, 502)] int status)
    {
        await LeaksNothingAsync(
            (request, _) =>
            {
                HttpResponseMessage response = ObservedClient.Answer(request, (HttpStatusCode)status, status == 400 ? """{"code":"x","message":"y"}""" : "<html>");
                string credentials = Credentials(request);
                if (header == "Content-Type")
                    response.Content.Headers.ContentType = new($"text/{credentials.TrimEnd('=')}");
                else
                {
                    response.Headers.Remove(header);
                    response.Headers.TryAddWithoutValidation(header, $"1 {credentials}");
                }

                return Task.FromResult(response);
            },
            trimmed: header == "Content-Type");
    }

    [Test]
    public async Task A_request_id_cannot_pretend_to_be_another_message()
    {
        using var client = Client(new ScriptedHandler((request, _) =>
        {
            HttpResponseMessage response = ObservedClient.Answer(request, HttpStatusCode.BadRequest, """{"code":"x","message":"y","request_id":"a\nb\u2028c"}""");
            response.Headers.Remove("x-notion-request-id");
            response.Headers.TryAddWithoutValidation("x-notion-request-id", new string('z', 5000));
            return Task.FromResult(response);
        }));

        NotionApiException error = (await Assert.ThrowsAsync<NotionApiException>(() => client.GetAsync()))!;

        Assert.That(error.RequestId, Is.EqualTo("a b c"));
        Assert.That(Told(client), Has.None.Contains("\n").And.None.Contains("\u2028").And.None.Contains(new string('z', 300)));
    }

    // Refresh tokens and codes are in the body of the request.
    [TestCase(400, """{"error":"invalid_grant","error_description":"The token # was used."}""")]
    [TestCase(400, """{"code":"validation_error","message":"body.refresh_token: #"}""")]
    [TestCase(502, "<html>{\"refresh_token\":\"#\"}</html>")]
    public async Task After_an_answer_that_quotes_a_refresh_token(int status, string body)
    {
        const string RefreshToken = "nrt_REFRESH/0123456789+abcdef==";
        foreach (string quoted in (string[])[RefreshToken, RefreshToken.Replace("/", "\\/", StringComparison.Ordinal), Uri.EscapeDataString(RefreshToken)])
        {
            using var client = Client(new ScriptedHandler((request, _) => Task.FromResult(
                ObservedClient.Answer(request, (HttpStatusCode)status, body.Replace("#", quoted, StringComparison.Ordinal), body.StartsWith('{') ? "application/json" : "text/html"))));
            INotionOAuth oauth = client.Services.GetRequiredService<INotionOAuth>();

            Task<OAuthToken> call = oauth.CreateTokenAsync(new RefreshTokenGrant(RefreshToken));
            NotionException error = (await Assert.CatchAsync<NotionException>(() => client.WhenTimePassesAsync(call)))!;

            string[] told = [.. Told(client), .. Texts(error)];
            Assert.That(told, Has.None.Contains(RefreshToken).And.None.Contains(quoted).And.None.Contains("0123456789+abcdef"));
            Assert.That(told, Has.Some.Contains("*****"), "there was something to hide");
        }
    }

    [Test]
    public async Task After_a_timeout()
    {
        await LeaksNothingAsync(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            throw new InvalidOperationException("not reached");
        }, longestWait: 65);
    }

    [Test]
    public async Task After_retries()
    {
        int answers = 0;
        await LeaksNothingAsync(
            (request, _) => Task.FromResult(++answers % 3 == 0
                ? ObservedClient.Answer(request, HttpStatusCode.OK)
                : ObservedClient.Answer(request, (HttpStatusCode)429, $"<html>{Echo(request)}</html>", "text/html")),
            fails: false);
        Assert.That(answers, Is.EqualTo(6), "three a call");
    }

    [Test]
    public async Task After_a_broken_connection()
    {
        await LeaksNothingAsync((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (api.notion.com:443)", new IOException("reset")));
    }

    [Test]
    public async Task When_the_app_adds_the_logger_of_the_factory()
    {
        await LeaksNothingAsync(
            (request, _) => Task.FromResult(ObservedClient.Answer(request, HttpStatusCode.Unauthorized)),
            services: (_, builder) => builder.AddDefaultLogger(),
            logged: "System.Net.Http");
    }

    [Test]
    public async Task When_a_token_provider_fails_with_a_secret_in_its_message([Values] bool looksLikeAFailedRequest)
    {
        using var client = Client(new ScriptedHandler((_, _) => throw new InvalidOperationException("sent")), (_, builder) => builder.AddTokenProvider(_ => new TalkativeProvider(looksLikeAFailedRequest)));

        Exception error = (await Assert.CatchAsync<Exception>(() => client.GetAsync()))!;

        Assert.That(error.Message, Does.Contain(Token), "what it throws is for the caller alone");
        Assert.That(client.Logs.Own, Has.Count.GreaterThan(1));
        AssertClean(Told(client));
    }

    [Test]
    public async Task When_a_token_is_malformed()
    {
        using var client = Client(new ScriptedHandler((_, _) => throw new InvalidOperationException("sent")), (_, builder) => builder.AddTokenProvider(_ => new BrokenProvider()));

        InvalidOperationException error = (await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync()))!;

        AssertClean([.. Told(client), .. Texts(error)]);
    }

    [Test]
    public void In_the_text_of_the_options_and_of_what_is_wrong_with_them()
    {
        var options = new NotionOptions { Token = Token, ClientId = ClientId, ClientSecret = ClientSecret };
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
            NotionClient.Create($"{Token} {ClientSecret}", wrong => (wrong.ClientSecret, wrong.ApiVersion, wrong.BaseAddress) = (ClientSecret, "1", new Uri("/x", UriKind.Relative))))!;

        Assert.That(options.ToString(), Does.Contain("api.notion.com"));
        Assert.That(error.Failures, Has.Exactly(4).Items);
        AssertClean([options.ToString(), .. Texts(error)]);
    }

    // What a gateway or a proxy might answer that shows what it was sent.
    private static string Echo(HttpRequestMessage request) => request.Headers.Authorization!.Scheme == "Basic"
        ? $"Authorization: {request.Headers.Authorization}; client {ClientId} with {ClientSecret}"
        : $"Authorization: {request.Headers.Authorization}; again: {request.Headers.Authorization.Parameter}";

    // A token and, of the operations of OAuth, client id and secret: both kinds of credentials go the same way.
    private static async Task LeaksNothingAsync(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer,
        bool fails = true,
        Action<IServiceCollection, INotionBuilder>? services = null,
        string logged = "Notion.Refit",
        int longestWait = 30,
        bool unescape = false,
        bool trimmed = false)
    {
        foreach ((HttpRequestMessage request, string credentials) in new[]
        {
            (ObservedClient.Request(HttpMethod.Get), $"Bearer {Token}"),
            (ObservedClient.Request(HttpMethod.Post, "/v1/oauth/token", "/v1/oauth/token"), $"Basic {s_basic}"),
        })
        {
            var sent = new List<string?>();
            using ObservedClient client = Client(
                new ScriptedHandler((attempt, token) =>
                {
                    sent.Add(attempt.Headers.Authorization?.ToString());
                    return answer(attempt, token);
                }),
                services);

            Exception? error = await OutcomeAsync(client, client.Transport.SendAsync<Note>(request, default), longestWait);

            // Without these there would be nothing to find.
            Assert.That(sent, Is.Not.Empty.And.All.EqualTo(credentials));
            Assert.That(client.Logs.All.Select(record => record.Category), Has.Some.StartsWith(logged));
            Assert.That(client.Spans.All, Has.Count.GreaterThan(1));
            Assert.That(client.Measurements.All, Is.Not.Empty);
            Assert.That(error, fails ? Is.InstanceOf<NotionException>() : Is.Null);
            string[] texts = [.. Told(client), .. Texts(error)];
            AssertClean(texts);
            if (trimmed)
                Assert.That(texts, Has.None.Contains(s_basic.TrimEnd('=')));
            if (unescape)
                AssertClean(texts.SelectMany(text => (string[])[WebUtility.HtmlDecode(text), Uri.UnescapeDataString(text), Regex.Unescape(text.Replace("\\/", "/", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\\\\u", "\\u", StringComparison.Ordinal))]));
        }
    }

    private static string Credentials(HttpRequestMessage request) => request.Headers.Authorization!.Parameter!;

    private static async Task<Exception?> OutcomeAsync(ObservedClient client, Task<Note> call, int longestWait)
    {
        try
        {
            await client.WhenTimePassesAsync(call, longestWait);
            return null;
        }
        catch (NotionException e)
        {
            return e;
        }
    }

    private static ObservedClient Client(HttpMessageHandler handler, Action<IServiceCollection, INotionBuilder>? services = null) => new(
        handler,
        configure: options => (options.Token, options.ClientId, options.ClientSecret) = (Token, ClientId, ClientSecret),
        services: services);

    private static IEnumerable<string> Told(ObservedClient client) =>
    [
        .. client.Logs.All.Select(record => record.Everything),
        .. client.Spans.All.SelectMany(span => (string[])
        [
            span.DisplayName, $"{span.StatusDescription}", span.TraceStateString ?? "",
            .. span.TagObjects.Concat(span.Events.SelectMany(item => item.Tags)).Select(tag => $"{tag.Key}={tag.Value}"),
            .. span.Baggage.Select(item => $"{item}"),
        ]),
        .. client.Measurements.All.SelectMany(measured => measured.Tags.Select(tag => $"{tag.Key}={tag.Value}")),
    ];

    /// <summary>Everything an exception can tell, with all that it holds.</summary>
    private static IEnumerable<string> Texts(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception.ToString();
            foreach (PropertyInfo property in exception.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            {
                object? value = property.GetValue(exception);
                yield return $"{property.Name}={value}";
                if (value is IEnumerable items and not string)
                {
                    foreach (object? item in items)
                        yield return $"{item}";
                }
            }
        }
    }

    private static void AssertClean(IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        Assert.Multiple(() =>
        {
            Assert.That(all, Is.Not.Empty);
            foreach (string secret in (string[])[Token, ClientSecret, s_basic])
                Assert.That(all.Where(text => text.Contains(secret, StringComparison.Ordinal)), Is.Empty);
        });
    }

    private sealed class TalkativeProvider(bool looksLikeAFailedRequest) : INotionTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) =>
            throw (looksLikeAFailedRequest ? new HttpRequestException($"Cannot reach {Token}") : new InvalidOperationException($"Cannot refresh {Token}"));
    }

    private sealed class BrokenProvider : INotionTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new($"{Token}\r\n{ClientSecret}");
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using Notion.Refit.Authentication;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Authentication;

public sealed class AuthenticationHandlerTests
{
    private readonly NotionOptions _options = new() { Token = "secret_one" };

    [Test]
    public async Task Every_request_carries_token_version_and_user_agent()
    {
        HttpRequestMessage sent = await SendAsync(new());

        Assert.Multiple(() =>
        {
            Assert.That(Header(sent, "Authorization"), Is.EqualTo("Bearer secret_one"));
            Assert.That(Header(sent, "Notion-Version"), Is.EqualTo("2026-03-11"));
            Assert.That(Header(sent, "User-Agent"), Does.Match(@"^Notion\.Refit/\d+\.\d+\.\d+(-[\w.]+)?$"));
        });
    }

    [Test]
    public void The_user_agent_has_the_version_of_the_package()
    {
        string version = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        Assert.That(version.Split('+')[0], Is.EqualTo(UserAgent.Version));
    }

    [Test]
    public async Task A_request_keeps_the_version_and_credentials_it_brings()
    {
        var request = new HttpRequestMessage();
        request.Headers.Add("Notion-Version", "2025-09-03");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "other");
        request.Headers.UserAgent.ParseAdd("app/1");

        HttpRequestMessage sent = await SendAsync(request);

        Assert.Multiple(() =>
        {
            Assert.That(Header(sent, "Authorization"), Is.EqualTo("Bearer other"));
            Assert.That(Header(sent, "Notion-Version"), Is.EqualTo("2025-09-03"));
            Assert.That(Header(sent, "User-Agent"), Is.EqualTo("app/1"));
        });
    }

    [Test]
    public async Task A_request_with_other_headers_gets_version_and_user_agent_as_well()
    {
        var request = new HttpRequestMessage();
        request.Headers.Add("X-App", "1");

        HttpRequestMessage sent = await SendAsync(request);

        Assert.That(Header(sent, "Notion-Version"), Is.EqualTo("2026-03-11"));
        Assert.That(Header(sent, "User-Agent"), Does.StartWith("Notion.Refit/"));
    }

    [Test]
    public async Task A_rejected_response_is_disposed_before_the_request_is_repeated_and_when_no_token_comes([Values] bool fails)
    {
        var first = new WatchedResponse(HttpStatusCode.Unauthorized);
        var responses = new Queue<HttpResponseMessage>([first, new HttpResponseMessage(HttpStatusCode.OK)]);
        var inner = new ScriptedHandler((request, _) =>
        {
            Assert.That(first.IsDisposed, Is.EqualTo(responses.Count == 1));
            return Task.FromResult(responses.Dequeue());
        });
        var failure = new NotSupportedException();
        using var invoker = new HttpMessageInvoker(new AuthenticationHandler(() => new RenewingProvider(fails ? failure : null), () => _options) { InnerHandler = inner });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.notion.com/v1/pages");

        if (fails)
            Assert.That(await Assert.CatchAsync(() => invoker.SendAsync(request, default)), Is.SameAs(failure));
        else
            Assert.That((await invoker.SendAsync(request, default)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(first.IsDisposed, Is.True);
    }

    [Test]
    public async Task An_authorization_that_cannot_be_parsed_is_kept_too()
    {
        var request = new HttpRequestMessage();
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer\u00e4 x,,y z");

        Assert.That(Header(await SendAsync(request), "Authorization"), Is.EqualTo("Bearer\u00e4 x,,y z"));
    }

    [Test]
    public async Task The_provider_is_asked_at_every_attempt([Values] bool waits)
    {
        var provider = new CountingProvider(waits);
        using HttpMessageInvoker invoker = Invoker(provider, out ScriptedHandler handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.notion.com/v1/pages");

        var seen = new List<string?>();
        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage response = await invoker.SendAsync(request, default);
            seen.Add(Header(handler.Requests[^1], "Authorization"));
        }

        Assert.That(seen, Is.EqualTo(new[] { "Bearer token_1", "Bearer token_2", "Bearer token_3" }));
        Assert.That(request.Headers.GetValues("Notion-Version").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_changes_is_used_from_the_next_request_on()
    {
        using HttpMessageInvoker invoker = Invoker(new OptionsTokenProvider(() => _options), out ScriptedHandler handler);

        foreach (string token in (string[])["secret_one", "secret_two"])
        {
            _options.Token = token;
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.notion.com/v1/pages");
            using HttpResponseMessage response = await invoker.SendAsync(request, default);
            Assert.That(Header(request, "Authorization"), Is.EqualTo($"Bearer {token}"));
        }

        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [TestCase(null)]
    [TestCase("Basic")]
    public async Task Operations_of_oauth_authenticate_as_the_connection(string? placeholder)
    {
        _options.ClientId = "client";
        _options.ClientSecret = "söcret";
        var request = new HttpRequestMessage(HttpMethod.Post, "https://api.notion.com/v1/oauth/token");
        if (placeholder is not null)
            request.Headers.TryAddWithoutValidation("Authorization", placeholder);

        HttpRequestMessage sent = await SendAsync(request);

        Assert.That(Header(sent, "Authorization"), Is.EqualTo("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("client:söcret"))));
    }

    [Test]
    public async Task Operations_of_oauth_keep_credentials_of_the_call()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://api.notion.com/v1/oauth/token");
        request.Headers.TryAddWithoutValidation("Authorization", "Basic YTpi");

        Assert.That(Header(await SendAsync(request), "Authorization"), Is.EqualTo("Basic YTpi"));
    }

    [Test]
    public void Operations_of_oauth_say_what_to_set() =>
        Assert.That(
            () => SendAsync(new HttpRequestMessage(HttpMethod.Post, "https://api.notion.com/v1/oauth/token")),
            Throws.InvalidOperationException.With.Message.Contains("NotionOptions.ClientId"));

    [Test]
    public void A_token_that_is_missing_is_named()
    {
        _options.Token = null;
        Assert.That(() => SendAsync(new()), Throws.InvalidOperationException.With.Message.Contains("NotionOptions.Token"));
    }

    [TestCase("secret two")]
    [TestCase("secret\r\nX-Evil: 1")]
    [TestCase("secrät")]
    [TestCase("")]
    public void A_malformed_token_is_refused_without_being_shown(string token)
    {
        using HttpMessageInvoker invoker = Invoker(new FixedProvider(token), out ScriptedHandler handler);

        Assert.That(
            () => invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.notion.com/v1/pages"), default),
            Throws.InvalidOperationException.With.Message.Contains("token provider").And.Message.Not.Contains("sec"));
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public void What_the_provider_throws_reaches_the_caller([Values] bool waits)
    {
        using HttpMessageInvoker invoker = Invoker(new FailingProvider(waits), out _);

        Assert.That(
            () => invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.notion.com/v1/pages"), default),
            Throws.TypeOf<NotSupportedException>());
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    private static HttpMessageInvoker Invoker(INotionTokenProvider provider, NotionOptions options, out ScriptedHandler handler)
    {
        handler = new ScriptedHandler((request, _) => Task.FromResult(new HttpResponseMessage { RequestMessage = request }));
        return new HttpMessageInvoker(new AuthenticationHandler(() => provider, () => options) { InnerHandler = handler });
    }

    private HttpMessageInvoker Invoker(INotionTokenProvider provider, out ScriptedHandler handler) => Invoker(provider, _options, out handler);

    private async Task<HttpRequestMessage> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri ??= new Uri("https://api.notion.com/v1/pages");
        using HttpMessageInvoker invoker = Invoker(new OptionsTokenProvider(() => _options), out ScriptedHandler handler);
        using HttpResponseMessage response = await invoker.SendAsync(request, default);
        return handler.Requests[0];
    }

    private sealed class CountingProvider(bool waits) : INotionTokenProvider
    {
        private int _count;

        public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            if (waits)
                await Task.Yield();
            return $"token_{++_count}";
        }
    }

    private sealed class RenewingProvider(Exception? failure) : INotionTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new("token_1");

        public ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken) => failure is null ? new("token_2") : throw failure;
    }

    private sealed class WatchedResponse(HttpStatusCode status) : HttpResponseMessage(status)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class FixedProvider(string token) : INotionTokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(token);
    }

    private sealed class FailingProvider(bool waits) : INotionTokenProvider
    {
        public async ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            if (waits)
                await Task.Yield();
            throw new NotSupportedException();
        }
    }
}

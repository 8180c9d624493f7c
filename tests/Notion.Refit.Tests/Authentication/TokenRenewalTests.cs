using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Testing;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Authentication;

/// <summary>Requests whose token Notion rejects, through the whole client.</summary>
public sealed class TokenRenewalTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly TokenServer _server = new() { Rejected = 1 };
    private readonly MemoryTokenStore _store = new(new OAuthTokenPair("access_1", "refresh_1"));
    private ServiceProvider _services = null!;

    private INotionClient Notion => _services.GetRequiredService<INotionClient>();

    [SetUp]
    public void AddClient()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddNotion(options => (options.ClientId, options.ClientSecret) = ("id", "client_secret"))
            .AddOAuthTokenProvider(_ => _store)
            .ConfigurePrimaryHttpMessageHandler(() => _server);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    [TearDown]
    public void Dispose()
    {
        _services.Dispose();
        _server.Dispose();
    }

    [Test]
    public async Task A_request_is_repeated_once_with_the_new_token_and_the_same_body()
    {
        JsonElement answer = await Notion.SendAsync(new(HttpMethod.Post, "/v1/x") { Body = JsonElement.Parse("""{"a":[1,2]}""") });

        Assert.That(answer.GetProperty("seen").GetString(), Is.EqualTo("access_2"));
        Assert.That(_server.Log, Is.EqualTo(new[] { "access_1", "refresh", "access_2" }));
        Assert.That(_server.Bodies, Is.EqualTo(new[] { """{"a":[1,2]}""" }));
    }

    [Test]
    public async Task A_hundred_parallel_requests_refresh_once()
    {
        // All are on their way with the old token before the first is rejected.
        int arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Arrival = () =>
        {
            if (Interlocked.Increment(ref arrived) == 100)
                all.SetResult();
            return all.Task;
        };

        JsonElement[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Notion.SendAsync(new(HttpMethod.Post, "/v1/x"))));

        Assert.That(answers.Select(answer => answer.GetProperty("seen").GetString()), Has.All.EqualTo("access_2"));
        Assert.Multiple(() =>
        {
            Assert.That(_server.Refreshes, Is.EqualTo(1));
            Assert.That(_server.Count("access_1"), Is.EqualTo(100));
            Assert.That(_server.Count("access_2"), Is.EqualTo(100));
            Assert.That(_server.IsFamilyRevoked, Is.False);
            Assert.That(_store.Loads, Is.EqualTo(2), "the first token, and one renewal");
            Assert.That(_store.Saves, Is.EqualTo(new[] { new OAuthTokenPair("access_2", "refresh_2") }));
        });
    }

    [Test]
    public async Task A_hundred_parallel_requests_with_an_expired_token_refresh_once_and_never_send_it()
    {
        _store.Tokens = _store.Tokens! with { ExpiresAt = _time.GetUtcNow().AddSeconds(-1) };
        _server.ExpiresIn = 3600;

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Notion.SendAsync(new(HttpMethod.Get, "/v1/x"))));

        Assert.That(_server.Refreshes, Is.EqualTo(1));
        Assert.That(_server.Count("access_1"), Is.Zero);
        Assert.That(_store.Loads, Is.EqualTo(1), "one renewal");
        Assert.That(_server.Count("access_2"), Is.EqualTo(100));
        Assert.That(_store.Tokens!.ExpiresAt, Is.EqualTo(_time.GetUtcNow().AddHours(1)));
    }

    [Test]
    public async Task New_tokens_are_saved_before_a_request_carries_them()
    {
        int sentBefore = -1;
        _store.Saving = _ =>
        {
            sentBefore = _server.Count("access_2");
            return Task.CompletedTask;
        };

        await Notion.SendAsync(new(HttpMethod.Get, "/v1/x"));

        Assert.That(sentBefore, Is.Zero);
        Assert.That(_server.Count("access_2"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_the_store_throws_reaches_the_caller_and_the_pair_is_saved_with_the_next_request()
    {
        _store.Saving = _ => throw new IOException("disk full");
        await Assert.ThrowsAsync<IOException>(() => Notion.SendAsync(new(HttpMethod.Get, "/v1/x")));

        _store.Saving = _ => Task.CompletedTask;
        await Notion.SendAsync(new(HttpMethod.Get, "/v1/x"));

        Assert.That(_server.Log, Is.EqualTo(new[] { "access_1", "refresh", "access_2" }));
        Assert.That(_store.Tokens, Is.EqualTo(new OAuthTokenPair("access_2", "refresh_2")));
    }

    [Test]
    public async Task A_new_token_that_is_rejected_too_is_the_callers_matter()
    {
        _server.Rejected = 99;

        for (int i = 0; i < 3; i++)
        {
            NotionApiException? error = await Assert.ThrowsAsync<NotionApiException>(() => Notion.SendAsync(new(HttpMethod.Get, "/v1/x")));
            Assert.That((int)error!.StatusCode, Is.EqualTo(401));
        }

        Assert.That(_server.Log, Is.EqualTo(new[] { "access_1", "refresh", "access_2", "access_2", "access_2" }));
    }

    [Test]
    public async Task A_refused_refresh_says_that_the_user_must_authorize_again()
    {
        _store.Tokens = new OAuthTokenPair("access_0", "refresh_0");

        NotionReauthorizationException? error = await Assert.ThrowsAsync<NotionReauthorizationException>(() => Notion.SendAsync(new(HttpMethod.Get, "/v1/x")));

        Assert.That(error!.InnerException, Is.TypeOf<NotionApiException>());
        Assert.That(error.ToString(), Does.Contain("invalid_grant").And.Not.Contain("refresh_0").And.Not.Contain("access_0").And.Not.Contain("client_secret"));
    }

    [Test]
    public async Task A_caller_who_gives_up_does_not_end_the_refresh_of_others()
    {
        var exchange = new TaskCompletionSource();
        var exchanging = new TaskCompletionSource();
        _server.Exchange = () =>
        {
            exchanging.SetResult();
            return exchange.Task;
        };
        using var cancellation = new CancellationTokenSource();
        Task<JsonElement> first = Notion.SendAsync(new(HttpMethod.Get, "/v1/x"), cancellation.Token);
        await exchanging.Task;
        Task<JsonElement> second = Notion.SendAsync(new(HttpMethod.Get, "/v1/x"));

        await cancellation.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => first);
        exchange.SetResult();

        Assert.That((await second).GetProperty("seen").GetString(), Is.EqualTo("access_2"));
        Assert.That(_server.Refreshes, Is.EqualTo(1));
    }

    [Test]
    public async Task An_upload_is_repeated_if_its_stream_can_seek([Values] bool canSeek)
    {
        var provider = new TwoTokens();
        var bodies = new List<string>();
        using var handler = new ScriptedHandler(async (request, cancellationToken) =>
        {
            bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(request.Headers.Authorization!.Parameter == "new" ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.Unauthorized);
        });
        using var invoker = new HttpMessageInvoker(new Refit.Authentication.AuthenticationHandler(() => provider, () => new NotionOptions()) { InnerHandler = new CopyingHandler { InnerHandler = handler } });
        using Stream stream = canSeek ? new MemoryStream("?content"u8.ToArray()) { Position = 1 } : new ForwardStream("content"u8.ToArray());
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.notion.com/v1/x")
        {
            Content = new MultipartFormDataContent("b") { { new StringContent("1"), "part_number" }, { new Refit.Http.CallerStreamContent(stream), "file", "a.txt" } },
        };

        using HttpResponseMessage response = await invoker.SendAsync(request, default);

        Assert.That((int)response.StatusCode, Is.EqualTo(canSeek ? 200 : 401));
        Assert.That(bodies, Has.Count.EqualTo(canSeek ? 2 : 1).And.All.EqualTo(bodies[0]).And.All.Contains("\r\ncontent\r\n"));
        Assert.That(provider.IsRenewed, Is.True, "for the next request");
    }

    [Test]
    public async Task An_answer_that_is_not_401_renews_nothing([Values(200, 400, 403, 404, 429, 500)] int status)
    {
        var provider = new TwoTokens();
        using var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status)));
        using var invoker = new HttpMessageInvoker(new Refit.Authentication.AuthenticationHandler(() => provider, () => new NotionOptions()) { InnerHandler = handler });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.notion.com/v1/x");

        using HttpResponseMessage response = await invoker.SendAsync(request, default);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(provider.IsRenewed, Is.False);
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    private sealed class TwoTokens : INotionTokenProvider
    {
        public bool IsRenewed { get; private set; }

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new("old");

        public ValueTask<string?> RenewTokenAsync(string rejectedToken, CancellationToken cancellationToken)
        {
            IsRenewed = rejectedToken == "old";
            return new("new");
        }
    }

    /// <summary>Reads a body as a connection does: once an attempt, without keeping it.</summary>
    private sealed class CopyingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var copy = new MemoryStream();
            await request.Content!.CopyToAsync(copy, cancellationToken);
            using var sent = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(copy.ToArray()) };
            sent.Headers.Authorization = request.Headers.Authorization;
            return await base.SendAsync(sent, cancellationToken);
        }
    }

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

using System.Net;
using Microsoft.Extensions.Options;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Authentication;

public sealed class OAuthTokenProviderTests
{
    private static readonly OAuthTokenPair s_first = new("access_1", "refresh_1");

    private readonly ManualTimeProvider _time = new();

    [Test]
    public async Task Tokens_in_force_are_given_without_a_refresh([Values(null, 3600)] int? expiresIn)
    {
        var oauth = new ScriptedOAuth(_ => throw new NotSupportedException());
        var store = new MemoryTokenStore(s_first with { ExpiresAt = expiresIn is { } seconds ? _time.GetUtcNow().AddSeconds(seconds) : null });
        var provider = new OAuthTokenProvider(oauth, store, _time);

        for (int i = 0; i < 3; i++)
            Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));

        Assert.That(store.Loads, Is.EqualTo(1));
    }

    [Test]
    public async Task Tokens_that_expire_within_a_minute_are_refreshed_and_saved()
    {
        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(2, expiresIn: 3600)));
        var store = new MemoryTokenStore(s_first with { ExpiresAt = _time.GetUtcNow().AddSeconds(61) });
        var provider = new OAuthTokenProvider(oauth, store, _time);
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
        Assert.That(oauth.Exchanged, Is.EqualTo(new[] { "refresh_1" }));
        Assert.That(store.Tokens, Is.EqualTo(new OAuthTokenPair("access_2", "refresh_2", _time.GetUtcNow().AddHours(1))));
    }

    [Test]
    public async Task A_hundred_requests_for_an_expired_token_refresh_it_once()
    {
        var gate = new TaskCompletionSource();
        var oauth = new ScriptedOAuth(async _ =>
        {
            await gate.Task;
            return ScriptedOAuth.Token(2);
        });
        MemoryTokenStore store = Expired();
        var provider = new OAuthTokenProvider(oauth, store, _time);

        Task<string>[] requests = [.. Enumerable.Range(0, 100).Select(_ => provider.GetTokenAsync(default).AsTask())];
        Assert.That(requests, Has.All.Property(nameof(Task.IsCompleted)).False);
        gate.SetResult();

        Assert.That(await Task.WhenAll(requests), Has.All.EqualTo("access_2"));
        Assert.That(oauth.Exchanged, Is.EqualTo(new[] { "refresh_1" }));
        Assert.That(store.Loads, Is.EqualTo(1), "one renewal");
    }

    [Test]
    public async Task A_hundred_rejections_refresh_once()
    {
        var gate = new TaskCompletionSource();
        var oauth = new ScriptedOAuth(async _ =>
        {
            await gate.Task;
            return ScriptedOAuth.Token(2);
        });
        var store = new MemoryTokenStore(s_first);
        var provider = new OAuthTokenProvider(oauth, store, _time);
        string rejected = await provider.GetTokenAsync(default);

        List<Task<string?>> requests = [.. Enumerable.Range(0, 50).Select(_ => provider.RenewTokenAsync(rejected, default).AsTask())];
        gate.SetResult();
        await Task.WhenAll(requests);
        requests.AddRange(Enumerable.Range(0, 50).Select(_ => provider.RenewTokenAsync(rejected, default).AsTask()));

        Assert.That(await Task.WhenAll(requests), Has.All.EqualTo("access_2"), "late ones too");
        Assert.That(oauth.Exchanged, Is.EqualTo(new[] { "refresh_1" }));
        Assert.That(store.Loads, Is.EqualTo(2), "the first token, and one renewal");
    }

    [Test]
    public async Task A_waiter_that_is_cancelled_disturbs_no_other()
    {
        var gate = new TaskCompletionSource();
        var oauth = new ScriptedOAuth(async _ =>
        {
            await gate.Task;
            return ScriptedOAuth.Token(2);
        });
        var provider = new OAuthTokenProvider(oauth, Expired(), _time);
        using var cancellation = new CancellationTokenSource();

        Task<string> first = provider.GetTokenAsync(cancellation.Token).AsTask();
        Task<string> second = provider.GetTokenAsync(default).AsTask();
        await cancellation.CancelAsync();

        OperationCanceledException? cancelled = await Assert.CatchAsync<OperationCanceledException>(() => first);
        Assert.That(cancelled!.CancellationToken, Is.EqualTo(cancellation.Token));
        Assert.That(second.IsCompleted, Is.False);
        gate.SetResult();
        Assert.That(await second, Is.EqualTo("access_2"));
    }

    [Test]
    public async Task A_refresh_goes_on_when_all_who_waited_have_gone()
    {
        var gate = new TaskCompletionSource();
        var saved = new TaskCompletionSource();
        var oauth = new ScriptedOAuth(async _ =>
        {
            await gate.Task;
            return ScriptedOAuth.Token(2);
        });
        MemoryTokenStore store = Expired();
        store.Saving = _ =>
        {
            saved.SetResult();
            return Task.CompletedTask;
        };
        var provider = new OAuthTokenProvider(oauth, store, _time);
        using var cancellation = new CancellationTokenSource();
        Task<string> only = provider.GetTokenAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => only);

        gate.SetResult();
        await saved.Task;

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
        Assert.That(oauth.Exchanged, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task New_tokens_are_used_only_when_they_are_saved()
    {
        var saving = new TaskCompletionSource<OAuthTokenPair>();
        var gate = new TaskCompletionSource();
        MemoryTokenStore store = Expired();
        store.Saving = tokens =>
        {
            saving.SetResult(tokens);
            return gate.Task;
        };
        var provider = new OAuthTokenProvider(new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(2))), store, _time);

        Task<string> first = provider.GetTokenAsync(default).AsTask();
        OAuthTokenPair pair = await saving.Task;
        Task<string> second = provider.GetTokenAsync(default).AsTask();

        Assert.That(pair, Is.EqualTo(new OAuthTokenPair("access_2", "refresh_2")));
        Assert.That(first.IsCompleted || second.IsCompleted, Is.False);
        gate.SetResult();
        Assert.That(await Task.WhenAll(first, second), Has.All.EqualTo("access_2"));
    }

    [Test]
    public async Task New_tokens_that_could_not_be_saved_are_saved_by_the_next_request([Values] bool byFunction)
    {
        var attempts = new List<OAuthTokenPair>();
        ValueTask Save(OAuthTokenPair tokens)
        {
            attempts.Add(tokens);
            return attempts.Count <= 2 ? throw new IOException("disk full") : ValueTask.CompletedTask;
        }

        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(2)));
        MemoryTokenStore store = Expired();
        store.Saving = tokens => Save(tokens).AsTask();
        OAuthTokenProvider provider = byFunction
            ? new OAuthTokenProvider(oauth, store.Tokens!, (tokens, _) => Save(tokens), _time)
            : new OAuthTokenProvider(oauth, store, _time);

        await Assert.ThrowsAsync<IOException>(() => provider.GetTokenAsync(default).AsTask());
        await Assert.ThrowsAsync<IOException>(() => provider.GetTokenAsync(default).AsTask());

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
        Assert.That(attempts, Has.Count.EqualTo(3).And.All.EqualTo(new OAuthTokenPair("access_2", "refresh_2")));
        Assert.That(oauth.Exchanged, Is.EqualTo(new[] { "refresh_1" }), "never twice");
    }

    [TestCaseSource(nameof(HarmlessFailures))]
    public async Task A_refresh_that_was_not_carried_out_is_tried_again(Exception failure)
    {
        bool fail = true;
        var oauth = new ScriptedOAuth(_ => fail ? throw failure : Task.FromResult(ScriptedOAuth.Token(2)));
        var provider = new OAuthTokenProvider(oauth, Expired(), _time);
        Assert.That(await Assert.CatchAsync(() => provider.GetTokenAsync(default).AsTask()), Is.SameAs(failure));

        fail = false;

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
        Assert.That(oauth.Exchanged, Is.EqualTo(new[] { "refresh_1", "refresh_1" }));
    }

    [TestCaseSource(nameof(GraveFailures))]
    public async Task A_refresh_token_that_may_have_been_used_is_never_sent_again(Exception failure)
    {
        var oauth = new ScriptedOAuth(token => token == "refresh_1" ? throw failure : Task.FromResult(ScriptedOAuth.Token(8)));
        MemoryTokenStore store = Expired();
        var provider = new OAuthTokenProvider(oauth, store, _time);

        for (int i = 0; i < 3; i++)
        {
            NotionReauthorizationException? thrown = await Assert.ThrowsAsync<NotionReauthorizationException>(() => provider.GetTokenAsync(default).AsTask());
            Assert.That(thrown!.InnerException, Is.SameAs(failure));
            Assert.That(thrown.Message, Does.Contain(failure switch
            {
                NotionApiException { StatusCode: HttpStatusCode.BadRequest } => "does not accept the refresh token any more",
                NotionResponseException { StatusCode: HttpStatusCode.OK } => "no usable tokens",
                _ => "not known whether Notion has exchanged",
            }));
            Assert.That(thrown.ToString(), Does.Not.Contain("refresh_1").And.Not.Contain("access_1"));
        }

        Assert.That(oauth.Exchanged, Has.Count.EqualTo(1));

        // The user has authorized the connection again.
        store.Tokens = new OAuthTokenPair("access_7", "refresh_7");
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_7"));
        Assert.That(await provider.RenewTokenAsync("access_7", default), Is.EqualTo("access_8"));
        Assert.That(oauth.Exchanged, Is.EqualTo(new[] { "refresh_1", "refresh_7" }));
    }

    [Test]
    public async Task The_old_token_goes_on_while_it_is_in_force_and_no_new_one_comes()
    {
        var failure = new NotionConnectionException(HttpRequestError.ConnectionError, "No route.");
        var oauth = new ScriptedOAuth(_ => throw failure);
        var provider = new OAuthTokenProvider(oauth, new MemoryTokenStore(s_first with { ExpiresAt = _time.GetUtcNow().AddSeconds(30) }), _time);
        await Assert.CatchAsync(() => provider.GetTokenAsync(default).AsTask(), "nothing is known to be in force yet");

        var late = new OAuthTokenProvider(oauth, s_first with { ExpiresAt = _time.GetUtcNow().AddSeconds(30) }, (_, _) => ValueTask.CompletedTask, _time);
        oauth.Exchanged.Clear();
        for (int i = 0; i < 5; i++)
            Assert.That(await late.GetTokenAsync(default), Is.EqualTo("access_1"));
        Assert.That(oauth.Exchanged, Has.Count.EqualTo(1), "a pause after the failure");

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(await late.GetTokenAsync(default), Is.EqualTo("access_1"));
        Assert.That(oauth.Exchanged, Has.Count.EqualTo(2));

        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.That(await Assert.CatchAsync(() => late.GetTokenAsync(default).AsTask()), Is.SameAs(failure));
    }

    [Test]
    public async Task A_rejected_token_does_not_go_on()
    {
        var failure = new NotionConnectionException(HttpRequestError.ConnectionError, "No route.");
        bool fail = true;
        var oauth = new ScriptedOAuth(_ => fail ? throw failure : Task.FromResult(ScriptedOAuth.Token(2)));
        var provider = new OAuthTokenProvider(oauth, new MemoryTokenStore(s_first with { ExpiresAt = _time.GetUtcNow().AddHours(1) }), _time);
        await provider.GetTokenAsync(default);

        Assert.That(await Assert.CatchAsync(() => provider.RenewTokenAsync("access_1", default).AsTask()), Is.SameAs(failure));
        Assert.That(await Assert.CatchAsync(() => provider.GetTokenAsync(default).AsTask()), Is.SameAs(failure));
        fail = false;

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
    }

    [Test]
    public async Task A_token_rejected_as_soon_as_it_came_is_not_refreshed_over_and_over()
    {
        int generation = 1;
        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(++generation)));
        var provider = new OAuthTokenProvider(oauth, new MemoryTokenStore(s_first), _time);
        await provider.GetTokenAsync(default);

        Assert.That(await provider.RenewTokenAsync("access_1", default), Is.EqualTo("access_2"));
        Assert.That(await provider.RenewTokenAsync("access_2", default), Is.Null);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await provider.RenewTokenAsync("access_2", default), Is.EqualTo("access_3"));
    }

    [Test]
    public async Task Tokens_that_another_process_has_stored_are_taken_instead_of_a_refresh()
    {
        var oauth = new ScriptedOAuth(_ => throw new NotSupportedException());
        var store = new MemoryTokenStore(s_first);
        var provider = new OAuthTokenProvider(oauth, store, _time);
        await provider.GetTokenAsync(default);
        store.Tokens = new OAuthTokenPair("access_2", "refresh_2");

        Assert.That(await provider.RenewTokenAsync("access_1", default), Is.EqualTo("access_2"));
        Assert.That(oauth.Exchanged, Is.Empty);
    }

    [Test]
    public async Task An_outdated_store_does_not_bring_a_used_refresh_token_back()
    {
        int generation = 1;
        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(++generation)));
        var store = new MemoryTokenStore(s_first);
        var provider = new OAuthTokenProvider(oauth, store, _time);
        await provider.GetTokenAsync(default);
        await provider.RenewTokenAsync("access_1", default);
        store.Tokens = s_first;
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await provider.RenewTokenAsync("access_2", default), Is.EqualTo("access_3"));
        Assert.That(oauth.Exchanged, Is.EqualTo(new[] { "refresh_1", "refresh_2" }));
    }

    [Test]
    public async Task A_refresh_token_that_stays_the_same_may_be_used_again([Values] bool byFunction)
    {
        int generation = 1;
        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(++generation) with { RefreshToken = "refresh_1" }));
        OAuthTokenProvider provider = byFunction
            ? new OAuthTokenProvider(oauth, s_first, static (_, _) => ValueTask.CompletedTask, _time)
            : new OAuthTokenProvider(oauth, new MemoryTokenStore(s_first), _time);
        await provider.GetTokenAsync(default);
        await provider.RenewTokenAsync("access_1", default);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await provider.RenewTokenAsync("access_2", default), Is.EqualTo("access_3"));
    }

    [Test]
    public async Task Without_a_refresh_token_the_token_is_not_renewed()
    {
        var oauth = new ScriptedOAuth(_ => throw new NotSupportedException());
        var store = new MemoryTokenStore(new OAuthTokenPair("access_1", null, _time.GetUtcNow().AddMinutes(-1)));
        var provider = new OAuthTokenProvider(oauth, store, _time);

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));
        Assert.That(await provider.RenewTokenAsync("access_1", default), Is.Null);
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));
        store.Tokens = new OAuthTokenPair("access_2", null);
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"), "after a rejection the store is asked each time");
    }

    [Test]
    public async Task Without_tokens_the_user_must_authorize_the_connection()
    {
        var store = new MemoryTokenStore(null);
        var provider = new OAuthTokenProvider(new ScriptedOAuth(_ => throw new NotSupportedException()), store, _time);
        NotionReauthorizationException error = (await Assert.ThrowsAsync<NotionReauthorizationException>(() => provider.GetTokenAsync(default).AsTask()))!;
        Assert.That(error.Message, Does.Contain("No tokens are stored"));

        store.Tokens = s_first;

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));
    }

    [Test]
    public async Task A_token_that_expires_during_the_pause_after_a_failure_is_not_used_any_more()
    {
        var failure = new NotionConnectionException(HttpRequestError.ConnectionError, "No route.");
        var oauth = new ScriptedOAuth(_ => throw failure);
        var provider = new OAuthTokenProvider(oauth, s_first with { ExpiresAt = _time.GetUtcNow().AddSeconds(5) }, static (_, _) => ValueTask.CompletedTask, _time);
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await Assert.CatchAsync(() => provider.GetTokenAsync(default).AsTask()), Is.SameAs(failure));
        Assert.That(oauth.Exchanged, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task After_tokens_of_a_short_life_those_of_a_long_one_are_refreshed_a_minute_before_their_end_again()
    {
        int generation = 1;
        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(++generation, expiresIn: generation == 2 ? 10 : 3600)));
        MemoryTokenStore store = Expired();
        var provider = new OAuthTokenProvider(oauth, store, _time);
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
        store.Tokens = new OAuthTokenPair("access_7", "refresh_7", _time.GetUtcNow().AddSeconds(100));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_7"), "of another process");

        _time.Advance(TimeSpan.FromSeconds(35));

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_3"));
    }

    [Test]
    public async Task A_token_that_was_rejected_once_is_used_when_it_comes_again()
    {
        int generation = 1;
        var oauth = new ScriptedOAuth(_ => Task.FromResult(++generation == 3
            ? ScriptedOAuth.Token(3) with { AccessToken = "access_1" }
            : ScriptedOAuth.Token(generation, expiresIn: 3600)));
        var provider = new OAuthTokenProvider(oauth, new MemoryTokenStore(s_first), _time);
        await provider.GetTokenAsync(default);
        Assert.That(await provider.RenewTokenAsync("access_1", default), Is.EqualTo("access_2"));
        _time.Advance(TimeSpan.FromHours(1));

        for (int i = 0; i < 3; i++)
            Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));

        Assert.That(oauth.Exchanged, Has.Count.EqualTo(2));
    }

    [Test]
    public void What_is_missing_is_an_argument_error()
    {
        var oauth = new ScriptedOAuth(_ => throw new NotSupportedException());
        var store = new MemoryTokenStore(s_first);

        Assert.Multiple(() =>
        {
            Assert.That(() => new OAuthTokenProvider(null!, store), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("oauth"));
            Assert.That(() => new OAuthTokenProvider(oauth, null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("store"));
            Assert.That(() => new OAuthTokenProvider(oauth, null!, static (_, _) => ValueTask.CompletedTask), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("tokens"));
            Assert.That(() => new OAuthTokenProvider(oauth, s_first, null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("save"));
            Assert.That(async () => await new OAuthTokenProvider(oauth, store).RenewTokenAsync(null!, default), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("rejectedToken"));
            Assert.That(() => OAuthTokenPair.From(null!, default), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("token"));
        });
    }

    [Test]
    public void The_time_for_a_store_is_from_a_millisecond_to_a_day()
    {
        static Action With(TimeSpan time) => () => _ = new OAuthTokenProvider(new ScriptedOAuth(_ => throw new NotSupportedException()), new MemoryTokenStore(s_first)) { StoreTimeout = time };

        Assert.Multiple(() =>
        {
            Assert.That(With(TimeSpan.FromMilliseconds(1)), Throws.Nothing);
            Assert.That(With(TimeSpan.FromDays(1)), Throws.Nothing);
            Assert.That(With(TimeSpan.FromMilliseconds(1) - TimeSpan.FromTicks(1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(With(TimeSpan.FromDays(1) + TimeSpan.FromTicks(1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [TestCase(1, 1)]
    [TestCase(366 * 24 * 3600, 366 * 24 * 3600)]
    [TestCase(366 * 24 * 3600 + 1, null)]
    [TestCase(0, null)]
    public void A_life_of_up_to_a_leap_year_is_an_expiry(int expiresIn, int? seconds)
    {
        OAuthTokenPair pair = OAuthTokenPair.From(ScriptedOAuth.Token(2, expiresIn), DateTimeOffset.UnixEpoch);

        Assert.That(pair.ExpiresAt, Is.EqualTo(seconds is { } life ? DateTimeOffset.UnixEpoch.AddSeconds(life) : (DateTimeOffset?)null));
    }

    [Test]
    public void The_text_of_tokens_has_their_expiry_only()
    {
        Assert.That(s_first.ToString(), Is.EqualTo("Tokens of OAuth"));
        Assert.That((s_first with { ExpiresAt = DateTimeOffset.UnixEpoch }).ToString(), Is.EqualTo("Tokens of OAuth, in force until 1970-01-01T00:00:00.0000000+00:00"));
    }

    private static IEnumerable<Exception> HarmlessFailures() =>
    [
        new NotionApiException(HttpStatusCode.TooManyRequests, NotionErrorCode.RateLimited, "Slow down."),
        new NotionApiException((HttpStatusCode)529, new NotionErrorCode("service_overload"), "Busy."),
        new NotionApiException(HttpStatusCode.Unauthorized, NotionErrorCode.InvalidClient, "Who?"),
        new NotionResponseException(HttpStatusCode.Forbidden, "An edge."),
        new NotionConnectionException(HttpRequestError.NameResolutionError, "No name."),
        new NotionConnectionException(HttpRequestError.ConnectionError, "Refused."),
        new NotionConnectionException(HttpRequestError.SecureConnectionError, "No certificate."),
        new NotionConnectionException(HttpRequestError.ProxyTunnelError, "No tunnel."),
        new NotionConnectionException(HttpRequestError.VersionNegotiationError, "No version."),
        new NotionApiException(HttpStatusCode.BadRequest, NotionErrorCode.ValidationError, "What?"),
        new InvalidOperationException("No client id."),
        new ArgumentException("A broken client id."),
        new OptionsValidationException("Notion", typeof(NotionOptions), ["No address."]),
    ];

    private static IEnumerable<Exception> GraveFailures() =>
    [
        new NotionApiException(HttpStatusCode.BadRequest, NotionErrorCode.InvalidGrant, "Used."),
        new NotionApiException(HttpStatusCode.InternalServerError, new NotionErrorCode("internal_server_error"), "Oops."),
        new NotionApiException(HttpStatusCode.ServiceUnavailable, new NotionErrorCode("service_unavailable"), "Oops."),
        new NotionResponseException(HttpStatusCode.BadGateway, "An edge."),
        new NotionResponseException(HttpStatusCode.OK, "Cut off."),
        new NotionConnectionException(HttpRequestError.ResponseEnded, "Broke."),
        new NotionTimeoutException(TimeSpan.FromSeconds(65), "No answer."),
    ];

    [Test]
    public async Task A_store_that_hangs_fails_the_requests_that_wait_and_is_called_again_by_the_next([Values] bool blocks)
    {
        using var never = new ManualResetEventSlim();
        var entered = new SemaphoreSlim(0);
        var store = new HangingStore(s_first, async token =>
        {
            entered.Release();
            if (blocks)
                never.Wait(CancellationToken.None);
            await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
        });
        var provider = new OAuthTokenProvider(new ScriptedOAuth(_ => throw new NotSupportedException()), store, _time) { StoreTimeout = TimeSpan.FromSeconds(5) };

        Task<string> request = provider.GetTokenAsync(default).AsTask();
        await entered.WaitAsync();
        _time.Advance(TimeSpan.FromSeconds(5));

        NotionTimeoutException error = (await Assert.ThrowsAsync<NotionTimeoutException>(() => request))!;
        Assert.That(error.Message, Does.Contain("load the tokens").And.Contain("5 s"));
        store.Hangs = false;
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));
        never.Set();
    }

    [Test]
    public async Task New_tokens_whose_saving_hangs_are_saved_by_the_next_request()
    {
        var entered = new SemaphoreSlim(0);
        MemoryTokenStore store = Expired();
        store.Saving = async _ =>
        {
            entered.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan);
        };
        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(2)));
        var provider = new OAuthTokenProvider(oauth, store, _time);

        Task<string> request = provider.GetTokenAsync(default).AsTask();
        await entered.WaitAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(() => request, Throws.InstanceOf<NotionTimeoutException>().With.Message.Contains("save the new tokens"));

        store.Saving = static _ => Task.CompletedTask;
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
        Assert.That(oauth.Exchanged, Has.Count.EqualTo(1));
    }

    [TestCase(60)]
    [TestCase(10)]
    [TestCase(119)]
    public async Task Tokens_that_live_for_a_short_time_are_used_for_half_of_it(int expiresIn)
    {
        int generation = 1;
        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(++generation, expiresIn)));
        var provider = new OAuthTokenProvider(oauth, Expired(), _time);
        for (int i = 0; i < 5; i++)
            Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));

        _time.Advance(TimeSpan.FromSeconds(expiresIn / 2.0) - TimeSpan.FromTicks(1));
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_3"));
        Assert.That(oauth.Exchanged, Has.Count.EqualTo(2));
    }

    [TestCase("", "refresh_2")]
    [TestCase(" ", "refresh_2")]
    [TestCase("access 2", "refresh_2")]
    [TestCase("access\n2", "refresh_2")]
    [TestCase("äccess", "refresh_2")]
    [TestCase("access_2", "")]
    public async Task A_malformed_token_of_a_refresh_is_neither_saved_nor_used(string access, string refresh)
    {
        var oauth = new ScriptedOAuth(_ => Task.FromResult(ScriptedOAuth.Token(2) with { AccessToken = access, RefreshToken = refresh }));
        MemoryTokenStore store = Expired();
        OAuthTokenPair? before = store.Tokens;
        var provider = new OAuthTokenProvider(oauth, store, _time);

        NotionReauthorizationException error = (await Assert.ThrowsAsync<NotionReauthorizationException>(() => provider.GetTokenAsync(default).AsTask()))!;

        Assert.Multiple(() =>
        {
            Assert.That(store.Saves, Is.Empty);
            Assert.That(store.Tokens, Is.EqualTo(before));
            Assert.That(error.Message, Does.Contain("no usable tokens"));
            Assert.That(error.InnerException, Is.InstanceOf<NotionResponseException>().With.Message.Contains("a token is empty"));
        });
        Assert.That(() => provider.GetTokenAsync(default).AsTask(), Throws.InstanceOf<NotionReauthorizationException>());
        Assert.That(oauth.Exchanged, Has.Count.EqualTo(1), "the refresh token is not sent again");
    }

    private MemoryTokenStore Expired() => new(s_first with { ExpiresAt = _time.GetUtcNow().AddMinutes(-1) });

    private sealed class HangingStore(OAuthTokenPair tokens, Func<CancellationToken, Task> hang) : IOAuthTokenStore
    {
        public bool Hangs { get; set; } = true;

        public async ValueTask<OAuthTokenPair?> LoadAsync(CancellationToken cancellationToken)
        {
            if (Hangs)
                await hang(cancellationToken);
            return tokens;
        }

        public ValueTask SaveAsync(OAuthTokenPair saved, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

using System.Net;
using Notion.Refit.Models;
using Notion.Refit.Testing;

namespace Notion.Refit.Tests.Authentication;

/// <summary>Refreshes among several processes: the order of lock, store and request.</summary>
public sealed class OAuthRefreshLockTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _log = [];

    private Exception? _failure;

    [Test]
    public async Task A_refresh_is_recorded_before_it_is_sent_and_the_lock_released_after_the_tokens_are_saved()
    {
        OAuthTokenProvider provider = Provider(Expired(), new ScriptedRefreshLock(_log));

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));

        Assert.That(_log, Is.EqualTo(["acquire", "sent", "refresh_1", "save", "release"]));
    }

    [Test]
    public async Task Tokens_that_another_process_has_stored_meanwhile_are_used_instead_of_a_refresh()
    {
        MemoryTokenStore store = Expired();
        var shared = new ScriptedRefreshLock(_log);
        shared.Acquiring = _ =>
        {
            store.Tokens = new OAuthTokenPair("access_7", "refresh_7");
            return Task.CompletedTask;
        };

        Assert.That(await Provider(store, shared).GetTokenAsync(default), Is.EqualTo("access_7"));

        Assert.That(_log, Is.EqualTo(["acquire", "release"]));
    }

    [Test]
    public async Task A_refresh_token_that_another_process_may_have_used_is_not_sent()
    {
        MemoryTokenStore store = Expired();
        var shared = new ScriptedRefreshLock(_log) { IsInDoubt = true };
        OAuthTokenProvider provider = Provider(store, shared);

        for (int i = 0; i < 2; i++)
        {
            NotionReauthorizationException error = (await Assert.ThrowsAsync<NotionReauthorizationException>(() => provider.GetTokenAsync(default).AsTask()))!;
            Assert.That(error.Message, Does.Contain("not known whether Notion has exchanged"));
            Assert.That(error.InnerException, Is.Null);
        }

        Assert.That(_log, Is.EqualTo(["acquire", "release"]), "the second request knows it");
    }

    [Test]
    public async Task The_doubt_of_another_process_does_not_show_an_earlier_failure_of_this_one()
    {
        MemoryTokenStore store = Expired();
        var shared = new ScriptedRefreshLock(_log);
        OAuthTokenProvider provider = Provider(store, shared);
        _failure = new NotionApiException(HttpStatusCode.BadRequest, NotionErrorCode.InvalidGrant, "Used.");
        NotionReauthorizationException used = (await Assert.ThrowsAsync<NotionReauthorizationException>(() => provider.GetTokenAsync(default).AsTask()))!;
        Assert.That(used.InnerException, Is.SameAs(_failure));

        store.Tokens = new OAuthTokenPair("access_7", "refresh_7", _time.GetUtcNow());
        shared.IsInDoubt = true;
        NotionReauthorizationException doubt = (await Assert.ThrowsAsync<NotionReauthorizationException>(() => provider.GetTokenAsync(default).AsTask()))!;

        Assert.That(doubt.InnerException, Is.Null);
        Assert.That(_log, Is.EqualTo(["acquire", "sent", "refresh_1", "release", "acquire", "release"]), "a used token stays marked as sent");
    }

    [Test]
    public async Task A_refresh_that_was_not_carried_out_is_recorded_as_unused_and_tried_again()
    {
        OAuthTokenProvider provider = Provider(Expired(), new ScriptedRefreshLock(_log));
        _failure = new NotionConnectionException(HttpRequestError.ConnectionError, "Refused.");
        Assert.That(await Assert.CatchAsync(() => provider.GetTokenAsync(default).AsTask()), Is.SameAs(_failure));
        Assert.That(_log, Is.EqualTo(["acquire", "sent", "refresh_1", "unused", "release"]));

        _failure = null;

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
    }

    [Test]
    public async Task The_lock_is_held_until_new_tokens_are_saved()
    {
        MemoryTokenStore store = Expired();
        OAuthTokenProvider provider = Provider(store, new ScriptedRefreshLock(_log));
        bool isFull = true;
        store.Saving = _ =>
        {
            _log.Add("save");
            return isFull ? throw new IOException("disk full") : Task.CompletedTask;
        };
        await Assert.ThrowsAsync<IOException>(() => provider.GetTokenAsync(default).AsTask());
        Assert.That(_log, Is.EqualTo(["acquire", "sent", "refresh_1", "save"]));

        isFull = false;

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"));
        Assert.That(_log.Skip(4), Is.EqualTo(["save", "release"]));
    }

    [Test]
    public async Task Without_the_lock_the_old_token_is_used_as_long_as_it_is_valid()
    {
        var failure = new IOException("no lock");
        var shared = new ScriptedRefreshLock(_log) { Acquiring = _ => throw failure };
        var provider = new OAuthTokenProvider(
            OAuth(), new OAuthTokenPair("access_1", "refresh_1", _time.GetUtcNow().AddSeconds(25)), static (_, _) => ValueTask.CompletedTask, _time)
        { RefreshLock = shared };

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_1"));
        _time.Advance(TimeSpan.FromSeconds(25));
        Assert.That(await Assert.CatchAsync(() => provider.GetTokenAsync(default).AsTask()), Is.SameAs(failure));
    }

    [Test]
    public async Task A_lock_that_is_not_free_within_five_minutes_is_a_timeout_and_a_late_lease_is_released([Values] bool observesTheToken)
    {
        var entered = new SemaphoreSlim(0);
        var free = new TaskCompletionSource();
        var released = new TaskCompletionSource();
        var shared = new ScriptedRefreshLock(_log);
        shared.Acquiring = token =>
        {
            entered.Release();
            return free.Task.WaitAsync(observesTheToken ? token : CancellationToken.None);
        };
        shared.Releasing = () =>
        {
            released.TrySetResult();
            return Task.CompletedTask;
        };
        OAuthTokenProvider provider = Provider(Expired(), shared);

        Task<string> request = provider.GetTokenAsync(default).AsTask();
        await entered.WaitAsync();
        _time.Advance(TimeSpan.FromMinutes(5));

        NotionTimeoutException error = (await Assert.ThrowsAsync<NotionTimeoutException>(() => request))!;
        Assert.That(error.Message, Does.Contain("RefreshLock").And.Contain("300 s"));
        free.SetResult();
        if (!observesTheToken)
            await released.Task;

        Assert.That(await provider.GetTokenAsync(default), Is.EqualTo("access_2"), "the next request takes the lock again");
    }

    [TestCase("sent", "record the use of the refresh token")]
    [TestCase("unused", "record that the refresh token is unused")]
    public async Task A_lease_that_does_not_answer_is_a_timeout(string call, string what)
    {
        var entered = new SemaphoreSlim(0);
        var shared = new ScriptedRefreshLock(_log);
        shared.Marking = _ =>
        {
            if (_log[^1] != call)
                return Task.CompletedTask;
            entered.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
        };
        _failure = new NotionConnectionException(HttpRequestError.ConnectionError, "Refused.");

        Task<string> request = Provider(Expired(), shared).GetTokenAsync(default).AsTask();
        await entered.WaitAsync();
        _time.Advance(TimeSpan.FromSeconds(30));

        NotionTimeoutException error = (await Assert.ThrowsAsync<NotionTimeoutException>(() => request))!;
        Assert.That(error.Message, Does.Contain(what));
        Assert.That(_log[^1], Is.EqualTo("release"));
        Assert.That(_log.Contains("refresh_1"), Is.EqualTo(call == "unused"), "nothing is sent that is not recorded");
    }

    [Test]
    public async Task A_lease_that_cannot_be_released_does_not_fail_the_request()
    {
        var shared = new ScriptedRefreshLock(_log) { Releasing = static () => throw new IOException("gone") };

        Assert.That(await Provider(Expired(), shared).GetTokenAsync(default), Is.EqualTo("access_2"));
    }

    [Test]
    public async Task A_lease_whose_release_hangs_holds_up_the_request_for_the_time_of_a_store_only()
    {
        var entered = new SemaphoreSlim(0);
        var shared = new ScriptedRefreshLock(_log);
        shared.Releasing = () =>
        {
            entered.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
        };

        Task<string> request = Provider(Expired(), shared).GetTokenAsync(default).AsTask();
        await entered.WaitAsync();
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.That(await request, Is.EqualTo("access_2"));
    }

    private OAuthTokenProvider Provider(MemoryTokenStore store, IOAuthRefreshLock shared)
    {
        store.Saving = _ =>
        {
            _log.Add("save");
            return Task.CompletedTask;
        };
        return new OAuthTokenProvider(OAuth(), store, _time) { RefreshLock = shared };
    }

    private ScriptedOAuth OAuth() => new(token =>
    {
        _log.Add(token);
        return _failure is null ? Task.FromResult(ScriptedOAuth.Token(2)) : throw _failure;
    });

    private MemoryTokenStore Expired() => new(new OAuthTokenPair("access_1", "refresh_1", _time.GetUtcNow().AddMinutes(-1)));
}

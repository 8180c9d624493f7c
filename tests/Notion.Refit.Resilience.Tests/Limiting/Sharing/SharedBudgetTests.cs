using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience.Tests.Limiting.Sharing;

public sealed class SharedBudgetTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private readonly ManualTimeProvider _time = new();
    private readonly List<TokenRateLimiter> _limiters = [];

    private MemoryRateLimitStore _store = null!;

    [SetUp]
    public void MakeStore() => _store = new MemoryRateLimitStore(_time);

    [TearDown]
    public void DisposeLimiters()
    {
        foreach (TokenRateLimiter limiter in _limiters)
            limiter.Dispose();
    }

    [Test]
    public async Task Calls_that_come_at_once_cost_one_read_and_one_write()
    {
        TokenRateLimiter limiter = Limiter(fixedBudget: 100);

        await EnterAsync(limiter, 16);

        Assert.That(_store.Calls, Is.LessThanOrEqualTo(4), "two, and two when some of the calls came too late for the first");
    }

    [Test]
    public async Task Calls_that_follow_each_other_use_permits_that_were_taken_ahead()
    {
        TokenRateLimiter limiter = Limiter(fixedBudget: 6000);
        for (int i = 0; i < 400; i++)
        {
            (await EnterAsync(limiter)).Dispose();
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.That(_store.Calls / 400.0, Is.LessThanOrEqualTo(0.2));
    }

    [Test]
    public async Task All_processes_together_send_no_more_than_the_budget()
    {
        TokenRateLimiter[] limiters = [Limiter(fixedBudget: 50), Limiter(fixedBudget: 50), Limiter(fixedBudget: 50)];
        List<Task<TokenLease>> calls = [];
        foreach (TokenRateLimiter limiter in limiters)
            calls.AddRange(Enumerable.Range(0, 40).Select(_ => EnterAsync(limiter)));
        int sent = 0;
        for (int second = 0; second < 30; second++)
        {
            await Settled();
            sent = limiters.Sum(Admitted);
            Assert.That(sent, Is.LessThanOrEqualTo(50));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(sent, Is.EqualTo(50));
        await _time.DriveThroughWaitsAsync(Task.WhenAll(calls), TimeSpan.FromSeconds(70)).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task One_rejection_holds_all_processes_back()
    {
        TokenRateLimiter first = Limiter(), second = Limiter();
        TokenLease refused = await EnterAsync(first);
        (await EnterAsync(second)).Dispose();
        int written = _store.Written;

        first.Report(refused, new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: false));
        Assert.That(first.PausedFor, Is.EqualTo(TimeSpan.FromSeconds(30)), "here at once");
        await _store.When(store => store.Written > written);
        await Settled();

        Assert.That(second.PausedFor, Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(second.TryEnter(), Is.Null);
    }

    [Test]
    public async Task A_process_that_starts_later_knows_the_pause_and_the_budget()
    {
        TokenRateLimiter first = Limiter();
        List<TokenLease> sent = [.. await EnterAsync(first, 12)];
        first.Report(sent[11], new Rejection(TimeSpan.FromSeconds(60), IsConnectionLimit: true));
        await Settled();
        _time.Advance(TimeSpan.FromSeconds(61));
        sent.Add(await EnterAsync(first));
        await Settled();

        TokenRateLimiter later = Limiter();
        sent.Add(await EnterAsync(later));

        Assert.That(later.Limit, Is.EqualTo(11));
    }

    [Test]
    public async Task Permits_that_are_not_used_are_handed_back()
    {
        TokenRateLimiter first = Limiter(fixedBudget: 400), second = Limiter(fixedBudget: 400);
        for (int i = 0; i < 60; i++)
        {
            (await EnterAsync(first)).Dispose();
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await Settled();
        _time.Advance(TimeSpan.FromSeconds(4));
        await Settled();

        int used = (await EnterAsync(second, 400 - 60)).Length;
        Assert.That(used, Is.EqualTo(340), "all that the first one has not used, at once");
    }

    [Test]
    public async Task While_the_store_is_away_calls_go_on_by_what_is_known()
    {
        TokenRateLimiter limiter = Limiter(fixedBudget: 20);
        await EnterAsync(limiter, 5);
        _store.IsAway = true;
        await EnterAsync(limiter, 15);

        Assert.That(_store.Failed, Is.GreaterThan(0));
        Task<TokenLease> beyond = EnterAsync(limiter);
        await Settled();
        Assert.That(beyond.IsCompleted, Is.False, "the budget holds here too");
        await _time.DriveThroughWaitsAsync(beyond, TimeSpan.FromSeconds(70)).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task A_process_that_was_alone_joins_the_others_and_brings_what_it_has_sent()
    {
        TokenRateLimiter first = Limiter(fixedBudget: 40), second = Limiter(fixedBudget: 40);
        await EnterAsync(first, 5);
        await EnterAsync(second, 5);
        _time.Advance(TimeSpan.FromSeconds(5));
        _store.IsAway = true;
        await EnterAsync(first, 20);
        _store.IsAway = false;
        _time.Advance(TimeSpan.FromSeconds(2));
        int written = _store.Written;
        await EnterAsync(first);
        await Settled();
        await EnterAsync(first);
        await Settled();
        Assert.That(_store.Written, Is.GreaterThan(written), "it writes again");

        int before = Admitted(second);
        Task<TokenLease>[] rest = [.. Enumerable.Range(0, 20).Select(_ => EnterAsync(second))];
        await Settled();
        Assert.That(Admitted(second) - before, Is.InRange(7, 8), "40 less 10, 20, and the last two");
        await _time.DriveThroughWaitsAsync(Task.WhenAll(rest), TimeSpan.FromSeconds(70)).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task A_store_that_was_flushed_gets_the_state_again()
    {
        TokenRateLimiter first = Limiter(fixedBudget: 30), second = Limiter(fixedBudget: 30);
        await EnterAsync(first, 10);
        await EnterAsync(second, 10);
        _store.Flush();
        await EnterAsync(second, 4);
        await Settled();
        Assert.That(_store[Key], Is.Not.Null);

        Task<TokenLease>[] rest = [.. Enumerable.Range(0, 10).Select(_ => EnterAsync(first))];
        await Settled();

        Assert.That(Admitted(first) - 10, Is.EqualTo(6));
        await _time.DriveThroughWaitsAsync(Task.WhenAll(rest), TimeSpan.FromSeconds(70)).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task The_clock_of_the_store_counts()
    {
        _store.ClockError = TimeSpan.FromHours(-3);
        TokenRateLimiter first = Limiter();
        TokenLease refused = await EnterAsync(first);
        first.Report(refused, new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: false));
        await Settled();

        TokenRateLimiter second = Limiter();
        Task<TokenLease> waits = EnterAsync(second);
        await Settled();
        Assert.That(second.PausedFor, Is.EqualTo(TimeSpan.FromSeconds(30)));
        _time.Advance(TimeSpan.FromSeconds(30));
        await waits;
    }

    [Test]
    public async Task Bytes_that_are_not_a_state_are_replaced()
    {
        await _store.TryWriteAsync(Key, new NotionRateLimitWrite(default, "rubbish"u8.ToArray(), TimeSpan.FromMinutes(1), Announce: false), default);
        TokenRateLimiter limiter = Limiter(fixedBudget: 5);

        await EnterAsync(limiter, 5);

        Assert.That(_store[Key], Is.Not.EqualTo("rubbish"u8.ToArray()));
    }

    [Test]
    public async Task A_waiter_fails_at_once_when_another_process_is_paused_beyond_its_deadline()
    {
        TokenRateLimiter first = Limiter(fixedBudget: 2), second = Limiter(fixedBudget: 2);
        TokenLease refused = await EnterAsync(first);
        (await EnterAsync(second)).Dispose();
        Task<RateLimitLease> waits = second.EnterAsync(TimeSpan.FromMinutes(2), default).AsTask();
        await Settled();

        first.Report(refused, new Rejection(TimeSpan.FromMinutes(5), IsConnectionLimit: false));

        Assert.That((await waits.WaitAsync(TimeSpan.FromSeconds(60))).IsAcquired, Is.False);
    }

    [Test]
    public async Task A_limiter_that_is_forgotten_hands_everything_back()
    {
        TokenRateLimiter limiter = Limiter(fixedBudget: 10);
        await EnterAsync(limiter);
        Assert.That(_store.Subscriptions, Is.EqualTo(1));

        limiter.Forget();
        await Settled();

        Assert.That(_store.Subscriptions, Is.Zero);
        Assert.That((await EnterAsync(limiter)).IsAcquired, Is.True, "it still works for who has it");
    }

    [Test]
    public async Task A_limiter_that_is_disposed_listens_no_more()
    {
        TokenRateLimiter limiter = Limiter(fixedBudget: 10);
        await EnterAsync(limiter);

        limiter.Dispose();

        Assert.That(_store.Subscriptions, Is.Zero);
    }

    [Test]
    public async Task A_process_that_ends_hands_back_what_it_took_ahead()
    {
        TokenRateLimiter first = Limiter(fixedBudget: 400), second = Limiter(fixedBudget: 400);
        for (int i = 0; i < 60; i++)
        {
            (await EnterAsync(first)).Dispose();
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        first.Forget();
        await Settled();

        Assert.That(await AdmittedAtOnceAsync(second, 345), Is.EqualTo(340));
    }

    [Test]
    public async Task After_an_excessive_pause_one_process_sends_one_request_and_all_wait_for_its_outcome([Values] bool isAnswered)
    {
        TokenRateLimiter first = Limiter(), second = Limiter();
        TokenLease refused = await EnterAsync(first);
        (await EnterAsync(second)).Dispose();
        first.Report(refused, new Rejection(TimeSpan.FromHours(2), IsConnectionLimit: false));
        await Settled();
        _time.Advance(TimeSpan.FromHours(1));
        int before = Admitted(first) + Admitted(second);

        List<(TokenRateLimiter Limiter, Task<TokenLease> Call)> calls = [.. new[] { first, second, first, second }.Select(limiter => (limiter, EnterAsync(limiter)))];
        await Settled();
        Assert.That(Admitted(first) + Admitted(second) - before, Is.EqualTo(1));
        (TokenRateLimiter Limiter, Task<TokenLease> Call) probe = calls.Single(call => call.Call.IsCompleted || Admitted(call.Limiter) > 1 && call == calls.First(other => other.Limiter == call.Limiter));
        TokenLease lease = await probe.Call;
        _time.Advance(TimeSpan.FromSeconds(100));
        await Settled();
        Assert.That(Admitted(first) + Admitted(second) - before, Is.EqualTo(1), "still");

        probe.Limiter.Settle(lease, isAnswered);
        await Settled();
        for (int i = 0; i < 5; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            await Settled();
        }

        Assert.That(Admitted(first) + Admitted(second) - before, Is.EqualTo(isAnswered ? 4 : 2), "without a response the next request is the probe");
    }

    [Test]
    public async Task Rejections_of_requests_that_were_in_flight_are_written_together_a_little_later()
    {
        TokenRateLimiter limiter = Limiter();
        TokenLease[] sent = await EnterAsync(limiter, 10);
        limiter.Report(sent[0], new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: false));
        await Settled();
        int written = _store.Written;

        foreach (TokenLease lease in sent[1..9])
            limiter.Report(lease, new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: false));
        await Settled();
        _time.Advance(TimeSpan.FromMilliseconds(249));
        await Settled();
        Assert.That(_store.Written, Is.EqualTo(written));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await Settled();
        Assert.That(_store.Written, Is.EqualTo(written + 1), "a quarter of a slice later");

        limiter.Report(sent[9], new Rejection(TimeSpan.FromSeconds(45), IsConnectionLimit: false));
        await Settled();
        Assert.That(_store.Written, Is.EqualTo(written + 2), "a longer pause is written at once");
    }

    [Test]
    public async Task A_call_beyond_the_budget_is_sent_when_the_oldest_one_is_out_of_the_window()
    {
        TokenRateLimiter limiter = Limiter(fixedBudget: 2);
        await EnterAsync(limiter, 2);
        Task<TokenLease> third = EnterAsync(limiter);
        await Settled();
        TimeSpan waited = TimeSpan.Zero;
        for (; Admitted(limiter) < 3 && waited < TimeSpan.FromMinutes(5); waited += TimeSpan.FromSeconds(0.5))
        {
            _time.Advance(TimeSpan.FromSeconds(0.5));
            await Settled();
        }

        await third;
        Assert.That(waited, Is.InRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(62)));
    }

    [Test]
    public async Task A_process_that_starts_without_the_store_brings_what_it_has_sent_when_it_comes([Values(0, 1, -1)] int clockError)
    {
        _store.IsAway = true;
        _store.ClockError = TimeSpan.FromHours(clockError);
        TokenRateLimiter first = Limiter(fixedBudget: 40), second = Limiter(fixedBudget: 40);
        await EnterAsync(first, 20);
        _store.IsAway = false;
        await EnterAsync(second);
        int calls = _store.Calls;
        _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        await EnterAsync(first);
        await Settled();
        Assert.That(_store.Calls, Is.EqualTo(calls), "it is called again a second after it failed");
        _time.Advance(TimeSpan.FromTicks(1));
        await EnterAsync(first);
        await Settled();
        Assert.That(_store.Calls, Is.GreaterThan(calls));
        await EnterAsync(first);
        await Settled();

        Assert.That(await AdmittedAtOnceAsync(second, 20), Is.EqualTo(16), "40 less 23 and one");
    }

    [Test]
    public async Task A_pause_of_a_process_that_started_without_the_store_is_as_long_as_before_when_it_comes([Values(0, 1, -1)] int clockError)
    {
        _store.IsAway = true;
        _store.ClockError = TimeSpan.FromHours(clockError);
        TokenRateLimiter limiter = Limiter();
        TokenLease refused = await EnterAsync(limiter);
        await EnterAsync(limiter);
        limiter.Report(refused, new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: false));
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.That(limiter.PausedFor, Is.EqualTo(TimeSpan.FromSeconds(1)));
        _store.IsAway = false;
        Task<TokenLease> waits = EnterAsync(limiter);
        _time.Advance(TimeSpan.FromSeconds(1));
        await waits;
        await Settled();
        limiter.Report(await EnterAsync(limiter), new Rejection(TimeSpan.FromSeconds(30), IsConnectionLimit: false));
        await Settled();

        Assert.That(limiter.PausedFor, Is.EqualTo(TimeSpan.FromSeconds(30)));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(limiter.PausedFor, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task After_a_rest_no_permits_are_taken_ahead()
    {
        TokenRateLimiter first = Limiter(fixedBudget: 320), second = Limiter(fixedBudget: 320);
        for (int i = 0; i < 20; i++)
            (await EnterAsync(first)).Dispose();
        await Settled();
        _time.Advance(TimeSpan.FromSeconds(10));
        await Settled();
        (await EnterAsync(first)).Dispose();
        await Settled();

        Assert.That(await AdmittedAtOnceAsync(second, 305), Is.EqualTo(299));
    }

    [Test]
    public void Processes_share_a_budget_by_token_address_and_settings_and_the_key_shows_none_of_them()
    {
        var settings = new RequestBudgetSettings(TimeSpan.FromSeconds(60), Fixed: null, TimeSpan.FromHours(1));
        string Of(string? token = "ntn_secret", string host = "api.notion.com", int port = 443, RequestBudgetSettings? other = null) =>
            LimiterSharing.Of(_store, token, host, port, other ?? settings).Key;

        Assert.Multiple(() =>
        {
            Assert.That(Of(), Does.Match("^[0-9a-f]{32}$"));
            Assert.That(Of(), Is.EqualTo(Of(other: settings with { })));
            Assert.That(Of(token: "ntn_other"), Is.Not.EqualTo(Of()));
            Assert.That(Of(token: null), Is.Not.EqualTo(Of()));
            Assert.That(Of(host: "localhost"), Is.Not.EqualTo(Of()));
            Assert.That(Of(port: 80), Is.Not.EqualTo(Of()));
            Assert.That(Of(other: settings with { Fixed = 3 }), Is.Not.EqualTo(Of()));
            Assert.That(Of(), Is.EqualTo("49658de67c8ab827dd618872d07e3fe2"), "other processes may run an older build of the same version");
        });
    }

    // The exchanges run on other threads, and one may cause those of other limiters.
    private async Task Settled()
    {
        for (int i = 0; i < 3; i++)
        {
            foreach (TokenRateLimiter limiter in _limiters)
                await ((SharedBudget)limiter.Budget).WhenIdleAsync();
        }
    }

    // The others go on waiting; they end with the limiter.
    private async Task<int> AdmittedAtOnceAsync(TokenRateLimiter limiter, int calls)
    {
        int before = Admitted(limiter);
        for (int i = 0; i < calls; i++)
            _ = limiter.EnterAsync(Timeout.InfiniteTimeSpan, default).AsTask();
        await Settled();
        return Admitted(limiter) - before;
    }

    private static int Admitted(TokenRateLimiter limiter) => (int)limiter.GetStatistics()!.TotalSuccessfulLeases;

    private TokenRateLimiter Limiter(int? fixedBudget = null)
    {
        var limiter = new TokenRateLimiter(
            new LimiterSettings(new RequestBudgetSettings(TimeSpan.FromSeconds(60), fixedBudget, TimeSpan.FromHours(1)), MaxConcurrency: null, QueueLimit: 1000),
            _time,
            static () => 0,
            new LimiterSharing(_store, Key));
        _limiters.Add(limiter);
        return limiter;
    }

    private static async Task<TokenLease> EnterAsync(TokenRateLimiter limiter) =>
        (TokenLease)await limiter.EnterAsync(Timeout.InfiniteTimeSpan, default).AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    private static Task<TokenLease[]> EnterAsync(TokenRateLimiter limiter, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => EnterAsync(limiter)));
}

using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience.Tests.Limiting;

public sealed class TokenRateLimiterTests
{
    private readonly ManualTimeProvider _time = new();

    [Test]
    public async Task Lets_calls_through_in_the_order_in_which_they_came()
    {
        using TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30));
        List<int> order = [];
        Task[] calls = [.. Enumerable.Range(0, 50).Select(async number =>
        {
            using RateLimitLease lease = await EnterAsync(limiter);
            lock (order)
                order.Add(number);
        })];

        // One by one: each has written itself down before the next one may pass.
        for (int i = 0; i < 50; i++)
        {
            PassNext(limiter);
            await calls[i];
        }

        Assert.That(order, Is.EqualTo(Enumerable.Range(0, 50)));
    }

    [Test]
    public async Task Lets_nothing_through_while_paused()
    {
        using TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30));
        Task<RateLimitLease> call = EnterAsync(limiter);
        Assert.That(limiter.TryEnter(), Is.Null);
        _time.Advance(TimeSpan.FromSeconds(29.999));
        Assert.That(Queued(limiter), Is.EqualTo(1));

        _time.Advance(TimeSpan.FromSeconds(0.001));

        Assert.That(Queued(limiter), Is.Zero);
        Assert.That((await call).IsAcquired, Is.True);
    }

    [Test]
    public async Task After_a_pause_no_herd_breaks_loose()
    {
        using TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30));
        List<Task<RateLimitLease>> calls = [.. Enumerable.Range(0, 100).Select(_ => EnterAsync(limiter))];
        _time.Advance(TimeSpan.FromSeconds(30));
        List<long> passed = [];
        for (int i = 0; i < 10; i++)
        {
            passed.Add(limiter.GetStatistics()!.TotalSuccessfulLeases - 1);
            _time.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.That(passed, Is.EqualTo([1, 11, 21, 31, 41, 51, 61, 71, 81, 91]));
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.That((await Task.WhenAll(calls)).Select(lease => lease.IsAcquired), Is.All.True);
    }

    [Test]
    public async Task A_newcomer_does_not_overtake()
    {
        using TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30));
        Task<RateLimitLease> first = EnterAsync(limiter), second = EnterAsync(limiter);
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Multiple(() =>
        {
            Assert.That(limiter.TryEnter(), Is.Null, "the second one waits yet");
            Assert.That(Queued(limiter), Is.EqualTo(1));
        });
        await first;
        PassNext(limiter);
        await second;
        Assert.That(limiter.TryEnter(), Is.Not.Null);
    }

    [Test]
    public async Task What_is_sent_again_goes_before_what_was_never_sent()
    {
        using TokenRateLimiter limiter = Limiter();
        TokenLease older = limiter.TryEnter()!, newer = limiter.TryEnter()!;
        limiter.Report(older, Pause(30));
        Task<RateLimitLease> newcomer = EnterAsync(limiter);
        Task<RateLimitLease> secondAgain = limiter.ReenterAsync(newer, Timeout.InfiniteTimeSpan, CancellationToken.None).AsTask();
        Task<RateLimitLease> firstAgain = limiter.ReenterAsync(older, Timeout.InfiniteTimeSpan, CancellationToken.None).AsTask();

        PassNext(limiter);
        Assert.That(await firstAgain, Is.SameAs(older));
        Assert.That(secondAgain.IsCompleted, Is.False);
        PassNext(limiter);
        Assert.That(await secondAgain, Is.SameAs(newer));
        Assert.That(newcomer.IsCompleted, Is.False);
        PassNext(limiter);
        Assert.That((await newcomer).IsAcquired, Is.True);
    }

    [Test]
    public async Task What_is_sent_again_uses_the_budget()
    {
        using TokenRateLimiter limiter = Limiter(fixedBudget: 2);
        TokenLease lease = limiter.TryEnter()!;
        Assert.That(await limiter.ReenterAsync(lease, Timeout.InfiniteTimeSpan, CancellationToken.None), Is.SameAs(lease));

        Assert.That(limiter.TryEnter(), Is.Null);
    }

    [Test]
    public async Task A_call_that_is_sent_again_has_the_permit_of_its_last_attempt([Values] bool waits)
    {
        using TokenRateLimiter limiter = Limiter();
        TokenLease lease = limiter.TryEnter()!;
        Permit first = lease.Permit;
        if (waits)
            limiter.Report(lease, Pause(30));

        Task<RateLimitLease> again = limiter.ReenterAsync(lease, Timeout.InfiniteTimeSpan, CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(30));
        await again;
        if (!waits)
            await limiter.ReenterAsync(lease, Timeout.InfiniteTimeSpan, CancellationToken.None);

        Assert.That(lease.Permit, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task The_response_to_the_request_after_an_excessive_pause_lets_the_others_through()
    {
        using TokenRateLimiter limiter = Limiter();
        limiter.Report(limiter.TryEnter()!, Pause(7200));
        _time.Advance(TimeSpan.FromHours(1));
        TokenLease probe = limiter.TryEnter()!;
        Task<RateLimitLease> other = EnterAsync(limiter);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.That(other.IsCompleted, Is.False);

        limiter.Settle(probe, isAnswered: true);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((await other).IsAcquired, Is.True);
    }

    [Test]
    public void Refuses_what_it_cannot_give()
    {
        TokenRateLimiter limiter = Limiter(fixedBudget: 1);
        TokenLease lease = limiter.TryEnter()!;

        using (RateLimitLease refused = limiter.AttemptAcquire())
            Assert.That(refused.TryGetMetadata(MetadataName.ReasonPhrase, out string? reason) ? reason : null, Does.Contain("rate limit of this token is reached"));
        Assert.That(() => limiter.AcquireAsync(2).AsTask(), Throws.InstanceOf<ArgumentOutOfRangeException>());
        limiter.Dispose();
        Assert.That(() => limiter.ReenterAsync(lease, Timeout.InfiniteTimeSpan, CancellationToken.None).AsTask(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Turns_away_what_finds_the_queue_full()
    {
        using TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30), queueLimit: 3);
        List<Task<RateLimitLease>> waiting = [.. Enumerable.Range(0, 3).Select(_ => EnterAsync(limiter))];

        RateLimitLease refused = await EnterAsync(limiter);

        Assert.Multiple(() =>
        {
            Assert.That(refused.IsAcquired, Is.False);
            Assert.That(refused.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : default, Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(refused.TryGetMetadata(MetadataName.ReasonPhrase, out string? reason) ? reason : null, Does.Contain("3 calls wait already"));
            Assert.That(waiting.Select(task => task.IsCompleted), Is.All.False);
            Assert.That(limiter.GetStatistics()!.TotalFailedLeases, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task What_is_sent_again_finds_a_place_in_a_full_queue()
    {
        using TokenRateLimiter limiter = Limiter(queueLimit: 1);
        TokenLease lease = limiter.TryEnter()!;
        limiter.Report(lease, Pause(30));
        Task<RateLimitLease> newcomer = EnterAsync(limiter);

        Task<RateLimitLease> again = limiter.ReenterAsync(lease, Timeout.InfiniteTimeSpan, CancellationToken.None).AsTask();

        Assert.That(again.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.That(await again, Is.SameAs(lease));
        Assert.That((await newcomer).IsAcquired, Is.True);
    }

    [Test]
    public async Task Turns_away_at_once_what_cannot_wait_for_the_end_of_the_pause()
    {
        using TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30));

        RateLimitLease refused = await limiter.EnterAsync(TimeSpan.FromSeconds(29), CancellationToken.None);
        ValueTask<RateLimitLease> patient = limiter.EnterAsync(TimeSpan.FromSeconds(30), CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(refused.IsAcquired, Is.False);
            Assert.That(refused.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : default, Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(patient.IsCompleted, Is.False);
        });
    }

    [Test]
    public async Task Turns_away_who_waits_when_the_pause_grows_too_long_for_him()
    {
        using TokenRateLimiter limiter = Limiter();
        TokenLease first = limiter.TryEnter()!, second = limiter.TryEnter()!;
        limiter.Report(first, Pause(30));
        Task<RateLimitLease> hurried = limiter.EnterAsync(TimeSpan.FromSeconds(40), CancellationToken.None).AsTask();
        Task<RateLimitLease> patient = limiter.EnterAsync(TimeSpan.FromSeconds(300), CancellationToken.None).AsTask();

        limiter.Report(second, Pause(120));

        RateLimitLease refused = await hurried;
        Assert.Multiple(() =>
        {
            Assert.That(refused.IsAcquired, Is.False);
            Assert.That(refused.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : default, Is.EqualTo(TimeSpan.FromSeconds(120)));
            Assert.That(patient.IsCompleted, Is.False);
            Assert.That(Queued(limiter), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Waiting_ends_with_the_callers_token()
    {
        using TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30));
        using var cancellation = new CancellationTokenSource();
        Task<RateLimitLease> first = EnterAsync(limiter, cancellation.Token), second = EnterAsync(limiter);

        await cancellation.CancelAsync();

        OperationCanceledException? thrown = await Assert.CatchAsync<OperationCanceledException>(() => first);
        Assert.Multiple(() =>
        {
            Assert.That(thrown?.CancellationToken, Is.EqualTo(cancellation.Token));
            Assert.That(Queued(limiter), Is.EqualTo(1));
        });

        // His place is free: the next one has it.
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.That((await second).IsAcquired, Is.True);
    }

    [Test]
    public void A_cancelled_call_is_not_let_through()
    {
        using TokenRateLimiter limiter = Limiter();

        Assert.That(async () => await limiter.EnterAsync(Timeout.InfiniteTimeSpan, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(limiter.GetStatistics()!.TotalSuccessfulLeases, Is.Zero);
    }

    [Test]
    public async Task Many_cancellations_leave_nothing_behind()
    {
        using TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30), queueLimit: 500);
        for (int round = 0; round < 10; round++)
        {
            using var cancellation = new CancellationTokenSource();
            Task<RateLimitLease>[] calls = [.. Enumerable.Range(0, 500).Select(_ => EnterAsync(limiter, cancellation.Token))];
            await Task.WhenAll(cancellation.CancelAsync(), Task.WhenAll(calls).ContinueWith(static _ => { }, TaskScheduler.Default));
            Assert.That(calls.Select(call => call.IsCanceled), Is.All.True);
        }

        Assert.That(Queued(limiter), Is.Zero);
    }

    [Test]
    public async Task Holds_the_number_of_calls_under_way()
    {
        using TokenRateLimiter limiter = Limiter(maxConcurrency: 2);
        TokenLease first = limiter.TryEnter()!, second = limiter.TryEnter()!;
        Task<RateLimitLease> third = EnterAsync(limiter), fourth = EnterAsync(limiter);
        Assert.That(Queued(limiter), Is.EqualTo(2));

        first.Dispose();
        first.Dispose();

        Assert.That(Queued(limiter), Is.EqualTo(1), "disposing twice gives one place");
        using (await third)
        {
            second.Dispose();
            using RateLimitLease last = await fourth;
            Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.Zero);
        }

        Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(2));
    }

    [Test]
    public async Task A_place_is_kept_between_attempts()
    {
        using TokenRateLimiter limiter = Limiter(maxConcurrency: 1);
        TokenLease lease = limiter.TryEnter()!;
        Task<RateLimitLease> next = EnterAsync(limiter);

        RateLimitLease again = await limiter.ReenterAsync(lease, Timeout.InfiniteTimeSpan, CancellationToken.None);

        Assert.That(again, Is.SameAs(lease));
        Assert.That(next.IsCompleted, Is.False);
    }

    [Test]
    public async Task Concurrency_alone_is_not_spaced()
    {
        using TokenRateLimiter limiter = Limiter(maxConcurrency: 1);
        TokenLease lease = limiter.TryEnter()!;
        Task<RateLimitLease>[] calls = [.. Enumerable.Range(0, 100).Select(_ => EnterAsync(limiter))];

        lease.Dispose();
        foreach (Task<RateLimitLease> call in calls)
            (await call).Dispose();

        Assert.That(_time.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Nothing_is_lost_under_contention()
    {
        using TokenRateLimiter limiter = Limiter(maxConcurrency: 7, queueLimit: 100_000);
        int underWay = 0, most = 0, done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 20_000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, token) =>
        {
            using RateLimitLease lease = await EnterAsync(limiter, token);
            int now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            Interlocked.Increment(ref done);
        });

        Assert.Multiple(() =>
        {
            Assert.That(done, Is.EqualTo(20_000));
            Assert.That(most, Is.LessThanOrEqualTo(7));
            Assert.That(limiter.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(7));
        });
    }

    [Test]
    public async Task Is_idle_when_it_is_not_used()
    {
        using TokenRateLimiter limiter = Limiter();
        TokenLease lease = limiter.TryEnter()!;
        Assert.That(limiter.IdleDuration, Is.Null, "a call is under way");
        limiter.Report(lease, Pause(30));
        lease.Dispose();
        Assert.That(limiter.IdleDuration, Is.Null, "paused");
        Task<RateLimitLease> waiting = EnterAsync(limiter);
        _time.Advance(TimeSpan.FromSeconds(30));
        (await waiting).Dispose();
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.That(limiter.IdleDuration, Is.EqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public async Task Works_as_any_limiter_of_the_framework()
    {
        using RateLimiter limiter = Limiter(fixedBudget: 2);
        using RateLimitLease first = limiter.AttemptAcquire();
        using RateLimitLease second = await limiter.AcquireAsync();
        using RateLimitLease third = limiter.AttemptAcquire();

        Assert.Multiple(() =>
        {
            Assert.That(first.IsAcquired, Is.True);
            Assert.That(second.IsAcquired, Is.True);
            Assert.That(third.IsAcquired, Is.False);
            Assert.That(() => limiter.AttemptAcquire(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public async Task Disposing_ends_all_waiting()
    {
        TokenRateLimiter limiter = Paused(TimeSpan.FromSeconds(30));
        Task<RateLimitLease> waiting = EnterAsync(limiter);

        await limiter.DisposeAsync();

        Assert.That(() => waiting, Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(limiter.TryEnter, Throws.InstanceOf<ObjectDisposedException>());
    }

    private TokenRateLimiter Limiter(int? fixedBudget = null, int? maxConcurrency = null, int queueLimit = 1000) =>
        new(new LimiterSettings(new RequestBudgetSettings(TimeSpan.FromSeconds(60), fixedBudget, TimeSpan.FromHours(1)), maxConcurrency, queueLimit), _time, static () => 0);

    private TokenRateLimiter Paused(TimeSpan pause, int queueLimit = 1000)
    {
        TokenRateLimiter limiter = Limiter(queueLimit: queueLimit);
        using TokenLease lease = limiter.TryEnter()!;
        limiter.Report(lease, Pause(pause.TotalSeconds));
        return limiter;
    }

    // Moves the clock until one more has passed.
    private void PassNext(TokenRateLimiter limiter)
    {
        long before = Queued(limiter);
        while (Queued(limiter) == before)
            _time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.That(Queued(limiter), Is.EqualTo(before - 1));
    }

    private static Rejection Pause(double seconds) => new(TimeSpan.FromSeconds(seconds), IsConnectionLimit: false);

    private static long Queued(TokenRateLimiter limiter) => limiter.GetStatistics()!.CurrentQueuedCount;

    private static Task<RateLimitLease> EnterAsync(TokenRateLimiter limiter, CancellationToken cancellationToken = default) =>
        limiter.EnterAsync(Timeout.InfiniteTimeSpan, cancellationToken).AsTask();

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}

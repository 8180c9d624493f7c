using System.Globalization;
using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience;

/// <summary>Holds back the requests of one token: puts clock, lock, timer and queue around a <see cref="RequestBudget"/>.</summary>
/// <remarks>
/// Calls are let through in the order in which they came. One that is sent again takes the place it had: before all that are newer.
/// </remarks>
/// <param name="settings">The settings.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Random numbers from 0 up to, and without, 1.</param>
internal sealed class TokenRateLimiter(LimiterSettings settings, TimeProvider time, Func<double> random) : RateLimiter
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _queue = new();
    private readonly RequestBudget _budget = new(settings.Budget, random);
    private readonly long _origin = time.GetTimestamp();
    private ITimer? _timer;
    private TimeSpan _lastUse;
    private long _nextTurn;
    private int _underWay;
    private int _newcomers;
    private long _passed;
    private long _refused;
    private bool _isDisposed;
    private bool _isForgotten;

    /// <summary>Whether others will be given another limiter for the same token: who remembers this one asks anew.</summary>
    public bool IsForgotten
    {
        get => Volatile.Read(ref _isForgotten);
        set => Volatile.Write(ref _isForgotten, value);
    }

    /// <summary>For how long nobody has used it; null while somebody does.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                TimeSpan now = Now();
                return _underWay > 0 || _queue.Count > 0 || _budget.PausedFor(now) > TimeSpan.Zero ? null : now - _lastUse;
            }
        }
    }

    /// <summary>The learned or given number of requests a window; null while it is not known.</summary>
    public int? Limit
    {
        get
        {
            lock (_lock)
                return _budget.Limit;
        }
    }

    /// <summary>How long the pause lasts yet.</summary>
    public TimeSpan PausedFor
    {
        get
        {
            lock (_lock)
                return _budget.PausedFor(Now());
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = settings.MaxConcurrency is { } most ? most - _underWay : long.MaxValue,
                CurrentQueuedCount = _queue.Count,
                TotalSuccessfulLeases = _passed,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>Lets a call through if it need not wait; else null.</summary>
    public TokenLease? TryEnter()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return TryEnter(Now());
        }
    }

    /// <summary>Lets a call through when its turn comes.</summary>
    /// <param name="patience">How long it is ready to wait. It is turned away at once when the pause lasts longer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<RateLimitLease> EnterAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);

        Waiter waiter;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            TimeSpan now = Now();
            if (TryEnter(now) is { } lease)
                return new ValueTask<RateLimitLease>(lease);
            if (IsPausedBeyond(now, patience))
                return new ValueTask<RateLimitLease>(RefusePause(now));
            if (_newcomers >= settings.QueueLimit)
                return new ValueTask<RateLimitLease>(Refuse(string.Create(CultureInfo.InvariantCulture, $"{_newcomers} calls wait already for the rate limit of this token."), now));

            waiter = new Waiter(_nextTurn++, lease: null, Until(now, patience));
            _queue.AddLast(waiter);
            _newcomers++;
            Drain(now);
        }

        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Gives a call that was let through a permit for its next attempt.</summary>
    /// <param name="lease">What it has. It stays valid, also when the call is turned away.</param>
    /// <param name="patience">How long it is ready to wait. It is turned away at once when the pause lasts longer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<RateLimitLease> ReenterAsync(TokenLease lease, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);

        Waiter waiter;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            TimeSpan now = Now();
            _lastUse = now;
            bool isNext = _queue.First is not { } first || first.Value.Turn > lease.Turn;
            if (isNext && _budget.TryAdmit(now, queued: true) is { IsAdmitted: true } admission)
            {
                lease.Permit = admission.Permit;
                return new ValueTask<RateLimitLease>(lease);
            }

            if (IsPausedBeyond(now, patience))
                return new ValueTask<RateLimitLease>(RefusePause(now));

            waiter = new Waiter(lease.Turn, lease, Until(now, patience));
            Insert(waiter);
            Drain(now);
        }

        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Says that Notion has refused the last attempt of a call.</summary>
    public void Report(TokenLease lease, Rejection rejection)
    {
        lock (_lock)
        {
            TimeSpan now = Now();
            _budget.Reject(now, lease.Permit, rejection);

            // Who cannot wait that long learns it now.
            TimeSpan end = now + _budget.PausedFor(now);
            for (LinkedListNode<Waiter>? node = _queue.First, next; node is not null; node = next)
            {
                next = node.Next;
                if (node.Value.Patience >= end)
                    continue;
                Remove(node);
                node.Value.TrySetResult(RefusePause(now));
            }

            Drain(now);
        }
    }

    /// <summary>Records that the last attempt of a call has ended without a rejection.</summary>
    public void Settle(TokenLease lease, bool isAnswered)
    {
        if (lease.Permit.Probe == 0)
            return;
        lock (_lock)
        {
            if (_budget.Settle(lease.Permit, isAnswered) && !_isDisposed)
                Drain(Now());
        }
    }

    /// <summary>Records that a call has ended.</summary>
    internal void Leave(TokenLease lease)
    {
        lock (_lock)
        {
            _underWay--;
            _budget.Settle(lease.Permit, isAnswered: false);
            if (_queue.Count > 0 && !_isDisposed)
                Drain(Now());
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        ThrowIfMany(permitCount);
        return TryEnter() ?? (RateLimitLease)new RefusedLease("The rate limit of this token is reached.", PausedFor);
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        ThrowIfMany(permitCount);
        return EnterAsync(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    protected override ValueTask DisposeAsyncCore()
    {
        Close();
        return base.DisposeAsyncCore();
    }

    private void Close()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
            while (_queue.First is { } node)
            {
                Remove(node);
                node.Value.TrySetException(new ObjectDisposedException(nameof(TokenRateLimiter)));
            }
        }
    }

    private TimeSpan Now() => time.GetElapsedTime(_origin);

    private bool HasPlace => settings.MaxConcurrency is not { } most || _underWay < most;

    private TokenLease? TryEnter(TimeSpan now)
    {
        _lastUse = now;
        if (_queue.Count > 0 || !HasPlace || _budget.TryAdmit(now, queued: false) is not { IsAdmitted: true } admission)
            return null;
        return Pass(new TokenLease(this, _nextTurn++), admission.Permit);
    }

    private TokenLease Pass(TokenLease lease, Permit permit)
    {
        _underWay++;
        _passed++;
        lease.Permit = permit;
        return lease;
    }

    // Lets through who may, and sets the timer for the next one.
    private void Drain(TimeSpan now)
    {
        while (_queue.First is { } node)
        {
            Waiter waiter = node.Value;
            if (waiter.Lease is null && !HasPlace)
                return;

            Admission admission = _budget.TryAdmit(now, queued: true);
            if (!admission.IsAdmitted)
            {
                if (admission.RetryAt != RequestBudget.WhenProbed)
                    Wake(admission.RetryAt - now);
                return;
            }

            Remove(node);
            if (waiter.Lease is { } lease)
                lease.Permit = admission.Permit;
            else
                lease = Pass(new TokenLease(this, waiter.Turn), admission.Permit);
            waiter.TrySetResult(lease);
        }

        _lastUse = now;
        _budget.QueueEmptied(now);
    }

    private void Wake(TimeSpan wait)
    {
        // Timers count whole milliseconds: rounded up, so that none fires too early.
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        _timer ??= time.CreateTimer(static state => ((TokenRateLimiter)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            if (!_isDisposed)
                Drain(Now());
        }
    }

    private async ValueTask<RateLimitLease> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                (TokenRateLimiter limiter, Waiter cancelled) = ((TokenRateLimiter, Waiter))state!;
                limiter.Cancel(cancelled, token);
            },
            (this, waiter));
        await using (registration.ConfigureAwait(false))
            return await waiter.Task.ConfigureAwait(false);
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Not found: it was let through at the same moment.
            if (_queue.Find(waiter) is not { } node)
                return;
            Remove(node);
            waiter.TrySetCanceled(cancellationToken);
            if (!_isDisposed)
                Drain(Now());
        }
    }

    // Those that are sent again stand in front: all of them are older than any that was never let through.
    private void Insert(Waiter waiter)
    {
        LinkedListNode<Waiter>? before = _queue.First;
        while (before is not null && before.Value.Turn < waiter.Turn)
            before = before.Next;
        if (before is null)
            _queue.AddLast(waiter);
        else
            _queue.AddBefore(before, waiter);
    }

    private void Remove(LinkedListNode<Waiter> node)
    {
        _queue.Remove(node);
        if (node.Value.Lease is null)
            _newcomers--;
    }

    private bool IsPausedBeyond(TimeSpan now, TimeSpan patience) => patience != Timeout.InfiniteTimeSpan && _budget.PausedFor(now) > patience;

    private static TimeSpan Until(TimeSpan now, TimeSpan patience) =>
        patience == Timeout.InfiniteTimeSpan || patience > TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + patience;

    private RefusedLease RefusePause(TimeSpan now) => Refuse("Notion has asked for a pause that is longer than this call may wait.", now);

    private RefusedLease Refuse(string reason, TimeSpan now)
    {
        _refused++;
        return new RefusedLease(reason, _budget.PausedFor(now) is { Ticks: > 0 } pause ? pause : null);
    }

    private static void ThrowIfMany(int permitCount) => ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
}

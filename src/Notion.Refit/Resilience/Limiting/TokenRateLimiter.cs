using System.Globalization;
using System.Threading.RateLimiting;

namespace Notion.Refit.Resilience;

/// <summary>The rate limiter of one token: adds clock, lock, timer and queue to a budget.</summary>
/// <remarks>
/// Calls are admitted in the order in which they came. A call that is sent again keeps its place, before all newer ones.
/// </remarks>
internal sealed class TokenRateLimiter : RateLimiter
{
    private readonly LimiterSettings _settings;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _queue = new();
    private readonly ITokenBudget _budget;
    private readonly long _origin;
    private ITimer? _timer;
    private TimeSpan _lastUse;
    private long _nextTurn;
    private int _underWay;
    private int _newcomers;
    private long _passed;
    private long _refused;
    private bool _isDisposed;
    private bool _isForgotten;

    /// <summary>Creates a limiter.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 (inclusive) to 1 (exclusive).</param>
    /// <param name="sharing">Where the budget is shared with other processes; null for a budget of this process.</param>
    public TokenRateLimiter(LimiterSettings settings, TimeProvider time, Func<double> random, LimiterSharing? sharing = null)
    {
        _settings = settings;
        _time = time;
        _origin = time.GetTimestamp();
        _budget = sharing is null
            ? new RequestBudget(settings.Budget, random)
            : new SharedBudget(sharing, settings.Budget, time, random, _lock, OnBudgetChanged);
    }

    /// <summary>Whether the registry has dropped this limiter, so that a new one must be looked up.</summary>
    public bool IsForgotten => Volatile.Read(ref _isForgotten);

    /// <summary>The budget.</summary>
    internal ITokenBudget Budget => _budget;

    /// <summary>The time since its last use; null while it is in use.</summary>
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

    /// <summary>The learned or configured number of requests in a window; null while it is not known.</summary>
    public int? Limit
    {
        get
        {
            lock (_lock)
                return _budget.Limit;
        }
    }

    /// <summary>The remaining pause.</summary>
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
                CurrentAvailablePermits = _settings.MaxConcurrency is { } most ? most - _underWay : long.MaxValue,
                CurrentQueuedCount = _queue.Count,
                TotalSuccessfulLeases = _passed,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <summary>Admits a call if it need not wait; otherwise returns null.</summary>
    public TokenLease? TryEnter()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return TryEnter(Now());
        }
    }

    /// <summary>Admits a call when its turn comes.</summary>
    /// <param name="patience">The longest wait. The call is refused at once when the pause lasts longer.</param>
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
            if (_newcomers >= _settings.QueueLimit)
                return new ValueTask<RateLimitLease>(Refuse(string.Create(CultureInfo.InvariantCulture, $"{_newcomers} calls wait already for the rate limit of this token."), now));

            waiter = new Waiter(_nextTurn++, lease: null, Until(now, patience));
            _queue.AddLast(waiter);
            _newcomers++;
            Drain(now);
        }

        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Gets a permit for the next attempt of an admitted call.</summary>
    /// <param name="lease">The lease of the call. It stays valid, also when the attempt is refused.</param>
    /// <param name="patience">The longest wait. The attempt is refused at once when the pause lasts longer.</param>
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
            if (isNext && _budget.TryAdmit(now, queued: true, _queue.Count + 1) is { IsAdmitted: true } admission)
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

    /// <summary>Reports that Notion has refused the last attempt of a call.</summary>
    public void Report(TokenLease lease, Rejection rejection)
    {
        lock (_lock)
        {
            TimeSpan now = Now();
            _budget.Reject(now, lease.Permit, rejection);
            OnPaused(now);
            Drain(now);
        }
    }

    /// <summary>Records that the registry has dropped this limiter.</summary>
    internal void Forget()
    {
        lock (_lock)
            _budget.Close();
        Volatile.Write(ref _isForgotten, true);
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
            _budget.Close();
            _timer?.Dispose();
            while (_queue.First is { } node)
            {
                Remove(node);
                node.Value.TrySetException(new ObjectDisposedException(nameof(TokenRateLimiter)));
            }
        }
    }

    // Called under the lock: the answer of the store has come, or the state has changed elsewhere.
    private void OnBudgetChanged()
    {
        if (_isDisposed)
            return;
        TimeSpan now = Now();
        OnPaused(now);
        Drain(now);
    }

    // Fail waiters now whose deadline is before the end of the pause.
    private void OnPaused(TimeSpan now)
    {
        TimeSpan end = now + _budget.PausedFor(now);
        if (end == now)
            return;
        for (LinkedListNode<Waiter>? node = _queue.First, next; node is not null; node = next)
        {
            next = node.Next;
            if (node.Value.Deadline >= end)
                continue;
            Remove(node);
            node.Value.TrySetResult(RefusePause(now));
        }
    }

    // The number of calls that wait for nothing but the budget.
    private int Sendable()
    {
        int older = _queue.Count - _newcomers;
        return _settings.MaxConcurrency is { } most ? older + Math.Min(_newcomers, most - _underWay) : _queue.Count;
    }

    private TimeSpan Now() => _time.GetElapsedTime(_origin);

    private bool HasPlace => _settings.MaxConcurrency is not { } most || _underWay < most;

    private TokenLease? TryEnter(TimeSpan now)
    {
        _lastUse = now;
        if (_queue.Count > 0 || !HasPlace || _budget.TryAdmit(now, queued: false, waiting: 1) is not { IsAdmitted: true } admission)
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

    // Admits the calls that may be sent, and sets the timer for the next one.
    private void Drain(TimeSpan now)
    {
        while (_queue.First is { } node)
        {
            Waiter waiter = node.Value;
            if (waiter.Lease is null && !HasPlace)
                return;

            Admission admission = _budget.TryAdmit(now, queued: true, Sendable());
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
        // Timers count whole milliseconds: rounded up, so that they do not fire too early.
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        _timer ??= _time.CreateTimer(static state => ((TokenRateLimiter)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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
            // Not found: it was admitted at the same moment.
            if (_queue.Find(waiter) is not { } node)
                return;
            Remove(node);
            waiter.TrySetCanceled(cancellationToken);
            if (!_isDisposed)
                Drain(Now());
        }
    }

    // Calls that are sent again are at the front: all of them are older than those that were never admitted.
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

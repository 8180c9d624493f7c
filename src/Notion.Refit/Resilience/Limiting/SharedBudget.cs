namespace Notion.Refit.Resilience;

/// <summary>The budget of one token, shared with other processes by a store.</summary>
/// <remarks>
/// <para>The same state machine decides as for one process: this class reads its state from the store, applies what has happened here, takes
/// permits for the requests that wait and for those that are expected next, and writes the state back if no other process has written
/// meanwhile; otherwise it does the same again with the newer state. So a batch of permits costs one round trip.</para>
/// <para>All times inside are those of the store's clock. While the store is away, the state that was known last goes on as a budget of this
/// process.</para>
/// </remarks>
internal sealed class SharedBudget : ITokenBudget
{
    // In one exchange.
    private const int MostPermits = 32;

    // Each one costs a round trip, and one of the processes succeeds each time.
    private const int MostConflicts = 100;

    private static readonly TimeSpan s_rejoinAfter = TimeSpan.FromSeconds(1);

    private readonly LimiterSharing _sharing;
    private readonly RequestBudgetSettings _settings;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly Lock _lock;
    private readonly Action _changed;
    private readonly long _origin;
    private readonly IDisposable _subscription;
    private readonly ITimer _timer;
    private readonly Queue<HeldPermit> _held = new();
    private readonly List<BudgetChange> _changes = [];

    // What this process knows: the state that was seen last, with its own changes.
    private RequestBudget _budget;

    // The bytes in the store, as they were seen last; null before the first response.
    private ReadOnlyMemory<byte>? _seen;
    private TimeSpan _offset;
    private bool _isExchanging;
    private Task _exchange = Task.CompletedTask;
    private bool _isClosed;

    // The time by which changes that are not urgent are written.
    private TimeSpan _writeAt = Never;

    // The demand.
    private int _wanted;
    private bool _isLimited;
    private TimeSpan _askAt;
    private TimeSpan _periodBegan;
    private int _usedInPeriod;
    private int _usedBefore;

    // Without the store.
    private bool _isAlone;
    private TimeSpan _aloneSince;
    private TimeSpan _rejoinAt;

    /// <param name="sharing">Where it is shared.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="time">The clock of the limiter.</param>
    /// <param name="random">Returns random numbers from 0 (inclusive) to 1 (exclusive).</param>
    /// <param name="limiterLock">The lock that the limiter holds.</param>
    /// <param name="changed">Called under the lock when requests may be admitted that were not before, or must not be any more.</param>
    public SharedBudget(LimiterSharing sharing, RequestBudgetSettings settings, TimeProvider time, Func<double> random, Lock limiterLock, Action changed)
    {
        _sharing = sharing;

        // All processes together have many calls in flight when the first of them is refused, and each of these is refused too. So what every connection
        // has is where they start from, and more is tried one request at a time.
        _settings = settings with { ProbeLimit = TimeSpan.FromMinutes(2), Assumed = RequestBudget.SmallestPublished };
        _time = time;
        _random = random;
        _lock = limiterLock;
        _changed = changed;
        _origin = time.GetTimestamp();
        _budget = new RequestBudget(_settings, random);

        // Until the store has given its time.
        _offset = new TimeSpan(time.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks);
        _timer = time.CreateTimer(static state => ((SharedBudget)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _subscription = sharing.Store.Subscribe(sharing.Key, OnAnnounced);
    }

    public int? Limit => _budget.Limit;

    // A request that is expected may be sent two slices later than its permit was taken.
    private TimeSpan Ahead => 2 * _budget.Slice;

    // Waiting requests may book their turns so long in advance: half of what the log can hold.
    private TimeSpan Horizon => _budget.LongestAhead / 2;

    public TimeSpan PausedFor(TimeSpan now) => _budget.PausedFor(now + _offset);

    public Admission TryAdmit(TimeSpan now, bool queued, int waiting)
    {
        TimeSpan there = now + _offset;
        if (_budget.PausedFor(there) is { Ticks: > 0 } pause)
            return Refuse(now + pause);

        DropExpired(there);
        if (_held.TryPeek(out HeldPermit held))
        {
            if (held.From > there)
                return Refuse(held.From - _offset);
            _held.Dequeue();
            CountUse(there);
            return new Admission(true, held.Permit, now);
        }

        if (_isAlone)
        {
            if (there >= _rejoinAt)
                Exchange();
            Admission alone = _budget.TryAdmit(there, queued);
            return alone.IsAdmitted ? alone : Refuse(alone.RetryAt == RequestBudget.WhenProbed ? alone.RetryAt : alone.RetryAt - _offset);
        }

        _wanted = Math.Max(_wanted, waiting);
        if (!_isExchanging && _askAt > there)
            return Refuse(_askAt - _offset);
        Exchange();
        return Refuse(RequestBudget.WhenProbed);
    }

    public bool Settle(Permit permit, bool isAnswered)
    {
        if (permit.Probe == 0)
            return false;
        if (!_budget.Settle(permit, isAnswered))
            return false;
        if (_isAlone)
            return true;
        Record(new BudgetChange(Now() + _offset, permit, isAnswered ? BudgetChange.ChangeKind.Answered : BudgetChange.ChangeKind.Unanswered, IsUrgent: true));
        _askAt = default;
        return true;
    }

    public void Reject(TimeSpan now, Permit permit, Rejection rejection)
    {
        TimeSpan there = now + _offset;
        TimeSpan before = _budget.PausedFor(there);
        _budget.Reject(there, permit, rejection);
        _isLimited = true;

        // Requests that were in flight when the pause began are refused too: they only correct the count.
        bool isNews = before == TimeSpan.Zero || permit.Probe != 0 || _budget.PausedFor(there) - before > _budget.Slice;
        if (!_isAlone)
            Record(new BudgetChange(there, permit, BudgetChange.ChangeKind.Rejected, isNews, rejection));
        HandBackAll();
    }

    public void QueueEmptied(TimeSpan now)
    {
        _wanted = 0;
        _isLimited = false;
        if (_isAlone)
            _budget.QueueEmptied(now + _offset);
    }

    /// <summary>Waits until no exchange with the store is under way.</summary>
    public async Task WhenIdleAsync()
    {
        while (true)
        {
            Task exchange;
            lock (_lock)
            {
                if (!_isExchanging)
                    return;
                exchange = _exchange;
            }

            await exchange.ConfigureAwait(false);
        }
    }

    public void Close()
    {
        if (_isClosed)
            return;
        HandBackAll();
        if (_changes.Count > 0)
        {
            _writeAt = default;
            Exchange();
        }

        _isClosed = true;
        _subscription.Dispose();
        _timer.Dispose();
    }

    private static TimeSpan Never => TimeSpan.MaxValue;

    private static Admission Refuse(TimeSpan until) => new(false, default, until);

    private TimeSpan Now() => _time.GetElapsedTime(_origin);

    private void CountUse(TimeSpan there)
    {
        if (there - _periodBegan >= Ahead)
        {
            _usedBefore = there - _periodBegan < 2 * Ahead ? _usedInPeriod : 0;
            _usedInPeriod = 0;
            _periodBegan = there;
        }

        _usedInPeriod++;
    }

    // Not yet written changes are applied to each state that comes from the store. What is not urgent waits for others of its kind, and not for the
    // same time in all processes.
    private void Record(BudgetChange change)
    {
        _changes.Add(change);
        if (change.IsUrgent)
        {
            Exchange();
        }
        else if (_writeAt == Never)
        {
            _writeAt = Now() + _offset + (_budget.Slice * (0.25 + (0.5 * _random())));
            SetTimer();
        }
    }

    // A permit that is used too late would not count any more when Notion still counts the request.
    private void DropExpired(TimeSpan there)
    {
        while (_held.TryPeek(out HeldPermit held) && held.Until <= there)
            HandBack(_held.Dequeue().Permit);
    }

    private void HandBackAll()
    {
        while (_held.TryDequeue(out HeldPermit held))
            HandBack(held.Permit);
    }

    private void HandBack(Permit permit)
    {
        _budget.Return(permit);
        if (!_isAlone)
            Record(new BudgetChange(Now() + _offset, permit, BudgetChange.ChangeKind.Unused, IsUrgent: permit.Probe != 0));
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            TimeSpan there = Now() + _offset;
            DropExpired(there);
            if (there >= _writeAt)
                Exchange();
            SetTimer();
        }
    }

    private void SetTimer()
    {
        TimeSpan due = _held.TryPeek(out HeldPermit held) && held.Until < _writeAt ? held.Until : _writeAt;
        if (_isClosed || due == Never)
            return;
        TimeSpan wait = due - _offset - Now();
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private void OnAnnounced(ReadOnlyMemory<byte> state)
    {
        lock (_lock)
        {
            if (_isClosed || _isAlone || _seen is null || !RequestBudget.TryLoad(state.Span, _settings, _random, Now() + _offset, out RequestBudget? announced) || announced.Version <= _budget.Version)
                return;
            _seen = state.ToArray();
            Adopt(announced);
            _askAt = default;
            _changed();
        }
    }

    private void Adopt(RequestBudget budget)
    {
        foreach (BudgetChange change in _changes)
            change.Apply(budget);
        _budget = budget;
        if (_budget.PausedFor(Now() + _offset) > TimeSpan.Zero)
            HandBackAll();
    }

    private void Exchange()
    {
        if (_isExchanging)
            return;
        _isExchanging = true;

        // It belongs to no single request, and the store may be slow to return its task.
        using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            _exchange = Task.Run(ExchangeAsync);
    }

    private async Task ExchangeAsync()
    {
        try
        {
            if (_seen is null || _isAlone)
                Read(await _sharing.Store.ReadAsync(_sharing.Key, CancellationToken.None).ConfigureAwait(false));
            for (int conflicts = 1; Propose() is { } proposal; conflicts++)
            {
                NotionRateLimitState answer = await _sharing.Store.TryWriteAsync(_sharing.Key, proposal.Write, CancellationToken.None).ConfigureAwait(false);
                if (Accept(proposal, answer))
                    conflicts = 0;
                else if (conflicts == MostConflicts)
                    throw new InvalidOperationException("Other processes were faster each time.");
            }
        }
        catch (Exception)
        {
            // Whatever it is: no call fails because of it. The store itself reports what is wrong.
            GoOnAlone();
        }
    }

    private void Read(NotionRateLimitState state)
    {
        lock (_lock)
        {
            TimeSpan before = _offset;
            SetClock(state.Time);
            if (_isAlone && (_offset - before).Duration() > _budget.Slice)
            {
                // What it has sent without the store has times of another clock.
                _budget.ChangeClock(_offset - before);
                _aloneSince += _offset - before;
            }

            TimeSpan there = Now() + _offset;
            bool isKnown = RequestBudget.TryLoad(state.Current.Span, _settings, _random, there, out RequestBudget? stored);
            if (isKnown && _isAlone)
                stored!.Absorb(_budget, _aloneSince);
            _seen = state.Current;
            _isAlone = false;
            _askAt = default;
            if (isKnown)
                Adopt(stored!);
        }
    }

    // Returns null when there is nothing to write.
    private Proposal? Propose()
    {
        lock (_lock)
        {
            TimeSpan there = Now() + _offset;
            RequestBudget next = Copy(there);
            List<HeldPermit> taken = [];
            if (_wanted > 0 && _askAt <= there)
                _askAt = Take(next, there, taken);
            if (taken.Count > 0 || (_changes.Count > 0 && (there >= _writeAt || _changes.Exists(static change => change.IsUrgent))))
            {
                bool isUrgent = _changes.Exists(static change => change.IsUrgent);
                next.Version++;
                return new Proposal(
                    new NotionRateLimitWrite(_seen!.Value, next.Save(next.Version), next.MattersFor(there), isUrgent), next, taken, _changes.Count);
            }

            _isExchanging = false;
            _changed();

            // That may have started the next exchange, or asked for more without one.
            return null;
        }
    }

    // What this process knows, as one that can be written. Where the store has lost its state, that is the new one.
    private RequestBudget Copy(TimeSpan there) =>
        RequestBudget.TryLoad(_budget.Save(_budget.Version), _settings, _random, there, out RequestBudget? copy) ? copy : new RequestBudget(_settings, _random);

    /// <summary>Takes permits from a state.</summary>
    /// <returns>The time at which to ask for more.</returns>
    private TimeSpan Take(RequestBudget budget, TimeSpan there, List<HeldPermit> taken)
    {
        int waiting = Math.Min(_wanted, MostPermits);
        bool isLimited = _isLimited;
        TimeSpan at = there;
        while (taken.Count < waiting)
        {
            Admission admission = budget.TryAdmit(at, isLimited);
            if (!admission.IsAdmitted)
            {
                _isLimited = isLimited = true;
                if (admission.RetryAt == RequestBudget.WhenProbed || budget.PausedFor(there) > TimeSpan.Zero)
                    return admission.RetryAt == RequestBudget.WhenProbed ? there + Ahead : admission.RetryAt;
                if (admission.RetryAt > there + Horizon || admission.RetryAt <= at)
                    return Later(admission.RetryAt, there);
                at = admission.RetryAt;
                continue;
            }

            taken.Add(new HeldPermit(admission.Permit, at, at + budget.Slice));

            // The outcome of the first one decides on the others.
            if (admission.Permit.Probe != 0 || budget.IsTrying(at))
                return default;
        }

        if (isLimited || !budget.IsAmple(there))
            return default;
        for (int expected = Expected(budget, there) - taken.Count; expected > 0; expected--)
        {
            if (budget.TryAdmit(there, queued: false, Ahead) is not { IsAdmitted: true } admission)
                break;
            taken.Add(new HeldPermit(admission.Permit, there, there + Ahead + budget.Slice));
        }

        return default;
    }

    // Turns are booked before they come, at a time that is not the same for all processes.
    private TimeSpan Later(TimeSpan turn, TimeSpan there)
    {
        TimeSpan at = turn - (Horizon * (0.5 + (0.5 * _random())));
        return at > there + _budget.Slice ? at : there + (_budget.Slice * (0.5 + (0.5 * _random())));
    }

    // As many as were used in the time that is taken in advance.
    private int Expected(RequestBudget budget, TimeSpan there)
    {
        int recent = there - _periodBegan < 2 * Ahead ? Math.Max(_usedInPeriod, _usedBefore) : 0;
        return Math.Min(recent, budget.Limit is { } limit ? Math.Min(MostPermits, limit / 16) : MostPermits);
    }

    private bool Accept(Proposal proposal, NotionRateLimitState answer)
    {
        lock (_lock)
        {
            SetClock(answer.Time);
            if (!answer.IsWritten)
            {
                _seen = answer.Current;
                _askAt = default;
                if (RequestBudget.TryLoad(answer.Current.Span, _settings, _random, Now() + _offset, out RequestBudget? stored))
                    Adopt(stored);
                return false;
            }

            _seen = proposal.Write.State;
            _changes.RemoveRange(0, proposal.Changes);
            if (_changes.Count == 0)
                _writeAt = Never;
            foreach (HeldPermit held in proposal.Taken)
                _held.Enqueue(held);
            _wanted = 0;
            Adopt(proposal.Next);
            SetTimer();
            _changed();
            return true;
        }
    }

    private void SetClock(DateTimeOffset time) => _offset = new TimeSpan(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) - Now();

    private void GoOnAlone()
    {
        lock (_lock)
        {
            TimeSpan there = Now() + _offset;
            _isExchanging = false;
            _rejoinAt = there + s_rejoinAfter;
            if (!_isAlone)
            {
                _isAlone = true;
                _aloneSince = there;

                // They are part of what this process knows, and reach the store with it.
                _changes.Clear();
                _writeAt = Never;
            }

            _askAt = default;
            _changed();
        }
    }

    /// <summary>A state to be written.</summary>
    private sealed record Proposal(NotionRateLimitWrite Write, RequestBudget Next, List<HeldPermit> Taken, int Changes);
}

namespace Notion.Refit.Testing;

/// <summary>A clock that the test moves. Timers fire in the order in which they are due, on the thread that moves the clock.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _pending = [];
    private readonly List<Watcher> _watchers = [];
    private readonly DateTimeOffset _start;
    private TimeSpan _elapsed;
    private long _order;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 3, 11, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public ManualTimeProvider(DateTimeOffset start) => _start = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time since the clock was made.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
                return _elapsed;
        }
    }

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    // Not zero at the beginning, like that of a real machine.
    public override long GetTimestamp() => Elapsed.Ticks + TimeSpan.TicksPerDay;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, with a stop at each timer that is due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan end = Elapsed + by;
        while (TakeDue(end) is { } timer)
            timer.Fire();
    }

    /// <summary>Moves the clock to the next thing that is due.</summary>
    public void AdvanceToNext() => Advance(ToNextDue(TimeSpan.MaxValue));

    /// <summary>Ends when so many wait for exactly this time from now, as the clock stands.</summary>
    public Task WhenWaitingAsync(TimeSpan dueIn, int count = 1) => WhenWaitingAsync(dueIn, dueIn, count);

    /// <summary>
    /// Moves the clock on by this time whenever somebody waits for exactly that long, until the task has ended. Only for waits that nobody
    /// can end but the clock: what else takes that long, such as the timeout of a request under way, runs out too.
    /// </summary>
    public async Task DriveAsync(Task task, TimeSpan step)
    {
        while (await Task.WhenAny(task, WhenWaitingAsync(step)) != task)
            Advance(step);
    }

    /// <summary>
    /// Moves the clock to the next thing that is due whenever somebody waits for at most this long, until the task has ended. Longer waits,
    /// such as the timeout of a request that is under way, do not run out meanwhile, however slowly the machine works.
    /// </summary>
    public async Task DriveThroughWaitsAsync(Task task, TimeSpan atMost)
    {
        while (await Task.WhenAny(task, WhenWaitingAsync(TimeSpan.Zero, atMost, count: 1)) != task)
            Advance(ToNextDue(atMost));
    }

    private Task WhenWaitingAsync(TimeSpan atLeast, TimeSpan atMost, int count)
    {
        lock (_lock)
        {
            var watcher = new Watcher(_elapsed + atLeast, _elapsed + atMost, count);
            if (!watcher.Look(_pending))
                _watchers.Add(watcher);
            return watcher.Seen;
        }
    }

    // What was due may have been given up meanwhile; what comes after it is not meant.
    private TimeSpan ToNextDue(TimeSpan atMost)
    {
        lock (_lock)
        {
            TimeSpan next = _pending.Count == 0 ? TimeSpan.Zero : _pending.Min(timer => timer.Due) - _elapsed;
            return next <= atMost ? next : TimeSpan.Zero;
        }
    }

    private ManualTimer? TakeDue(TimeSpan end)
    {
        lock (_lock)
        {
            ManualTimer? next = null;
            foreach (ManualTimer timer in _pending)
            {
                if (timer.Due <= end && (next is null || (timer.Due, timer.Order).CompareTo((next.Due, next.Order)) < 0))
                    next = timer;
            }

            // In one step with the search: what somebody schedules from now on is due later than this.
            if (next is null)
            {
                _elapsed = end;
                return null;
            }

            _pending.Remove(next);
            _elapsed = next.Due > _elapsed ? next.Due : _elapsed;
            if (next.Period > TimeSpan.Zero)
                Schedule(next, next.Period);
            return next;
        }
    }

    private void Schedule(ManualTimer timer, TimeSpan dueIn)
    {
        timer.Due = _elapsed + dueIn;
        timer.Order = _order++;
        _pending.Add(timer);
        _watchers.RemoveAll(watcher => watcher.Look(_pending));
    }

    private sealed class Watcher(TimeSpan from, TimeSpan to, int count)
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public bool Look(List<ManualTimer> pending) =>
            pending.Count(timer => timer.Due >= from && timer.Due <= to) >= count && _seen.TrySetResult();
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _isDisposed;

        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public long Order { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (_isDisposed)
                    return false;
                clock._pending.Remove(this);
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                    clock.Schedule(this, dueTime);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                _isDisposed = true;
                clock._pending.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

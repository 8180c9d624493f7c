namespace Notion.Refit.Testing;

/// <summary>A clock that the test moves. Timers fire in the order in which they are due, on the thread that moves the clock.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _pending = [];
    private readonly List<(TimeSpan From, TimeSpan To, TaskCompletionSource Seen)> _watchers = [];
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
        lock (_lock)
            _elapsed = end;
    }

    /// <summary>How many wait for exactly this time from now, as the clock stands.</summary>
    public int Timers(TimeSpan dueIn)
    {
        lock (_lock)
            return _pending.Count(timer => timer.Due == _elapsed + dueIn);
    }

    /// <summary>Ends when somebody waits for exactly this time from now, as the clock stands.</summary>
    public Task WhenWaitingAsync(TimeSpan dueIn) => WhenWaitingAsync(dueIn, dueIn);

    /// <summary>Moves the clock on by this time whenever somebody waits for exactly that long, until the task has ended.</summary>
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
        while (await Task.WhenAny(task, WhenWaitingAsync(TimeSpan.Zero, atMost)) != task)
            Advance(ToNextDue());
    }

    private Task WhenWaitingAsync(TimeSpan atLeast, TimeSpan atMost)
    {
        lock (_lock)
        {
            TimeSpan from = _elapsed + atLeast;
            TimeSpan to = _elapsed + atMost;
            if (_pending.Exists(timer => timer.Due >= from && timer.Due <= to))
                return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((from, to, seen));
            return seen.Task;
        }
    }

    private TimeSpan ToNextDue()
    {
        lock (_lock)
            return _pending.Count == 0 ? TimeSpan.Zero : _pending.Min(timer => timer.Due) - _elapsed;
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

            if (next is null)
                return null;
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
        _watchers.RemoveAll(watcher => timer.Due >= watcher.From && timer.Due <= watcher.To && watcher.Seen.TrySetResult());
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

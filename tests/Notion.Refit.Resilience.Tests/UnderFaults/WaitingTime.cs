namespace Notion.Refit.Resilience.Tests.UnderFaults;

/// <summary>A clock that counts who waits for nothing but it: waits between attempts and slow answers, but no time limits.</summary>
/// <param name="clock">The clock that is moved.</param>
internal sealed class WaitingTime(ManualTimeProvider clock) : TimeProvider
{
    private int _waiting;

    /// <summary>Called when somebody begins to wait, for the clock or for the rate limit.</summary>
    public Action? WaitBegins { get; set; }

    /// <summary>How many wait now. Nobody stops waiting but by the clock.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    // The task of Task.Delay is a wait. The limiter, which has one timer for all, counts its waits itself. All others are time limits.
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        switch (state)
        {
            case Task:
                var wait = new Wait(this, callback, state, dueTime);
                WaitBegins?.Invoke();
                return wait;
            case TokenRateLimiter:
                return new LimiterTimer(this, clock.CreateTimer(callback, state, dueTime, period));
            default:
                return clock.CreateTimer(callback, state, dueTime, period);
        }
    }

    private ITimer CreateInner(TimerCallback callback, TimeSpan dueTime) => clock.CreateTimer(callback, null, dueTime, Timeout.InfiniteTimeSpan);

    private sealed class Wait : ITimer
    {
        private readonly WaitingTime _time;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _timer;
        private int _isOver;

        public Wait(WaitingTime time, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (_time, _callback, _state) = (time, callback, state);
            Interlocked.Increment(ref time._waiting);
            _timer = time.CreateInner(OnDue, dueTime);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            End();
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        // Before the callback: what it sets off works.
        private void OnDue(object? _)
        {
            End();
            _callback(_state);
        }

        private void End()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                Interlocked.Decrement(ref _time._waiting);
        }
    }

    // Set whenever a call has come to the queue and must wait.
    private sealed class LimiterTimer(WaitingTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool isChanged = timer.Change(dueTime, period);
            time.WaitBegins?.Invoke();
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

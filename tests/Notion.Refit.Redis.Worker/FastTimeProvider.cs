namespace Notion.Refit.Redis.Worker;

/// <summary>A clock that runs several times as fast as that of the system, the same in all processes.</summary>
/// <param name="factor">How many times as fast.</param>
internal sealed class FastTimeProvider(int factor) : TimeProvider
{
    private static readonly DateTimeOffset s_base = DateTimeOffset.UnixEpoch.AddDays(20_000);

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Of(System.GetUtcNow());

    public override long GetTimestamp() => System.GetTimestamp() * factor;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Slow(dueTime), Slow(period)), this);

    /// <summary>Returns what this clock shows at a time of the system.</summary>
    public DateTimeOffset Of(DateTimeOffset time) => s_base + ((time - s_base) * factor);

    private TimeSpan Slow(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / factor));

    private sealed class FastTimer(ITimer timer, FastTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Slow(dueTime), clock.Slow(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}

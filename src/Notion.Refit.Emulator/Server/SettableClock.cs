namespace Notion.Refit.Emulator.Server;

/// <summary>The clock of the server: the system clock until it is set, then frozen.</summary>
/// <remarks>Only the time of day can be set. How long something took, and timers, go by the system.</remarks>
internal sealed class SettableClock : TimeProvider
{
    // Ticks of UTC; negative while the clock runs.
    private long _stands = -1;

    public override DateTimeOffset GetUtcNow()
    {
        long ticks = Interlocked.Read(ref _stands);
        return ticks < 0 ? base.GetUtcNow() : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>Sets the clock, forwards or back; null lets it run again.</summary>
    public void Set(DateTimeOffset? now) => Interlocked.Exchange(ref _stands, now?.UtcTicks ?? -1);
}

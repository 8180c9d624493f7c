using System.Runtime.CompilerServices;

namespace Notion.Refit.Live.Saving;

/// <summary>Notion's time, as far as it is known: the clock of the store, corrected by the times of what was created through it.</summary>
/// <remarks>
/// A creation whose response was lost is looked for among what was created since. By the clock of a machine that is off by an hour it would not be found, and be made
/// twice. Until something was created, the clock of the store counts.
/// </remarks>
internal sealed class NotionClock(TimeProvider time) : TimeProvider
{
    // Times of creation are whole minutes; the rest is the way of the response.
    private static readonly TimeSpan s_inStep = TimeSpan.FromSeconds(75);

    private static readonly ConditionalWeakTable<LiveStore, NotionClock> s_clocks = [];

    private long _difference;
    private bool _isCompared;

    /// <summary>Whether the clock was compared with Notion's.</summary>
    public bool IsCompared => Volatile.Read(ref _isCompared);

    /// <summary>The author of what is created through the store; null until something was.</summary>
    public Models.User? Author { get; private set; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => time.TimestampFrequency;

    /// <summary>Gets that of a store.</summary>
    public static NotionClock Of(LiveStore store) => s_clocks.GetOrAdd(store, static owner => new NotionClock(owner.TimeProvider));

    /// <summary>Compares the clock with the time of a creation that was just answered.</summary>
    /// <param name="created">The time.</param>
    /// <param name="author">Its author; null when it is not in the response.</param>
    public void Compare(DateTimeOffset created, Models.User? author)
    {
        Author = author ?? Author;
        TimeSpan difference = created - time.GetUtcNow();
        Volatile.Write(ref _difference, difference > -s_inStep && difference < s_inStep ? 0 : difference.Ticks);
        Volatile.Write(ref _isCompared, true);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _difference));

    /// <inheritdoc/>
    public override long GetTimestamp() => time.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}

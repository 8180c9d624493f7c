namespace Notion.Refit.Emulator;

/// <summary>The timing of webhook deliveries. All times are those of the emulator's clock.</summary>
public sealed record WebhookSettings
{
    // Seven doubling waits that add up to 24 hours, as Notion spreads its attempts.
    private static readonly TimeSpan FirstWait = TimeSpan.FromHours(24) / 127;

    /// <summary>The time between an event and its first delivery. Default zero; in Notion most events arrive within a minute.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// The time during which changes of one object are collected into one event. Default zero: each write sends its own. Locks and comments
    /// are never collected.
    /// </summary>
    public TimeSpan AggregationWindow { get; init; }

    /// <summary>The waits before the second and each further attempt. Default seven waits, each twice as long as the one before, 24 hours in all.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = [.. Enumerable.Range(0, 7).Select(attempt => FirstWait * (1 << attempt))];

    /// <summary>The time that a receiver has to respond. Default 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}

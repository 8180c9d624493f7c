namespace Notion.Refit.Live;

/// <summary>The state of following.</summary>
/// <param name="Requested">The interval that was asked for.</param>
/// <param name="Interval">The interval that is kept: longer than the requested one where the rate limit cannot hold that.</param>
/// <param name="RequestsPerRound">The requests of the last round; 0 before the first.</param>
/// <param name="RequestsPerSweep">The requests of the last sweep, or of the first reading; 0 before it.</param>
/// <param name="LastRound">The time of the last round or sweep that succeeded, by the clock of the store; null before the first.</param>
/// <param name="LastSweep">The time of the last sweep that succeeded; null before the first.</param>
/// <param name="Error">The reason why the last look failed; null when it succeeded. The next one tries again and misses nothing.</param>
public sealed record LiveFollowStatus(
    TimeSpan Requested, TimeSpan Interval, int RequestsPerRound, int RequestsPerSweep, DateTimeOffset? LastRound, DateTimeOffset? LastSweep, Exception? Error)
{
    /// <summary>Whether the interval is longer than the one that was asked for.</summary>
    public bool IsStretched => Interval > Requested;
}

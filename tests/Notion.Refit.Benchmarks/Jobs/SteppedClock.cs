namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>A clock for the emulator that data can be put into at different times. Afterwards it runs like that of the machine.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private TimeSpan _difference = TimeSpan.FromDays(-30);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _difference;

    public void Step(TimeSpan time) => _difference += time;
}

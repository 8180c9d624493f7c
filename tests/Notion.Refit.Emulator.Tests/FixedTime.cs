namespace Notion.Refit.Emulator.Tests;

/// <summary>A clock that a test sets.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}

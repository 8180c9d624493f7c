namespace Notion.Refit.Conformance.Replaying;

/// <summary>A clock that stands where the recording was.</summary>
internal sealed class ReplayClock : TimeProvider
{
    private DateTimeOffset _now = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves forwards; never back.</summary>
    public void Move(DateTimeOffset now) => _now = now > _now ? now : _now;
}

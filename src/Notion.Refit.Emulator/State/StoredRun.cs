namespace Notion.Refit.Emulator.State;

/// <summary>A turn of an agent.</summary>
/// <param name="Time">The time at which it ended.</param>
/// <param name="Credits">The credits that it used.</param>
internal sealed record StoredRun(DateTimeOffset Time, double Credits);

namespace Notion.Refit.Emulator.Snapshots;

/// <summary>A class that snapshots copy: it holds state that requests change, or refers to such state.</summary>
/// <remarks>
/// <see cref="SnapshotHandlings"/> reads this interface. A class of the emulator that a snapshot reaches and that neither has it, nor is immutable by
/// its fields, nor is marked <see cref="SharedBySnapshotsAttribute"/>, makes the snapshot fail.
/// </remarks>
internal interface ISnapshotState;

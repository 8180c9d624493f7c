namespace Notion.Refit.Emulator.Snapshots;

/// <summary>A class whose objects only keep what can be computed again: a snapshot begins with an empty one.</summary>
/// <remarks>It has a constructor without parameters.</remarks>
internal interface ISnapshotCache;

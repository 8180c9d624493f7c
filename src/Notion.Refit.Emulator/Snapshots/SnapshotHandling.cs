namespace Notion.Refit.Emulator.Snapshots;

/// <summary>The treatment of the objects of a type by a snapshot.</summary>
internal enum SnapshotHandling
{
    /// <summary>The objects never change: the snapshot refers to the same ones.</summary>
    Share,

    /// <summary>The objects are copied field by field.</summary>
    Copy,

    /// <summary>A new object replaces each one: locks, whose state is not copied, and caches.</summary>
    Renew,

    /// <summary>JSON that is cloned as a whole.</summary>
    Clone,
}

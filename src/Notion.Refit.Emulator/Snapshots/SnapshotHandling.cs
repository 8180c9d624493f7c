namespace Notion.Refit.Emulator.Snapshots;

/// <summary>What a snapshot does with the objects of a type.</summary>
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

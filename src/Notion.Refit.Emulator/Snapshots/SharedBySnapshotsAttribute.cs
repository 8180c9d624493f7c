namespace Notion.Refit.Emulator.Snapshots;

/// <summary>Marks a class that snapshots and the running emulator share, although its fields do not show that this is safe.</summary>
/// <param name="reason">Why it is safe.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class SharedBySnapshotsAttribute(string reason) : Attribute
{
    /// <summary>The reason why it is safe.</summary>
    public string Reason { get; } = reason;
}

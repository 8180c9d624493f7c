namespace Notion.Refit.Live;

/// <summary>The settings of a session.</summary>
public sealed record LiveSessionOptions
{
    /// <summary>The context on which changes are delivered; null for the thread pool, which is the default. <c>SynchronizationContext.Current</c> in an app with windows.</summary>
    public SynchronizationContext? Context { get; init; }

    /// <summary>The way of a save when a member was changed in Notion meanwhile. The default is that the last writer wins.</summary>
    public ConflictMode Conflicts { get; init; }
}

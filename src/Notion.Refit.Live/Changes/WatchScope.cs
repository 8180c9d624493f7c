namespace Notion.Refit.Live;

/// <summary>The objects whose changes a watcher gets.</summary>
public enum WatchScope
{
    /// <summary>The object itself.</summary>
    Object,

    /// <summary>The object and everything in it: blocks, child pages, rows.</summary>
    Subtree,
}

namespace Notion.Refit.Models;

public abstract partial record ViewPosition
{
    /// <summary>The position before all other tabs.</summary>
    public static ViewPosition Start { get; } = new StartViewPosition();

    /// <summary>The position after all other tabs, which is the default.</summary>
    public static ViewPosition End { get; } = new EndViewPosition();

    /// <summary>Returns the position after a tab.</summary>
    /// <param name="view">The view whose tab precedes.</param>
    /// <returns>The position.</returns>
    public static ViewPosition After(ViewId view) => new AfterViewPosition(view);
}

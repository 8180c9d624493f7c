namespace Notion.Refit.Live.Saving;

/// <summary>A new page with its content, as they were when the save started.</summary>
internal sealed class PlannedPage
{
    public PlannedPage(LivePage page)
    {
        Page = page;
        Changes = [.. page.PendingChanges];
        Content = PlannedRun.Of(page);
    }

    public LivePage Page { get; }

    public IReadOnlyList<PendingChange> Changes { get; }

    public IReadOnlyList<PlannedRun> Content { get; }

    public IEnumerable<LiveBlock> All() => Content.SelectMany(run => run.All()).Prepend(Page);

    /// <summary>The new pages that the relations lead to, with the property.</summary>
    public IEnumerable<(PendingChange Change, LivePage Target)> References() =>
        Changes.Where(change => change.Value is PendingPages).SelectMany(change => ((PendingPages)change.Value!).Pages.Where(page => page.IsNew).Select(page => (change, page)));
}

namespace Notion.Refit.Benchmarks.Jobs;

/// <summary>A change of live objects whose requests are counted when it is saved.</summary>
/// <param name="Name">The change.</param>
/// <param name="Formula">How the lower bound follows from Notion's limits.</param>
/// <param name="Bound">The fewest requests that Notion's limits allow.</param>
/// <param name="Change">Makes the change, with what is loaded: it makes no requests.</param>
internal sealed record LiveJob(string Name, string Formula, int Bound, Func<LiveWorkspace, Task> Change)
{
    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}

using Notion.Refit.Benchmarks.Jobs;

namespace Notion.Refit.Live.Tests.Saving;

/// <summary>The requests of a save: as few as Notion's limits allow.</summary>
internal sealed class JobTests
{
    private static IReadOnlyList<LiveJob> Jobs => LiveJobs.All;

    [TestCaseSource(nameof(Jobs))]
    public async Task A_save_makes_the_fewest_requests(LiveJob job) => Assert.That(await LiveWorkspace.MeasureAsync(job), Is.EqualTo(job.Bound), job.Formula);
}

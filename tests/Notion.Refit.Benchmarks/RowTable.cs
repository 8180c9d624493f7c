using Notion.Refit.Benchmarks.Calls;
using Notion.Refit.Benchmarks.Content;
using Notion.Refit.Benchmarks.Emulation;
using Notion.Refit.Benchmarks.Growth;
using Notion.Refit.Benchmarks.Json;
using Notion.Refit.Benchmarks.Live;
using Notion.Refit.Benchmarks.Loopback;
using Notion.Refit.Benchmarks.Mapping;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Benchmarks.Paging;
using Notion.Refit.Benchmarks.Starting;
using Notion.Refit.Benchmarks.Webhooks;

namespace Notion.Refit.Benchmarks;

/// <summary>All rows.</summary>
internal static class RowTable
{
    /// <summary>Those that can be measured in one process in a short time.</summary>
    /// <param name="only">Their names; none for all.</param>
    public static IEnumerable<IRows> Quick(IReadOnlyCollection<string> only) =>
        Select([new JsonRows(), new CallRows(), new LoopbackRows(), new PagingRows(), new MappingRows(), new ContentRows(), new EmulatorTrafficRows(), new EmulatorQueryRows(1_000, 10_000), new LiveStoreRows(), new WebhookRows()], only);

    public static IRows[] Parts => [new ChainPartRows()];

    public static IRows[] Start => [new StartRows()];

    public static IRows[] Publish => [new PublishRows()];

    /// <summary>Those that show how work grows.</summary>
    /// <param name="only">Their names; none for all.</param>
    public static IEnumerable<IRows> Growth(IReadOnlyCollection<string> only) => Select([new GrowthRows(), new FormulaGrowthRows()], only);

    public static IRows[] Large => [new EmulatorQueryRows(1_000, 10_000, 100_000)];

    private static IEnumerable<IRows> Select(IRows[] all, IReadOnlyCollection<string> only) =>
        all.Where(rows => only.Count == 0 || only.Contains(rows.Name, StringComparer.Ordinal));
}

using System.Diagnostics;
using System.Globalization;
using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Benchmarks.Calls;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Paging;

/// <summary>Going over 10,000 rows while the server takes its time for each page and the consumer for what is in it.</summary>
internal sealed class PagingRows : IRows
{
    private const int Pages = 100;
    private const int RowsOfPage = 100;

    private static readonly TimeSpan s_server = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_consumer = TimeSpan.FromMilliseconds(30);

    public string Name => "paging";

    public IEnumerable<Result> Measure() => [MeasureAsync().GetAwaiter().GetResult()];

    // Timers are late on a busy machine. So what the larger of the two takes is not computed but measured beside it, at the same time.
    private static async Task<Result> MeasureAsync()
    {
        TimeSpan[] elapsed = await Task.WhenAll(ReadAsync(s_server, TimeSpan.Zero), ReadAsync(TimeSpan.Zero, s_consumer), ReadAsync(s_server, s_consumer));
        double larger = Math.Max(elapsed[0].TotalSeconds, elapsed[1].TotalSeconds);
        string details = string.Create(
            CultureInfo.InvariantCulture,
            $"server alone {elapsed[0].TotalSeconds:0.00} s, consumer alone {elapsed[1].TotalSeconds:0.00} s, both {elapsed[2].TotalSeconds:0.00} s");
        return new Result("paged read of 10,000 rows: elapsed / the slower of server and consumer", elapsed[2].TotalSeconds / larger, Goal.AtMost(1.1), details);
    }

    private static async Task<TimeSpan> ReadAsync(TimeSpan server, TimeSpan consumer)
    {
        using var handler = new PagedHandler(AnswerBytes.Current.Query, Pages, server);
        using var notion = NotionClient.Create(HandWritten.Token, handler);
        long start = Stopwatch.GetTimestamp();
        int rows = 0;
        await foreach (Page _ in notion.DataSources.QueryAllAsync(new DataSourceId(Guid.NewGuid()), new()))
        {
            if (++rows % RowsOfPage == 0 && consumer > TimeSpan.Zero)
                await Task.Delay(consumer);
        }

        return rows == Pages * RowsOfPage ? Stopwatch.GetElapsedTime(start) : throw new InvalidOperationException($"{rows} rows came.");
    }
}

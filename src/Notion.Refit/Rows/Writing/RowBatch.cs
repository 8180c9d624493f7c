namespace Notion.Refit.Rows.Writing;

/// <summary>Processes many rows, several at a time.</summary>
internal static class RowBatch
{
    // The rate limiter sets the pace; this many requests are under way at once.
    private const int Concurrency = 8;

    public static async Task<RowResults<TRow>> RunAsync<TRow>(
        TRow[] rows, Func<TRow, int, CancellationToken, Task<RowResult<TRow>>> process, IProgress<RowProgress>? progress, CancellationToken cancellationToken)
        where TRow : class, INotionRow<TRow>
    {
        var results = new RowResult<TRow>[rows.Length];
        int done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, rows.Length, options, async (index, token) =>
        {
            try
            {
                results[index] = await process(rows[index], index, token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException || !token.IsCancellationRequested)
            {
                results[index] = new RowResult<TRow>(index, rows[index], RowOutcome.Failed, e);
            }

            progress?.Report(new RowProgress(Interlocked.Increment(ref done), rows.Length));
        }).ConfigureAwait(false);
        return new RowResults<TRow>(results);
    }
}

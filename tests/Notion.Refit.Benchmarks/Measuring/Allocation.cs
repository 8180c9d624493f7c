namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>Counts the bytes that a variant allocates.</summary>
internal static class Allocation
{
    private const int Times = 16;
    private const int Tries = 7;

    /// <summary>The bytes of one run: the least of several tries, since pools, buffers and the runtime itself allocate now and then.</summary>
    public static double Of(Variant variant)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Tries; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            variant.Run(Times);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (double)least / Times;
    }
}

namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>What was measured of a variant.</summary>
/// <param name="name">The variant.</param>
/// <param name="nanoseconds">The time of one run, turn by turn.</param>
/// <param name="reference">That of the variant it is compared with, in the same turns.</param>
/// <param name="bytes">What one run allocates.</param>
internal sealed class Timing(string name, double[] nanoseconds, double[] reference, double bytes)
{
    public string Name => name;

    /// <summary>The time of one run in the median turn.</summary>
    public double Nanoseconds { get; } = Median(nanoseconds);

    /// <summary>The time of one run in the best turn: what others do on the machine lengthens a turn, and nothing shortens one.</summary>
    public double LeastNanoseconds { get; } = nanoseconds.Min();

    /// <summary>How long it takes for each unit of what it is compared with.</summary>
    public double Ratio { get; } = Median([.. nanoseconds.Zip(reference, static (own, other) => own / other)]);

    /// <summary>What one run allocates.</summary>
    public double Bytes => bytes;

    /// <summary>The middle one of some values.</summary>
    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

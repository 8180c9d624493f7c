using System.Globalization;

namespace Notion.Refit.Benchmarks.Measuring;

/// <summary>One line of the report.</summary>
/// <param name="Measure">What was measured, against what.</param>
/// <param name="Value">The value: most often a ratio.</param>
/// <param name="Goal">The goal.</param>
/// <param name="Details">The figures behind it.</param>
internal sealed record Result(string Measure, double Value, Goal Goal, string Details)
{
    public bool IsMet => Goal.Excess(Value) <= 1;

    /// <summary>Time of a variant against the first one, with the absolute times as details.</summary>
    public static Result OfTime(string measure, Timing[] timings, int index, Goal goal) =>
        new(measure, timings[index].Ratio, goal, string.Join(", ", timings.Select(static timing => $"{timing.Name} {Microseconds(timing.Nanoseconds)}")));

    /// <summary>Bytes of a variant against those of another.</summary>
    public static Result OfBytes(string measure, Timing own, Timing other, Goal goal) =>
        new(measure, own.Bytes / other.Bytes, goal, string.Create(CultureInfo.InvariantCulture, $"{own.Name} {own.Bytes:N0} B, {other.Name} {other.Bytes:N0} B"));

    private static string Microseconds(double nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1000:N2} µs");
}

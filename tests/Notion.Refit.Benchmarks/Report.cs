using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks;

/// <summary>Measures rows and prints them as they come, with their goals.</summary>
internal static class Report
{
    /// <param name="table">The rows.</param>
    /// <param name="bound">By which factor a goal may be missed.</param>
    /// <param name="output">Where to print.</param>
    /// <returns>1 where a goal is missed by more than the factor, else 0.</returns>
    public static int Write(IRows[] table, double bound, TextWriter output)
    {
        long start = Stopwatch.GetTimestamp();
        output.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores, {WorkClock.Name}, {AnswerBytes.Current.Origin}");
#if DEBUG
        output.WriteLine("Not optimized: what follows says nothing. Use -c Release.");
#endif

        int missed = 0, failed = 0;
        foreach (Result result in table.SelectMany(static rows => rows.Measure()))
        {
            bool isFailed = result.Goal.Excess(result.Value) > bound;
            missed += result.IsMet ? 0 : 1;
            failed += isFailed ? 1 : 0;
            string verdict = isFailed ? "FAILED" : result.IsMet ? "ok" : "missed";
            output.WriteLine($"{verdict,-7} {result.Goal.Format(result.Value),10} {result.Goal,-10} {result.Measure}{(result.Details.Length > 0 ? $" ({result.Details})" : "")}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{missed} goals missed, {failed} by more than a factor of {bound:0.##}; {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        return failed == 0 ? 0 : 1;
    }
}

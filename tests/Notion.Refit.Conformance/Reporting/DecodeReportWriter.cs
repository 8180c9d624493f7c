using System.Globalization;

namespace Notion.Refit.Conformance.Reporting;

/// <summary>Prints a report for people.</summary>
internal sealed class DecodeReportWriter(TextWriter output)
{
    private const int LongestList = 40;

    /// <summary>Prints the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="differences">How many of the differences to print.</param>
    public void Write(DecodeReport report, int differences)
    {
        WriteTable(report);
        WriteList("Differences", report.Losses.InOrder, report.Losses.Count, differences);
        WriteList("Unknown cases of unions", report.UnknownCases.ByCount, report.UnknownCases.Count, LongestList);
        WriteList("Members without a property, kept as additional ones", report.AdditionalMembers.ByCount, report.AdditionalMembers.Count, LongestList);
        WriteList("Values of open types that are not among the known ones", report.NewValues.ByCount, report.NewValues.Count, LongestList);
        WriteList("Bodies not decoded", report.NotDecoded.ByCount, report.NotDecoded.Count, LongestList);
        WriteList("Addresses without an operation, not counted", report.UnknownAddresses.ByCount, report.UnknownAddresses.Count, LongestList);
    }

    private void WriteTable(DecodeReport report)
    {
        int width = Math.Max("operation".Length, report.Operations.Keys.Select(o => o.Length).DefaultIfEmpty().Max());
        WriteRow("operation", width, "exchanges", "lossless", "percent", "unknown");
        foreach ((string operation, OperationTally tally) in report.Operations)
            WriteRow(operation, width, tally);
        WriteRow("total", width, report.Total);
    }

    private void WriteRow(string name, int width, OperationTally tally) => WriteRow(
        name, width, Number(tally.Exchanges), Number(tally.Lossless), Percent(tally.Percent), Number(tally.WithUnknownCase));

    private void WriteRow(string name, int width, string exchanges, string lossless, string percent, string unknown) =>
        output.WriteLine($"{name.PadRight(width)}  {exchanges,9}  {lossless,8}  {percent,7}  {unknown,7}");

    private void WriteList(string title, IEnumerable<(string What, int Count, string First)> lines, int count, int most)
    {
        if (count == 0)
            return;
        output.WriteLine();
        output.WriteLine($"{title} ({Number(count)}{(count > most ? $", the first {Number(most)}" : "")}):");
        foreach ((string what, int times, string first) in lines.Take(most))
            output.WriteLine($"  {Number(times)} × {what}  [{first}]");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Rounded down, so that 100.00 means all of them.
    private static string Percent(double value) => (Math.Floor(value * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Notion.Refit.Conformance.Replaying;

namespace Notion.Refit.Conformance.Reporting;

/// <summary>Prints a report for people.</summary>
internal sealed class ReplayReportWriter(TextWriter output)
{
    private const int LongestList = 40;

    private static readonly (ExchangeKind Kind, string Name)[] Rows =
    [
        (ExchangeKind.Write, "writes"),
        (ExchangeKind.OwnRead, "reads of what was created"),
        (ExchangeKind.SeededRead, "reads of what was seeded"),
        (ExchangeKind.Query, "queries"),
        (ExchangeKind.Error, "errors"),
    ];

    /// <summary>Prints the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="differences">How many of the differences to print.</param>
    public void Write(ReplayReport report, int differences)
    {
        WriteRow("kind", "exchanges", "matched", "percent", "explained");
        foreach ((ExchangeKind kind, string name) in Rows)
            WriteRow(name, report.Kinds[kind]);
        WriteRow("total", report.Total);

        WriteList("Differences", report.Differences, differences);
        WriteList("Explained", [.. report.Explained.ByCount.Select(e => $"{Number(e.Count)} × {e.What}  [{e.First}]")], LongestList);
        WriteList("Explanations that explain nothing", [.. report.Stale.Select(e => $"{e.Cassette}#{e.Index} | {e.Path} | {e.Reason}")], LongestList);
        WriteList("Not compared, for their API version", [.. report.OtherVersions.ByCount.Select(e => $"{Number(e.Count)} × {e.What}  [{e.First}]")], LongestList);
        WriteList("Not seeded", [.. report.NotSeeded.ByCount.Select(e => $"{Number(e.Count)} × {e.What}  [{e.First}]")], LongestList);
    }

    private void WriteRow(string name, ReplayTally tally) =>
        WriteRow(name, Number(tally.Exchanges), Number(tally.Matched), Percent(tally.Percent), Number(tally.Explained));

    private void WriteRow(string name, string exchanges, string matched, string percent, string explained) =>
        output.WriteLine($"{name,-25}  {exchanges,9}  {matched,8}  {percent,7}  {explained,9}");

    private void WriteList(string title, List<string> lines, int most)
    {
        if (lines.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine($"{title} ({Number(lines.Count)}{(lines.Count > most ? $", the first {Number(most)}" : "")}):");
        foreach (string line in lines.Take(most))
            output.WriteLine("  " + line);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Rounded down, so that 100.00 means all of them.
    private static string Percent(double value) => (Math.Floor(value * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture);
}

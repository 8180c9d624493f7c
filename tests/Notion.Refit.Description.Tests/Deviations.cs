using System.IO.Enumeration;
using Notion.Refit.Description.Tests.Wire;

namespace Notion.Refit.Description.Tests;

/// <summary>The list of deliberate differences between the description and the facts. A star in a line stands for anything.</summary>
internal sealed class Deviations(IEnumerable<string> lines)
{
    private const string Separator = " | ";

    private readonly (string Pattern, string Reason)[] _entries =
    [
        .. from line in lines
           where line.Length > 0 && line[0] != '#'
           let end = line.IndexOf(Separator, StringComparison.Ordinal)
           select end < 0 ? (line, "") : (line[..end], line[(end + Separator.Length)..]),
    ];

    /// <summary>Lines that give no reason.</summary>
    public IEnumerable<string> WithoutReason => _entries.Where(e => string.IsNullOrWhiteSpace(e.Reason)).Select(e => e.Pattern);

    /// <summary>The list beside the tests.</summary>
    public static Deviations Load() => new(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "deviations.txt")));

    /// <summary>Findings that the list does not explain.</summary>
    public IEnumerable<Finding> Unexplained(IEnumerable<Finding> findings) => findings.Where(f => !_entries.Any(e => Fits(e.Pattern, f)));

    /// <summary>Lines that fit no finding.</summary>
    public IEnumerable<string> Stale(IReadOnlyCollection<Finding> findings) =>
        _entries.Where(e => !findings.Any(f => Fits(e.Pattern, f))).Select(e => e.Pattern);

    // Backslash would escape in these patterns; no finding has one.
    private static bool Fits(string pattern, Finding finding) => FileSystemName.MatchesSimpleExpression(pattern, finding.Text, ignoreCase: false);
}

using System.Globalization;
using Notion.Refit.Conformance.Comparison;
using Notion.Refit.Conformance.Replaying;

namespace Notion.Refit.Conformance.Reporting;

/// <summary>Collects the results of replaying.</summary>
internal sealed class ReplayReport(IReadOnlyList<Explanation> explanations)
{
    private readonly Dictionary<ExchangeKind, ReplayTally> _kinds = Enum.GetValues<ExchangeKind>().ToDictionary(kind => kind, _ => new ReplayTally());
    private readonly HashSet<Explanation> _used = [];
    private readonly HashSet<string> _cassettes = new(StringComparer.Ordinal);

    /// <summary>Counts by kind.</summary>
    public IReadOnlyDictionary<ExchangeKind, ReplayTally> Kinds => _kinds;

    /// <summary>Counts of all exchanges.</summary>
    public ReplayTally Total { get; } = new();

    /// <summary>Differences without an explanation: the same place in different items counts as one within an exchange.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Differences with an explanation, by the explanation.</summary>
    public Occurrences Explained { get; } = new();

    /// <summary>API versions that the emulator does not know, by the exchanges that were therefore not sent.</summary>
    public Occurrences OtherVersions { get; } = new();

    /// <summary>What could not be put into the emulator.</summary>
    public Occurrences NotSeeded { get; } = new();

    /// <summary>Explanations of conversations that were replayed, that explain nothing.</summary>
    public IEnumerable<Explanation> Stale => explanations.Where(explanation => !_used.Contains(explanation) && _cassettes.Any(explanation.IsAbout));

    /// <summary>Adds the result of an exchange.</summary>
    public void Add(ReplayResult result)
    {
        _cassettes.Add(result.Exchange.Cassette);
        bool isExplained = true;
        HashSet<string> places = new(StringComparer.Ordinal);
        foreach (JsonDifference difference in result.Differences)
        {
            if (explanations.FirstOrDefault(explanation => explanation.Explains(result.Exchange, difference)) is { } explanation)
            {
                _used.Add(explanation);
                Explained.Add(explanation.Reason, $"{Name(result)} {difference.Path}");
                continue;
            }

            isExplained = false;
            if (places.Add(JsonPaths.AnyItem(difference.Path)))
                Differences.Add($"{Name(result)}: {difference.Path}: {difference.Problem}");
        }

        _kinds[result.Kind].Add(result.IsMatch, isExplained);
        Total.Add(result.IsMatch, isExplained);
    }

    private static string Name(ReplayResult result) => string.Create(
        CultureInfo.InvariantCulture, $"{result.Exchange.Cassette}#{result.Exchange.Index} {result.Exchange.Method} {result.Exchange.Path} [{result.Exchange.Origin}]");
}

namespace Notion.Refit.Conformance.Reporting;

/// <summary>Counts how often something was seen, and remembers where it was seen first.</summary>
internal sealed class Occurrences
{
    private readonly Dictionary<string, (int Count, string First)> _seen = new(StringComparer.Ordinal);

    /// <summary>What was seen, in the order of the first time.</summary>
    public IEnumerable<(string What, int Count, string First)> InOrder => _seen.Select(s => (s.Key, s.Value.Count, s.Value.First));

    /// <summary>What was seen, the most frequent first.</summary>
    public IEnumerable<(string What, int Count, string First)> ByCount => InOrder.OrderByDescending(s => s.Count);

    /// <summary>How many different things were seen.</summary>
    public int Count => _seen.Count;

    /// <summary>Counts one.</summary>
    public void Add(string what, string where) =>
        _seen[what] = _seen.TryGetValue(what, out (int Count, string First) old) ? (old.Count + 1, old.First) : (1, where);
}

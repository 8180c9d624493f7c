using System.Collections.Concurrent;

namespace Notion.Refit.Resilience.Tests.UnderFaults;

/// <summary>Counts calls by operation and by what became of them.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Operation, string Outcome), int> _counts = new();
    private readonly Lock _lock = new();

    public TimeSpan Longest { get; private set; }

    public int Calls => _counts.Values.Sum();

    public int Acknowledged => _counts.Where(static count => count.Key.Outcome is "ok").Sum(static count => count.Value);

    public void Count(string operation, string outcome, TimeSpan took)
    {
        _counts.AddOrUpdate((operation, outcome), 1, static (_, count) => count + 1);
        lock (_lock)
            Longest = took > Longest ? took : Longest;
    }

    public IEnumerable<string> Lines() => _counts
        .GroupBy(static count => count.Key.Operation, StringComparer.Ordinal)
        .OrderBy(static operation => operation.Key, StringComparer.Ordinal)
        .Select(static operation => $"  {operation.Key,-10} {operation.Sum(static count => count.Value),5}: "
            + string.Join(", ", operation.OrderByDescending(static count => count.Value).Select(static count => $"{count.Value} {count.Key.Outcome}")));
}

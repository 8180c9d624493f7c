using Notion.Refit.Conformance.Comparison;
using Notion.Refit.Conformance.Decoding;

namespace Notion.Refit.Conformance.Reporting;

/// <summary>Collects the results of decoding.</summary>
internal sealed class DecodeReport
{
    private readonly SortedDictionary<string, OperationTally> _operations = new(StringComparer.Ordinal);

    /// <summary>Counts by operation.</summary>
    public IReadOnlyDictionary<string, OperationTally> Operations => _operations;

    /// <summary>Counts of all operations.</summary>
    public OperationTally Total { get; } = new();

    /// <summary>What was lost: the same place in different items and files counts as one.</summary>
    public Occurrences Losses { get; } = new();

    /// <summary>Addresses that the client has no operation for, with the status. Not part of the counts.</summary>
    public Occurrences UnknownAddresses { get; } = new();

    /// <summary>Bodies that were not decoded, by reason. Their exchanges are part of the counts.</summary>
    public Occurrences NotDecoded { get; } = new();

    /// <summary>Cases that the client's unions do not know.</summary>
    public Occurrences UnknownCases { get; } = new();

    /// <summary>Members that the client's models have no property for.</summary>
    public Occurrences AdditionalMembers { get; } = new();

    /// <summary>Texts of open values that the client does not know.</summary>
    public Occurrences NewValues { get; } = new();

    /// <summary>Adds the result of an exchange.</summary>
    public void Add(ExchangeResult result)
    {
        string origin = result.Exchange.Origin;
        string operation = result.Operation ?? "(no operation)";
        foreach (Loss loss in result.Losses)
            Losses.Add($"{operation}, {Name(loss.Part)} {loss.Model}: {JsonPaths.AnyItem(loss.Path)}: {loss.Problem}", $"{origin} {loss.Path}");
        foreach (string reason in result.NotDecoded)
            NotDecoded.Add($"{operation}, {reason}", origin);
        foreach (ModelInventory inventory in result.Inventories)
        {
            AddAll(UnknownCases, inventory.UnknownCases, origin);
            AddAll(AdditionalMembers, inventory.AdditionalMembers, origin);
            AddAll(NewValues, inventory.NewValues, origin);
        }

        if (result.Operation is null)
        {
            UnknownAddresses.Add($"{result.Exchange.Method} {result.Exchange.Path}, status {result.Exchange.Status}", origin);
            // Its answer was decoded all the same if it was an error: a loss there must not go unseen.
            if (result.IsLossless)
                return;
        }

        if (!_operations.TryGetValue(operation, out OperationTally? tally))
            _operations.Add(operation, tally = new OperationTally());
        tally.Add(result);
        Total.Add(result);
    }

    private static void AddAll(Occurrences occurrences, IEnumerable<string> what, string origin)
    {
        foreach (string one in what)
            occurrences.Add(one, origin);
    }

    private static string Name(ExchangePart part) => part == ExchangePart.Request ? "request" : "answer";
}

using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>A conversation: exchanges that belong together, in order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Exchanges">What was sent and answered.</param>
internal sealed record Cassette(string Name, IReadOnlyList<RecordedExchange> Exchanges)
{
    /// <summary>Sorts the exchanges of files into their conversations, in the order in which those begin.</summary>
    public static IReadOnlyList<Cassette> Split(IEnumerable<RecordedExchange> exchanges) =>
        [.. exchanges.GroupBy(exchange => exchange.Cassette, StringComparer.Ordinal).Select(group => new Cassette(group.Key, [.. group]))];
}

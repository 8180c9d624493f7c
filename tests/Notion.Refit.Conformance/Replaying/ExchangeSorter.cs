using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Tells what an exchange is about.</summary>
internal static class ExchangeSorter
{
    /// <param name="exchange">The exchange.</param>
    /// <param name="scan">What its conversation made; null when that is not known.</param>
    public static ExchangeKind KindOf(RecordedExchange exchange, CassetteScan? scan = null)
    {
        if (exchange.Status >= 400)
            return ExchangeKind.Error;
        if (exchange.Method is "POST" && (exchange.Path is "/v1/search" || exchange.Path.EndsWith("/query", StringComparison.Ordinal) || exchange.Path.EndsWith("/queries", StringComparison.Ordinal)))
            return ExchangeKind.Query;
        if (exchange.Method is not "GET")
            return ExchangeKind.Write;
        return scan is not null && RecordedIds.In(exchange.Path).Concat(exchange.Query.SelectMany(parameter => RecordedIds.In(parameter.Value))).Any(scan.IsCreated)
            ? ExchangeKind.OwnRead
            : ExchangeKind.SeededRead;
    }
}

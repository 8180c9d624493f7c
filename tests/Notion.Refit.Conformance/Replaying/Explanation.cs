using System.Globalization;
using System.Text.RegularExpressions;
using Notion.Refit.Conformance.Comparison;
using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Why a difference is there, and stays.</summary>
/// <param name="Cassette">The conversation; <c>*</c> stands for any text.</param>
/// <param name="Index">The number of the exchange, or <c>*</c>.</param>
/// <param name="Path">The place in the answer; <c>*</c> stands for any text.</param>
/// <param name="Reason">The reason.</param>
internal sealed record Explanation(string Cassette, string Index, string Path, string Reason)
{
    private readonly Regex _cassette = Pattern(Cassette);
    private readonly Regex _path = Pattern(Path);

    /// <summary>Whether it is about a conversation.</summary>
    public bool IsAbout(string cassette) => _cassette.IsMatch(cassette);

    /// <summary>Whether it explains a difference.</summary>
    public bool Explains(RecordedExchange exchange, JsonDifference difference) =>
        IsAbout(exchange.Cassette)
        && (Index is "*" || string.Equals(Index, exchange.Index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        && _path.IsMatch(difference.Path);

    private static Regex Pattern(string text) =>
        new("^" + Regex.Escape(text).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Notion.Refit.Live.Saving;

/// <summary>Reads from the message of a refused append which of its blocks Notion does not take.</summary>
internal static partial class RefusedBlock
{
    /// <summary>Returns the place of the block among those of the request; null when the message does not name one.</summary>
    public static int? IndexIn(Exception error) =>
        Place().Match(error.Message) is { Success: true } match && int.TryParse(match.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : null;

    /// <summary>Whether the message names a block of a page that is created, or nothing at all.</summary>
    public static bool MayBeContent(Exception error) => Place().IsMatch(error.Message) || !error.Message.Contains("body.", StringComparison.Ordinal);

    [GeneratedRegex(@"body\.children\[(?<index>[0-9]+)\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}

using System.Text.RegularExpressions;

namespace Notion.Refit.Conformance.Comparison;

/// <summary>Paths of differences, for people and for counts.</summary>
internal static partial class JsonPaths
{
    /// <summary>The path without the places in lists and without names that users gave: what is the same for all items.</summary>
    public static string AnyItem(string path) => IndexOrName().Replace(path, "[*]");

    [GeneratedRegex(@"\[\d+\]|\['[^']*'\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndexOrName();
}

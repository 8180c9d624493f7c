using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notion.Refit.Conformance.Replaying;

/// <summary>Finds ids in texts: addresses, cursors, paths and expressions have them inside.</summary>
internal static partial class RecordedIds
{
    /// <summary>The text when it is an id as a whole, with or without dashes; null otherwise.</summary>
    public static Guid? Whole(string? text) =>
        text is { Length: 36 } && Guid.TryParseExact(text, "D", out Guid dashed) ? dashed
        : text is { Length: 32 } && Guid.TryParseExact(text, "N", out Guid plain) ? plain
        : null;

    /// <summary>The ids in a text, in order.</summary>
    public static IReadOnlyList<Guid> In(string text) => [.. Id().Matches(text).Select(match => Guid.Parse(match.ValueSpan, CultureInfo.InvariantCulture))];

    /// <summary>The text with other ids, in the form that each has.</summary>
    public static string Replace(string text, Func<Guid, Guid?> replacement) => text.Length < 32
        ? text
        : Id().Replace(text, match =>
        {
            Guid id = Guid.Parse(match.ValueSpan, CultureInfo.InvariantCulture);
            return replacement(id) is { } other ? other.ToString(match.Length == 36 ? "D" : "N") : match.Value;
        });

    /// <summary>The text without its ids: what is left must be equal for two texts to be of the same form.</summary>
    public static string Form(string text) => Id().Replace(text, "#");

    /// <summary>Whether a text ends with an id without dashes, as addresses of pages do.</summary>
    public static bool IsAtEnd(string text) => text.Length > 32 && Whole(text[^32..]) is not null;

    /// <summary>The id of what something is in, as its answer tells; null at the top of the workspace.</summary>
    public static Guid? Parent(JsonObject answer)
    {
        if (answer["parent"] is not JsonObject parent)
            return null;

        // A row names its database beside its data source.
        foreach (string name in (ReadOnlySpan<string>)["data_source_id", "page_id", "block_id", "database_id"])
        {
            if (parent[name] is JsonValue value && value.TryGetValue(out string? text))
                return Whole(text);
        }

        return null;
    }

    [GeneratedRegex("(?<![0-9a-fA-F])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32})(?![0-9a-fA-F])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}

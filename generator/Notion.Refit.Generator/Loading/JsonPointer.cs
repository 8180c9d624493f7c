namespace Notion.Refit.Generator.Loading;

/// <summary>The segments of a JSON pointer (RFC 6901) in its fragment form.</summary>
internal static class JsonPointer
{
    public static string Escape(string segment) =>
        segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The segments of what follows the <c>#</c>; empty for the whole document.</summary>
    public static IReadOnlyList<string> Split(string fragment) =>
        fragment.Length == 0 || fragment == "/" ? [] : [.. fragment.TrimStart('/').Split('/').Select(Unescape)];

    private static string Unescape(string segment) =>
        Uri.UnescapeDataString(segment).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}

using System.Buffers;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>The title of code in the info line of its fence: <c>title="…"</c>.</summary>
internal static class FenceTitle
{
    private static readonly SearchValues<char> s_unsafe = SearchValues.Create("\"`\n\r\\&");

    private const string Start = "title=\"";

    /// <summary>Returns the title; null when there is none.</summary>
    public static string? Read(string? arguments)
    {
        if (arguments is null)
            return null;
        int at = arguments.IndexOf(Start, StringComparison.Ordinal);
        if (at < 0)
            return null;
        int end = arguments.IndexOf('"', at + Start.Length);
        return end > at + Start.Length ? arguments[(at + Start.Length)..end] : null;
    }

    /// <summary>Returns the info line's part for a title; null when the title cannot be in one.</summary>
    public static string? Write(string title) =>
        title.Length == 0 || title.Trim().Length != title.Length || title.AsSpan().ContainsAny(s_unsafe) ? null : $"{Start}{title}\"";
}

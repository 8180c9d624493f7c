using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>Finds passages in a document.</summary>
internal static class TextSelection
{
    private const string Ellipsis = "...";

    /// <summary>The range that a selection names: its start, three dots and its end. Without dots it is the passage itself.</summary>
    /// <exception cref="Protocol.Errors.ApiException">There is no such range.</exception>
    public static (int Start, int End) Find(string document, string selection)
    {
        int dots = selection.IndexOf(Ellipsis, StringComparison.Ordinal);
        string first = dots < 0 ? selection : selection[..dots];
        string last = dots < 0 ? selection : selection[(dots + Ellipsis.Length)..];
        if (first.Length == 0 && last.Length == 0)
            throw NotFound(document, selection);

        // Assumption: one half may be left out; the range then begins, or ends, with the page.
        int start = document.IndexOf(first, StringComparison.Ordinal);
        if (start < 0)
            throw NotFound(document, $"{first}{Ellipsis}{last}");
        if (dots < 0)
            return (start, start + first.Length);
        if (last.Length == 0)
            return (start, document.Length);
        int end = document.IndexOf(last, start + first.Length, StringComparison.Ordinal);
        return end < 0 ? throw NotFound(document, $"{first}{Ellipsis}{last}") : (start, end + last.Length);
    }

    /// <summary>Replaces a passage that must be there: once, unless all are meant.</summary>
    /// <param name="document">The document.</param>
    /// <param name="old">The passage.</param>
    /// <param name="new">What comes in its place.</param>
    /// <param name="isEverywhere">Whether all are meant.</param>
    /// <exception cref="Protocol.Errors.ApiException">The passage is not there, or several times.</exception>
    public static string Replace(string document, string old, string @new, bool isEverywhere)
    {
        // Assumption: the wording, as that of the next but one.
        if (old.Length == 0)
            throw ApiErrors.EmptyPattern();
        int first = document.IndexOf(old, StringComparison.Ordinal);
        if (first < 0)
            throw NotFound(document, old);
        if (isEverywhere)
            return document.Replace(old, @new, StringComparison.Ordinal);

        int count = 1;
        for (int next = first; (next = document.IndexOf(old, next + old.Length, StringComparison.Ordinal)) >= 0;)
            count++;
        return count == 1
            ? string.Concat(document.AsSpan(0, first), @new, document.AsSpan(first + old.Length))
            : throw ApiErrors.PatternFoundOften(old, count);
    }

    private static ApiException NotFound(string document, string pattern) =>
        ApiErrors.PatternNotFound(pattern, document);
}

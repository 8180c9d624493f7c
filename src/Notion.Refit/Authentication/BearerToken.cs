using System.Buffers;

namespace Notion.Refit.Authentication;

/// <summary>The rule for valid tokens.</summary>
internal static class BearerToken
{
    private static readonly SearchValues<char> s_printable = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    /// <summary>Whether the text is valid in a header: printable ASCII without blanks.</summary>
    public static bool IsValid(ReadOnlySpan<char> token) => !token.IsEmpty && !token.ContainsAnyExcept(s_printable);
}

using System.Buffers;

namespace Notion.Refit.Authentication;

/// <summary>What a token may look like.</summary>
internal static class BearerToken
{
    private static readonly SearchValues<char> s_printable = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    /// <summary>Whether the text can stand in a header: printable ASCII without blanks.</summary>
    public static bool IsValid(ReadOnlySpan<char> token) => !token.IsEmpty && !token.ContainsAnyExcept(s_printable);
}

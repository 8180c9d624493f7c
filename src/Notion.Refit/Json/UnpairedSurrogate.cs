using System.Buffers;
using System.Text;

namespace Notion.Refit.Json;

/// <summary>Finds half a surrogate pair, such as half an emoji, in JSON that a <see cref="System.Text.Json.Utf8JsonWriter"/> has written.</summary>
/// <remarks>
/// The writer replaces it without a word, by an escape that it writes for nothing else: U+FFFD itself goes out unescaped where text is escaped as
/// little as possible, which is how bodies are written.
/// </remarks>
internal static class UnpairedSurrogate
{
    /// <summary>The escape.</summary>
    public static ReadOnlySpan<byte> Mark => "\\uFFFD"u8;

    /// <summary>The position of the first one; -1 when there is none.</summary>
    public static int Find(ReadOnlySpan<byte> json)
    {
        for (int start = 0, found; (found = json[start..].IndexOf(Mark)) >= 0; start += found + Mark.Length)
        {
            // After an odd number of backslashes, this one is the text of an escaped one.
            int first = start + found;
            while (first > 0 && json[first - 1] == '\\')
                first--;
            if ((start + found - first) % 2 == 0)
                return start + found;
        }

        return -1;
    }

    /// <summary>Throws when a text holds half a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameterName">The parameter that it was passed with.</param>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void ThrowIfCut(ReadOnlySpan<char> text, string parameterName)
    {
        for (int start; (start = text.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0;)
        {
            text = text[start..];
            if (Rune.DecodeFromUtf16(text, out _, out int length) != OperationStatus.Done)
                throw new ArgumentException("The text holds half a surrogate pair, such as half an emoji. Cut text between whole characters.", parameterName);
            text = text[length..];
        }
    }
}

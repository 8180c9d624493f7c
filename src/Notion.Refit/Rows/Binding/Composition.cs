using System.Text;

namespace Notion.Refit.Rows.Binding;

/// <summary>Composes letters and combining marks, as Unicode normalization form C does, also under invariant globalization.</summary>
internal static class Composition
{
    private const int HangulL = 0x1100;
    private const int HangulV = 0x1161;
    private const int HangulT = 0x11A7;
    private const int HangulS = 0xAC00;
    private const int HangulVCount = 21;
    private const int HangulTCount = 28;

    /// <summary>Returns the text with every letter that is followed by combining marks composed, where Unicode has a letter for it.</summary>
    public static string Compose(string text)
    {
        if (!text.Any(static c => c >= '\u0300'))
            return text;

        var result = new StringBuilder(text.Length);
        foreach (char next in text)
        {
            char? composed = result.Length > 0 ? Pair(result[^1], next) : null;
            if (composed is { } letter)
                result[^1] = letter;
            else
                result.Append(next);
        }

        return result.ToString();
    }

    private static char? Pair(char first, char second)
    {
        if (first is >= (char)HangulL and < (char)(HangulL + 19) && second is >= (char)HangulV and < (char)(HangulV + HangulVCount))
            return (char)(HangulS + ((((first - HangulL) * HangulVCount) + (second - HangulV)) * HangulTCount));
        if (first is >= (char)HangulS and <= (char)0xD7A3 && (first - HangulS) % HangulTCount == 0 && second is > (char)HangulT and < (char)(HangulT + HangulTCount))
            return (char)(first + (second - HangulT));
        return Find(first, second);
    }

    private static char? Find(char first, char second)
    {
        ReadOnlySpan<char> triples = CompositionTable.Triples;
        int low = 0;
        int high = (triples.Length / 3) - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = triples[middle * 3] != first ? triples[middle * 3].CompareTo(first) : triples[(middle * 3) + 1].CompareTo(second);
            if (order == 0)
                return triples[(middle * 3) + 2];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }
}

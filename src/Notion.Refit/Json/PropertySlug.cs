using System.Text;

namespace Notion.Refit.Json;

/// <summary>Compares names by their letters and digits, so that a name in the notation of code finds a property.</summary>
internal static class PropertySlug
{
    /// <summary>Whether two names have the same letters and digits, in upper or lower case.</summary>
    /// <remarks>A name without letters and digits matches nothing.</remarks>
    public static bool Matches(string left, string right)
    {
        StringRuneEnumerator lefts = left.EnumerateRunes();
        StringRuneEnumerator rights = right.EnumerateRunes();
        bool any = false;
        while (true)
        {
            Rune? a = Next(ref lefts);
            Rune? b = Next(ref rights);
            if (a != b)
                return false;
            if (a is null)
                return any;
            any = true;
        }
    }

    private static Rune? Next(ref StringRuneEnumerator runes)
    {
        while (runes.MoveNext())
        {
            if (Rune.IsLetterOrDigit(runes.Current))
                return Rune.ToUpperInvariant(runes.Current);
        }

        return null;
    }
}

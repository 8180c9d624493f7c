namespace Notion.Refit.Emulator.Tables.Queries;

/// <summary>The order of texts as people read them: upper and lower case are alike, and <c>Article 4</c> comes before <c>Article 10</c>.</summary>
internal static class TextOrder
{
    public static int Compare(string left, string right)
    {
        int l = 0;
        int r = 0;
        while (l < left.Length && r < right.Length)
        {
            int order = char.IsAsciiDigit(left[l]) && char.IsAsciiDigit(right[r])
                ? CompareNumbers(left, ref l, right, ref r)
                : char.ToUpperInvariant(left[l++]).CompareTo(char.ToUpperInvariant(right[r++]));
            if (order != 0)
                return order;
        }

        int rest = (left.Length - l).CompareTo(right.Length - r);

        // Case and leading zeros count where two texts are otherwise equal.
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    // Numbers of any length: the one with more digits is the greater, leading zeros aside.
    private static int CompareNumbers(string left, ref int l, string right, ref int r)
    {
        ReadOnlySpan<char> a = Digits(left, ref l);
        ReadOnlySpan<char> b = Digits(right, ref r);
        int order = a.Length.CompareTo(b.Length);
        return order != 0 ? order : a.SequenceCompareTo(b);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
            position++;
        return text.AsSpan(start, position - start).TrimStart('0');
    }
}

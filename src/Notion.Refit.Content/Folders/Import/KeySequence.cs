namespace Notion.Refit.Content.Folders.Import;

/// <summary>Finds what two sequences of keys have in common, in time that grows with their length.</summary>
internal static class KeySequence
{
    /// <summary>Matches equal keys in the same order.</summary>
    /// <returns>For each key of the second sequence the index in the first one; -1 where there is none.</returns>
    /// <remarks>
    /// Keys that are once in both sequences are matched as far as their order is the same (the longest such list); from there and from both ends the
    /// match grows over equal neighbours.
    /// </remarks>
    public static int[] Match(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        int[] match = new int[second.Count];
        Array.Fill(match, -1);
        Dictionary<string, int> once = Once(first);
        Dictionary<string, int> onceInSecond = Once(second);
        var pairs = new List<(int First, int Second)>();
        for (int i = 0; i < second.Count; i++)
        {
            if (once.TryGetValue(second[i], out int index) && index >= 0 && onceInSecond[second[i]] >= 0)
                pairs.Add((index, i));
        }

        foreach ((int a, int b) in LongestInOrder(pairs))
            match[b] = a;
        Grow(first, second, match);
        return match;
    }

    private static Dictionary<string, int> Once(IReadOnlyList<string> keys)
    {
        var once = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < keys.Count; i++)
            once[keys[i]] = once.ContainsKey(keys[i]) ? -1 : i;
        return once;
    }

    private static List<(int First, int Second)> LongestInOrder(List<(int First, int Second)> pairs)
    {
        // Patience sorting: the last pair of the best list of each length.
        var tails = new List<int>();
        int[] before = new int[pairs.Count];
        for (int i = 0; i < pairs.Count; i++)
        {
            int low = 0;
            int high = tails.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (pairs[tails[middle]].First < pairs[i].First)
                    low = middle + 1;
                else
                    high = middle;
            }

            before[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
                tails.Add(i);
            else
                tails[low] = i;
        }

        var list = new List<(int First, int Second)>();
        for (int i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = before[i])
            list.Add(pairs[i]);
        list.Reverse();
        return list;
    }

    // Between two matches, equal neighbours are matched from both sides.
    private static void Grow(IReadOnlyList<string> first, IReadOnlyList<string> second, int[] match)
    {
        int start = 0;
        int startFirst = 0;
        while (start <= second.Count)
        {
            int end = start;
            while (end < second.Count && match[end] < 0)
                end++;
            int endFirst = end < second.Count ? match[end] : first.Count;
            int a = startFirst;
            int b = start;
            for (; a < endFirst && b < end && string.Equals(first[a], second[b], StringComparison.Ordinal); a++, b++)
                match[b] = a;
            int c = endFirst - 1;
            int d = end - 1;
            for (; c >= a && d >= b && string.Equals(first[c], second[d], StringComparison.Ordinal); c--, d--)
                match[d] = c;
            start = end + 1;
            startFirst = endFirst + 1;
        }
    }
}

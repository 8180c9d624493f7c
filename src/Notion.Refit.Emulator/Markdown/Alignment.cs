namespace Notion.Refit.Emulator.Markdown;

/// <summary>Finds what stays in its order when one list becomes another.</summary>
internal static class Alignment
{
    // Above this the longest common subsequence is not worth its time.
    private const long MostComparisons = 4_000_000;

    /// <summary>Pairs of places with equal keys, ascending in both lists. A null key is equal to nothing.</summary>
    public static IReadOnlyList<(int Before, int After)> Find(IReadOnlyList<string?> before, IReadOnlyList<string?> after)
    {
        var pairs = new List<(int, int)>();
        int start = 0;
        while (start < before.Count && start < after.Count && IsSame(before[start], after[start]))
            pairs.Add((start, start++));

        int endBefore = before.Count;
        int endAfter = after.Count;
        while (endBefore > start && endAfter > start && IsSame(before[endBefore - 1], after[endAfter - 1]))
        {
            endBefore--;
            endAfter--;
        }

        pairs.AddRange((long)(endBefore - start) * (endAfter - start) <= MostComparisons
            ? Longest(before, after, start, endBefore, endAfter)
            : Nearest(before, after, start, endBefore, endAfter));
        for (int i = 0; i < before.Count - endBefore; i++)
            pairs.Add((endBefore + i, endAfter + i));
        return pairs;
    }

    private static List<(int, int)> Longest(IReadOnlyList<string?> before, IReadOnlyList<string?> after, int start, int endBefore, int endAfter)
    {
        int rows = endBefore - start;
        int columns = endAfter - start;
        var lengths = new int[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
                lengths[i, j] = IsSame(before[start + i], after[start + j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (IsSame(before[start + i], after[start + j]))
                pairs.Add((start + i++, start + j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }

        return pairs;
    }

    // Each finds the next one that is left: quick, though not always the most.
    private static List<(int, int)> Nearest(IReadOnlyList<string?> before, IReadOnlyList<string?> after, int start, int endBefore, int endAfter)
    {
        var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (int i = start; i < endBefore; i++)
        {
            if (before[i] is not { } key)
                continue;
            if (!places.TryGetValue(key, out Queue<int>? queue))
                places.Add(key, queue = new Queue<int>());
            queue.Enqueue(i);
        }

        var pairs = new List<(int, int)>();
        int last = start - 1;
        for (int j = start; j < endAfter; j++)
        {
            if (after[j] is not { } key || !places.TryGetValue(key, out Queue<int>? queue))
                continue;
            while (queue.TryPeek(out int place) && place <= last)
                queue.Dequeue();
            if (queue.TryDequeue(out int found))
                pairs.Add((last = found, j));
        }

        return pairs;
    }

    private static bool IsSame(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.Ordinal);
}

namespace Notion.Refit.Live.Saving;

/// <summary>The longest common run of two lists, which may have gaps.</summary>
/// <remarks>By the places of equal items (Hunt and Szymanski): for lists with few repeats it grows like sorting them.</remarks>
internal static class CommonRun
{
    public static List<(int Left, int Right)> Of(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        int start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start])
            start++;
        int end = 0;
        while (end < left.Count - start && end < right.Count - start && left[left.Count - 1 - end] == right[right.Count - 1 - end])
            end++;

        List<(int, int)> pairs = [.. Enumerable.Range(0, start).Select(i => (i, i))];
        pairs.AddRange(Middle(left, right, start, left.Count - end, right.Count - end));
        pairs.AddRange(Enumerable.Range(0, end).Select(i => (left.Count - end + i, right.Count - end + i)));
        return pairs;
    }

    private static List<(int, int)> Middle(IReadOnlyList<string> left, IReadOnlyList<string> right, int start, int leftEnd, int rightEnd)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int j = rightEnd - 1; j >= start; j--)
        {
            if (!places.TryGetValue(right[j], out List<int>? list))
                places[right[j]] = list = [];
            list.Add(j);
        }

        // The smallest place at which a common run of each length can end.
        var ends = new List<Link>();
        for (int i = start; i < leftEnd; i++)
        {
            if (!places.TryGetValue(left[i], out List<int>? candidates))
                continue;
            foreach (int j in candidates)
            {
                int low = 0;
                int high = ends.Count;
                while (low < high)
                {
                    int middle = (low + high) / 2;
                    if (ends[middle].Right < j)
                        low = middle + 1;
                    else
                        high = middle;
                }

                var link = new Link(i, j, low == 0 ? null : ends[low - 1]);
                if (low == ends.Count)
                    ends.Add(link);
                else if (j < ends[low].Right)
                    ends[low] = link;
            }
        }

        var result = new List<(int, int)>();
        for (Link? link = ends.Count == 0 ? null : ends[^1]; link is not null; link = link.Before)
            result.Add((link.Left, link.Right));
        result.Reverse();
        return result;
    }

    private sealed record Link(int Left, int Right, Link? Before);
}

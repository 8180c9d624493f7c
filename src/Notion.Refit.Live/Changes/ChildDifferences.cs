namespace Notion.Refit.Live.Changes;

/// <summary>Finds the fewest moves between two orders of the blocks in a page or block.</summary>
internal static class ChildDifferences
{
    /// <summary>A block of the new order that is new or was moved.</summary>
    /// <param name="Id">The block.</param>
    /// <param name="After">The block before it; null at the start.</param>
    /// <param name="IsNew">Whether it is new.</param>
    internal readonly record struct Step(Guid Id, Guid? After, bool IsNew);

    /// <summary>Compares two orders.</summary>
    /// <param name="old">The order before.</param>
    /// <param name="now">The order now.</param>
    /// <returns>The blocks that are gone, then the steps that lead from the rest to the new order, to be applied one after the other.</returns>
    public static (IReadOnlyList<Guid> Removed, IReadOnlyList<Step> Steps) Between(ReadOnlySpan<Guid> old, ReadOnlySpan<Guid> now)
    {
        if (old.SequenceEqual(now))
            return ([], []);
        var places = new Dictionary<Guid, int>(old.Length);
        for (int i = 0; i < old.Length; i++)
            places[old[i]] = i;

        var kept = new List<int>(now.Length);
        foreach (Guid id in now)
        {
            if (places.TryGetValue(id, out int place))
                kept.Add(place);
        }

        HashSet<int> unmoved = LongestRun(kept);
        var steps = new List<Step>();
        Guid? before = null;
        foreach (Guid id in now)
        {
            bool isNew = !places.Remove(id, out int place);
            if (isNew || !unmoved.Contains(place))
                steps.Add(new(id, before, isNew));
            before = id;
        }

        var removed = new List<Guid>(places.Count);
        foreach (Guid id in old)
        {
            if (places.ContainsKey(id))
                removed.Add(id);
        }

        return (removed, steps);
    }

    // The longest rising run of places: patience sorting, in the order of n log n.
    private static HashSet<int> LongestRun(List<int> places)
    {
        var tails = new List<int>();
        int[] previous = new int[places.Count];
        for (int i = 0; i < places.Count; i++)
        {
            int low = 0;
            int high = tails.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (places[tails[middle]] < places[i])
                    low = middle + 1;
                else
                    high = middle;
            }

            previous[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
                tails.Add(i);
            else
                tails[low] = i;
        }

        var run = new HashSet<int>();
        for (int i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i])
            run.Add(places[i]);
        return run;
    }
}

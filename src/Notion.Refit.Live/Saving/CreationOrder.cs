using Notion.Refit.Models;

namespace Notion.Refit.Live.Saving;

/// <summary>The order in which new pages are created, so that as few as possible refer to one that does not exist yet.</summary>
/// <remarks>
/// A page in a cycle is created without its references and completed by one more request. The fewest such pages are a smallest set that is on every cycle: found
/// exactly for small cycles, by degree for large ones.
/// </remarks>
internal static class CreationOrder
{
    private const int MostTrials = 20_000;

    /// <summary>Orders pages.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="implied">Gets the references that Notion sets by itself: the other side of a two-way relation.</param>
    public static List<PlannedPage> Of(IReadOnlyList<PlannedPage> pages, HashSet<(LivePage From, string Key, LivePage To)> implied)
    {
        Dictionary<LivePage, int> numbers = pages.Select((page, i) => (page.Page, i)).ToDictionary(pair => pair.Page, pair => pair.i);
        FindImplied(pages, numbers, implied);
        List<int>[] targets = [.. pages.Select(page => page.References()
            .Where(reference => !implied.Contains((page.Page, reference.Change.Key, reference.Target)) && numbers.ContainsKey(reference.Target))
            .Select(reference => numbers[reference.Target]).Distinct().ToList())];

        var late = new HashSet<int>();
        foreach (List<int> cycle in Cycles(targets))
            late.UnionWith(FewestOn(cycle, targets));

        // Depth first: what a page refers to is created before it.
        var order = new List<PlannedPage>(pages.Count);
        var state = new byte[pages.Count];
        var open = new Stack<(int Page, int Next)>();
        for (int start = 0; start < pages.Count; start++)
        {
            if (state[start] == 0)
                open.Push((start, 0));
            while (open.TryPop(out (int Page, int Next) step))
            {
                state[step.Page] = 1;
                List<int> needed = late.Contains(step.Page) ? [] : targets[step.Page];
                if (step.Next == needed.Count)
                {
                    if (state[step.Page] != 2)
                        order.Add(pages[step.Page]);
                    state[step.Page] = 2;
                    continue;
                }

                open.Push((step.Page, step.Next + 1));
                if (state[needed[step.Next]] == 0)
                    open.Push((needed[step.Next], 0));
            }
        }

        return order;
    }

    private static void FindImplied(IReadOnlyList<PlannedPage> pages, Dictionary<LivePage, int> numbers, HashSet<(LivePage, string, LivePage)> implied)
    {
        Dictionary<LivePage, HashSet<(string Key, LivePage Target)>> all = pages.ToDictionary(page => page.Page, page => page.References().Select(r => (r.Change.Key, r.Target)).ToHashSet());
        foreach (PlannedPage page in pages)
        {
            foreach ((PendingChange change, LivePage target) in page.References())
            {
                if (page.Page == target || !numbers.ContainsKey(target) || implied.Contains((page.Page, change.Key, target)))
                    continue;
                string? other = OtherSideOf(page.Page, change.Key);
                if (other is not null && all[target].Contains((other, page.Page)) && !implied.Contains((target, other, page.Page)))
                    implied.Add((target, other, page.Page));
            }
        }
    }

    /// <summary>The key of the property that Notion keeps equal in the target of a two-way relation.</summary>
    private static string? OtherSideOf(LivePage page, string key)
    {
        if (page.DataSource is not { IsLoaded: true } source || LiveProperties.IdOf(key) is not { } id)
            return null;
        foreach (DataSourceProperty property in source.Snapshot.Properties.Values)
        {
            if (property.Id.ToString() == id && property.Schema is RelationSchema { Kind: TwoWayRelation two } && two.SyncedPropertyId is { } synced)
                return LiveProperties.KeyOf(synced);
        }

        return null;
    }

    /// <summary>The groups of pages that refer to each other in a circle, by Tarjan's algorithm.</summary>
    private static List<List<int>> Cycles(List<int>[] targets)
    {
        var cycles = new List<List<int>>();
        var index = new int[targets.Length];
        var low = new int[targets.Length];
        var isOpen = new bool[targets.Length];
        var stack = new Stack<int>();
        var calls = new Stack<(int Node, int Next)>();
        int counter = 0;
        for (int start = 0; start < targets.Length; start++)
        {
            if (index[start] == 0)
                calls.Push((start, 0));
            while (calls.TryPop(out (int Node, int Next) call))
            {
                int node = call.Node;
                if (call.Next == 0)
                {
                    index[node] = low[node] = ++counter;
                    stack.Push(node);
                    isOpen[node] = true;
                }
                else if (isOpen[targets[node][call.Next - 1]])
                {
                    low[node] = Math.Min(low[node], low[targets[node][call.Next - 1]]);
                }

                if (call.Next < targets[node].Count)
                {
                    calls.Push((node, call.Next + 1));
                    if (index[targets[node][call.Next]] == 0)
                        calls.Push((targets[node][call.Next], 0));
                    continue;
                }

                if (low[node] != index[node])
                    continue;
                var group = new List<int>();
                int member;
                do
                {
                    member = stack.Pop();
                    isOpen[member] = false;
                    group.Add(member);
                }
                while (member != node);
                if (group.Count > 1 || targets[node].Contains(node))
                    cycles.Add(group);
            }
        }

        return cycles;
    }

    private static HashSet<int> FewestOn(List<int> cycle, List<int>[] targets)
    {
        int trials = 0;
        for (int size = 1; size < cycle.Count; size++)
        {
            foreach (HashSet<int> chosen in Choices(cycle, size, 0))
            {
                if (++trials > MostTrials)
                    return Greedy(cycle, targets);
                if (IsWithoutCycle(cycle, chosen, targets))
                    return chosen;
            }
        }

        return [.. cycle];
    }

    private static HashSet<int> Greedy(List<int> cycle, List<int>[] targets)
    {
        var chosen = new HashSet<int>();
        while (!IsWithoutCycle(cycle, chosen, targets))
            chosen.Add(cycle.Where(node => !chosen.Contains(node)).MaxBy(node => targets[node].Count * cycle.Count(other => targets[other].Contains(node))));
        return chosen;
    }

    private static IEnumerable<HashSet<int>> Choices(List<int> items, int size, int start)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int i = start; i <= items.Count - size; i++)
        {
            foreach (HashSet<int> rest in Choices(items, size - 1, i + 1))
            {
                rest.Add(items[i]);
                yield return rest;
            }
        }
    }

    private static bool IsWithoutCycle(List<int> nodes, HashSet<int> without, List<int>[] targets)
    {
        // Take away what nothing left refers to, until nothing is left or only cycles are.
        HashSet<int> left = [.. nodes];
        left.ExceptWith(without);
        bool goesOn = true;
        while (goesOn)
            goesOn = left.RemoveWhere(node => !targets[node].Any(left.Contains)) > 0;
        return left.Count == 0;
    }
}

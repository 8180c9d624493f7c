namespace Notion.Refit.Content.Folders.Import;

/// <summary>
/// Divides new pages into parts that are written one after the other, so that a block with a link to a heading is written after the heading: its id is
/// known only then. As few parts as possible, since each is a request.
/// </summary>
internal sealed class DraftPlan
{
    // Above that many parts with links in circles, all of them are divided at once: the plan must not take longer than the requests.
    private const int MostInCircle = 1000;

    private readonly IReadOnlyList<PageDraft> _drafts;
    private readonly int[] _offsets;
    private readonly int[] _draftOf;
    private readonly int[] _partOf;
    private readonly int[][] _links;
    private readonly List<(int Start, int End)> _parts = [];

    private DraftPlan(IReadOnlyList<PageDraft> drafts)
    {
        _drafts = drafts;
        _offsets = new int[drafts.Count];
        int count = 0;
        for (int d = 0; d < drafts.Count; d++)
        {
            _offsets[d] = count;
            count += drafts[d].Count;
        }

        _draftOf = new int[count];
        _partOf = new int[count];
        _links = new int[count][];
        var owners = new Dictionary<LocalHeading, int>();
        for (int d = 0; d < drafts.Count; d++)
        {
            for (int i = 0; i < drafts[d].Count; i++)
            {
                _draftOf[_offsets[d] + i] = d;
                foreach (LocalHeading heading in drafts[d].Headings[i])
                    owners[heading] = _offsets[d] + i;
            }
        }

        // A link within one block waits for nothing: it is corrected afterwards.
        for (int item = 0; item < count; item++)
            _links[item] = [.. ItemOf(item).Select(heading => owners.GetValueOrDefault(heading, -1)).Where(target => target >= 0 && target != item).Distinct()];
    }

    /// <summary>Returns the parts in rounds: those of a round lead only to headings of earlier rounds, as far as that is possible.</summary>
    public static IReadOnlyList<IReadOnlyList<DraftPart>> Of(IReadOnlyList<PageDraft> drafts)
    {
        var plan = new DraftPlan(drafts);
        for (int d = 0; d < drafts.Count; d++)
            plan.Divide(d);
        plan.BreakCircles();
        return plan.Rounds();
    }

    private IReadOnlyList<LocalHeading> ItemOf(int item) => _drafts[_draftOf[item]].Links[item - _offsets[_draftOf[item]]];

    // A link and its heading on the same page are in two parts: the fewest cuts that are within all of those pairs, found from left to right.
    private void Divide(int draft)
    {
        int start = _offsets[draft];
        int count = _drafts[draft].Count;
        int[] pairStart = new int[count];
        Array.Fill(pairStart, -1);
        for (int i = 0; i < count; i++)
        {
            foreach (int target in _links[start + i].Where(target => _draftOf[target] == draft))
            {
                int last = Math.Max(i, target - start);
                pairStart[last] = Math.Max(pairStart[last], Math.Min(i, target - start));
            }
        }

        int partStart = 0;
        for (int i = 0; i < count; i++)
        {
            bool isBlock = _drafts[draft].IsBlock(i);
            if (!isBlock || pairStart[i] >= partStart)
            {
                AddPart(start + partStart, start + i);
                partStart = i;
            }

            if (!isBlock)
                partStart = i + 1;
        }

        AddPart(start + partStart, start + count);
    }

    private void AddPart(int start, int end)
    {
        if (start >= end)
            return;
        for (int i = start; i < end; i++)
            _partOf[i] = _parts.Count;
        _parts.Add((start, end));
    }

    private void BreakCircles()
    {
        var open = new Stack<List<int>>();
        open.Push([.. Enumerable.Range(0, _parts.Count)]);
        while (open.TryPop(out List<int>? parts))
        {
            foreach (List<int> circle in Circles(parts))
                open.Push(Break(circle));
        }
    }

    // Divides the part of a circle that needs the fewest cuts between items with links and items with headings, for the links that it has in the circle.
    private List<int> Break(List<int> circle)
    {
        var inCircle = new HashSet<int>(circle);
        var targets = new HashSet<int>();
        foreach (int part in circle)
        {
            for (int i = _parts[part].Start; i < _parts[part].End; i++)
                targets.UnionWith(_links[i].Where(target => inCircle.Contains(_partOf[target])));
        }

        var cuts = circle.ToDictionary(part => part, part => CutsOf(part, inCircle, targets));
        int[] divided = [.. circle.Where(part => cuts[part].Count > 0)];
        if (divided.Length == 0)
        {
            // Each block has a heading and a link: the links of one are written without their headings, and corrected afterwards.
            int first = _parts[circle[0]].Start;
            for (int i = first; i < _parts[circle[0]].End; i++)
                _links[i] = [];
            return circle;
        }

        if (circle.Count <= MostInCircle)
            divided = [Cheapest(circle, divided, cuts)];
        foreach (int part in divided)
        {
            int start = _parts[part].Start;
            int end = _parts[part].End;
            _parts[part] = (start, cuts[part][0]);
            for (int i = 0; i < cuts[part].Count; i++)
            {
                AddPart(cuts[part][i], i + 1 < cuts[part].Count ? cuts[part][i + 1] : end);
                circle.Add(_parts.Count - 1);
            }
        }

        return circle;
    }

    private int Cheapest(List<int> circle, int[] divided, Dictionary<int, List<int>> cuts)
    {
        var from = circle.ToDictionary(part => part, _ => 0);
        var to = circle.ToDictionary(part => part, _ => 0);
        foreach (int part in circle)
        {
            foreach (int target in Next(part).Distinct().Where(to.ContainsKey))
            {
                from[part]++;
                to[target]++;
            }
        }

        return divided.MinBy(part => (double)cuts[part].Count / Math.Min(from[part], to[part]));
    }

    private List<int> CutsOf(int part, HashSet<int> circle, HashSet<int> targets)
    {
        var cuts = new List<int>();
        bool hasLinks = false;
        bool hasTargets = false;
        for (int i = _parts[part].Start; i < _parts[part].End; i++)
        {
            bool isLinking = _links[i].Any(target => circle.Contains(_partOf[target]));
            bool isTarget = targets.Contains(i);
            if ((isLinking && hasTargets) || (isTarget && hasLinks))
            {
                cuts.Add(i);
                hasLinks = hasTargets = false;
            }

            hasLinks |= isLinking;
            hasTargets |= isTarget;
        }

        return cuts;
    }

    // The strongly connected sets of more than one part: Tarjan's algorithm, without recursion.
    private List<List<int>> Circles(List<int> parts)
    {
        var circles = new List<List<int>>();
        var members = new HashSet<int>(parts);
        var indexes = new Dictionary<int, int>();
        var lowest = new Dictionary<int, int>();
        var onStack = new HashSet<int>();
        var stack = new Stack<int>();
        var calls = new Stack<(int Part, IEnumerator<int> Next)>();
        foreach (int root in parts.Where(part => !indexes.ContainsKey(part)))
        {
            Enter(root);
            while (calls.TryPeek(out (int Part, IEnumerator<int> Next) call))
            {
                if (call.Next.MoveNext())
                {
                    int next = call.Next.Current;
                    if (!indexes.TryGetValue(next, out int index))
                        Enter(next);
                    else if (onStack.Contains(next))
                        lowest[call.Part] = Math.Min(lowest[call.Part], index);
                    continue;
                }

                calls.Pop();
                if (calls.TryPeek(out (int Part, IEnumerator<int> Next) caller))
                    lowest[caller.Part] = Math.Min(lowest[caller.Part], lowest[call.Part]);
                if (lowest[call.Part] == indexes[call.Part])
                    Leave(call.Part);
            }
        }

        return circles;

        void Enter(int part)
        {
            indexes[part] = lowest[part] = indexes.Count;
            stack.Push(part);
            onStack.Add(part);
            calls.Push((part, Next(part).Where(members.Contains).GetEnumerator()));
        }

        void Leave(int part)
        {
            var circle = new List<int>();
            int last;
            do
            {
                last = stack.Pop();
                onStack.Remove(last);
                circle.Add(last);
            }
            while (last != part);
            if (circle.Count > 1)
                circles.Add(circle);
        }
    }

    private IEnumerable<int> Next(int part)
    {
        for (int i = _parts[part].Start; i < _parts[part].End; i++)
        {
            foreach (int target in _links[i])
            {
                if (_partOf[target] != part)
                    yield return _partOf[target];
            }
        }
    }

    private List<IReadOnlyList<DraftPart>> Rounds()
    {
        int[] waiting = new int[_parts.Count];
        var dependents = new List<int>[_parts.Count];
        for (int part = 0; part < _parts.Count; part++)
            dependents[part] = [];
        for (int part = 0; part < _parts.Count; part++)
        {
            foreach (int target in Next(part).Distinct())
            {
                dependents[target].Add(part);
                waiting[part]++;
            }
        }

        var rounds = new List<IReadOnlyList<DraftPart>>();
        List<int> round = [.. Enumerable.Range(0, _parts.Count).Where(part => waiting[part] == 0)];
        while (round.Count > 0)
        {
            rounds.Add([.. round.Select(PartOf).OrderBy(part => part.Start)]);
            round = [.. round.SelectMany(part => dependents[part]).Where(part => --waiting[part] == 0)];
        }

        return rounds;
    }

    private DraftPart PartOf(int part)
    {
        (int start, int end) = _parts[part];
        int draft = _draftOf[start];
        return new DraftPart(_drafts[draft], start - _offsets[draft], end - _offsets[draft]);
    }
}

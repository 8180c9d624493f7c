using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Filters;

/// <summary>Builds filters that Notion accepts: groups nest two levels and have at most 100 entries.</summary>
internal static class FilterShape
{
    /// <summary>The deepest nesting of groups.</summary>
    public const int DeepestGroup = 2;

    /// <summary>The most entries of a group.</summary>
    public const int MostEntries = 100;

    /// <summary>Combines filters into a group of an accepted shape.</summary>
    /// <param name="isAnd">Whether all filters must be met; otherwise one of them.</param>
    /// <param name="filters">The filters.</param>
    /// <returns>The group. Its entries are the given filters as long as the shape is accepted.</returns>
    /// <exception cref="ArgumentException">No accepted shape exists. The message names the place.</exception>
    public static Filter Group(bool isAnd, IReadOnlyList<Filter> filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        for (int i = 0; i < filters.Count; i++)
            ArgumentNullException.ThrowIfNull(filters[i], nameof(filters));

        if (filters.Count <= MostEntries && filters.All(filter => Depth(filter) < DeepestGroup))
            return Make(isAnd, filters);

        List<Filter> entries = Flatten(isAnd, filters);
        if (entries.All(filter => Depth(filter) < DeepestGroup) && Fit(isAnd, entries) is { } group)
            return group;
        return OrOfAnds(isAnd, entries);
    }

    /// <summary>The number of groups around the innermost condition.</summary>
    public static int Depth(Filter filter)
    {
        if (Entries(filter) is not { } entries)
            return 0;
        int deepest = 0;
        foreach (Filter entry in entries)
            deepest = Math.Max(deepest, Depth(entry));
        return deepest + 1;
    }

    /// <summary>The entries of a group; null for a condition.</summary>
    public static IReadOnlyList<Filter>? Entries(Filter filter) => filter switch
    {
        AndFilter all => all.And,
        OrFilter any => any.Or,
        _ => null,
    };

    private static Filter Make(bool isAnd, IReadOnlyList<Filter> entries) => isAnd ? new AndFilter(entries) : new OrFilter(entries);

    /// <summary>Puts the entries of groups of the same kind in place of the groups.</summary>
    private static List<Filter> Flatten(bool isAnd, IReadOnlyList<Filter> filters)
    {
        var entries = new List<Filter>();
        foreach (Filter filter in filters)
            Flatten(isAnd, filter, entries);
        return entries;
    }

    private static void Flatten(bool isAnd, Filter filter, List<Filter> entries)
    {
        if ((filter is AndFilter && isAnd) || (filter is OrFilter && !isAnd))
        {
            foreach (Filter entry in Entries(filter)!)
                Flatten(isAnd, entry, entries);
        }
        else
        {
            entries.Add(filter);
        }
    }

    /// <summary>A group of at most 100 entries. Conditions in excess share groups of the same kind: that uses the second level.</summary>
    private static Filter? Fit(bool isAnd, List<Filter> entries)
    {
        if (entries.Count <= MostEntries)
            return Make(isAnd, entries);

        List<Filter> groups = [.. entries.Where(entry => Depth(entry) > 0)];
        Filter[] conditions = [.. entries.Where(entry => Depth(entry) == 0)];
        foreach (Filter[] chunk in conditions.Chunk(MostEntries))
            groups.Add(chunk.Length == 1 ? chunk[0] : Make(isAnd, chunk));
        return groups.Count <= MostEntries ? Make(isAnd, groups) : null;
    }

    private static Filter OrOfAnds(bool isAnd, List<Filter> entries)
    {
        List<List<Filter>> alternatives = Alternatives(isAnd ? new AndFilter(entries) : new OrFilter(entries), isAnd ? "and" : "or");
        var groups = new List<Filter>(alternatives.Count);
        foreach (List<Filter> alternative in alternatives)
            groups.Add(alternative.Count == 1 ? alternative[0] : new AndFilter(alternative));
        return groups.Count == 1 ? groups[0] : Fit(isAnd: false, groups) ?? throw TooLarge("or", groups.Count);
    }

    /// <summary>The alternatives of a filter, each a list of conditions that must all be met.</summary>
    private static List<List<Filter>> Alternatives(Filter filter, string place)
    {
        if (Entries(filter) is not { } entries)
            return [[filter]];

        var alternatives = new List<List<Filter>>();
        if (filter is OrFilter)
        {
            for (int i = 0; i < entries.Count; i++)
            {
                alternatives.AddRange(Alternatives(entries[i], $"{place}[{i}].{NameOf(entries[i])}"));
                if (alternatives.Count > MostEntries * MostEntries)
                    throw TooLarge(place, alternatives.Count);
            }

            return alternatives;
        }

        alternatives.Add([]);
        for (int i = 0; i < entries.Count; i++)
        {
            string entryPlace = $"{place}[{i}].{NameOf(entries[i])}";
            List<List<Filter>> factors = Alternatives(entries[i], entryPlace);
            if ((long)alternatives.Count * factors.Count > MostEntries)
                throw TooLarge(entryPlace, (long)alternatives.Count * factors.Count);
            alternatives = [.. alternatives.SelectMany(_ => factors, (left, right) => new List<Filter>([.. left, .. right]))];
            if (alternatives.Find(alternative => alternative.Count > MostEntries) is { } longest)
                throw TooLarge(entryPlace, longest.Count);
        }

        return alternatives;
    }

    private static string NameOf(Filter filter) => filter switch
    {
        AndFilter => "and",
        OrFilter => "or",
        _ => "condition",
    };

    private static ArgumentException TooLarge(string place, long count)
    {
        string message =
            $"Notion takes filters of two levels with at most {MostEntries} entries each; at '{place}' this filter needs {count}. " +
            "Query the parts separately, or filter the rows in the program.";
        return new ArgumentException(message, paramName: null);
    }
}

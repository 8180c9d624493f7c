using Notion.Refit.Models;

namespace Notion.Refit.Rows.Conditions;

/// <summary>Brings filters of any depth to the two levels and 100 entries that Notion takes.</summary>
internal static class NormalForm
{
    private const int Levels = 2;
    private const int MostEntries = 100;

    /// <summary>Returns an equivalent filter within the limits of Notion.</summary>
    /// <exception cref="NotionRowSchemaException">There is none.</exception>
    public static Filter Reduce(FilterNode node, string text)
    {
        if (node.Depth <= Levels && Fits(node))
            return ToFilter(node);

        // Or of ands, and and of ors: whichever is smaller.
        FilterNode? smallest = new[] { Expand(node, outerIsAnd: false), Expand(node, outerIsAnd: true) }
            .OfType<FilterNode>()
            .MinBy(static form => form.Entries.Sum(static entry => Math.Max(1, entry.Entries.Count)));
        return smallest is not null
            ? ToFilter(smallest)
            : throw new NotionRowSchemaException($"This condition needs more than {MostEntries} entries in a group, which Notion does not take. Split the query. Condition: {text}");
    }

    private static bool Fits(FilterNode node) => node.Entries.Count <= MostEntries && node.Entries.All(Fits);

    /// <summary>Expands to two levels; null when a group becomes too large.</summary>
    private static FilterNode? Expand(FilterNode node, bool outerIsAnd) =>
        Terms(node, outerIsAnd) is { } terms
            ? FilterNode.Group(outerIsAnd, terms.Select(term => FilterNode.Group(!outerIsAnd, term)))
            : null;

    // The terms of the outer group; each is a set of leaves of an inner one.
    private static List<HashSet<FilterNode>>? Terms(FilterNode node, bool outerIsAnd)
    {
        if (node.Leaf is not null)
            return [[node]];

        List<HashSet<FilterNode>>? terms = null;
        foreach (FilterNode entry in node.Entries)
        {
            if (Terms(entry, outerIsAnd) is not { } added)
                return null;
            terms = terms is null ? added : node.IsAnd == outerIsAnd ? [.. terms, .. added] : Product(terms, added);
            if (terms is null || terms.Count > MostEntries)
                return null;
        }

        return terms;
    }

    private static List<HashSet<FilterNode>>? Product(List<HashSet<FilterNode>> left, List<HashSet<FilterNode>> right)
    {
        if (left.Count * right.Count > MostEntries * 4)
            return null;

        var product = new List<HashSet<FilterNode>>();
        foreach (HashSet<FilterNode> a in left)
        {
            foreach (HashSet<FilterNode> b in right)
            {
                HashSet<FilterNode> term = [.. a, .. b];

                // A term that contains another one adds nothing: a or (a and b) is a.
                if (product.Exists(other => other.IsSubsetOf(term)))
                    continue;
                product.RemoveAll(other => other.IsSupersetOf(term));
                if (term.Count > MostEntries)
                    return null;
                product.Add(term);
            }
        }

        return product;
    }

    private static Filter ToFilter(FilterNode node) => node.Leaf
        ?? (node.IsAnd ? new AndFilter([.. node.Entries.Select(ToFilter)]) : new OrFilter([.. node.Entries.Select(ToFilter)]));
}

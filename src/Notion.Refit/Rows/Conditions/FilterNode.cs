using Notion.Refit.Models;

namespace Notion.Refit.Rows.Conditions;

/// <summary>A filter of any depth, with negations resolved.</summary>
internal sealed class FilterNode
{
    private FilterNode(Filter? leaf, bool isAnd, IReadOnlyList<FilterNode> entries)
    {
        Leaf = leaf;
        IsAnd = isAnd;
        Entries = entries;
    }

    /// <summary>The condition of a leaf; null for a group.</summary>
    public Filter? Leaf { get; }

    public bool IsAnd { get; }

    public IReadOnlyList<FilterNode> Entries { get; }

    /// <summary>The levels of groups.</summary>
    public int Depth => Leaf is not null ? 0 : 1 + Entries.Max(static entry => entry.Depth);

    public static FilterNode Of(Filter leaf) => new(leaf, isAnd: false, []);

    /// <summary>Creates a group; groups of the same kind become one.</summary>
    public static FilterNode Group(bool isAnd, params IEnumerable<FilterNode> entries)
    {
        FilterNode[] flat = [.. entries.SelectMany(entry => entry.Leaf is null && entry.IsAnd == isAnd ? entry.Entries : [entry])];
        return flat.Length == 1 ? flat[0] : new FilterNode(leaf: null, isAnd, flat);
    }
}

using Notion.Refit.Everyday.Filters;

namespace Notion.Refit.Models;

public abstract partial record Filter
{
    /// <summary>Combines two filters: both must be met.</summary>
    /// <param name="left">The left filter.</param>
    /// <param name="right">The right filter.</param>
    /// <returns>The filter, with at most two levels of groups of at most 100 entries.</returns>
    /// <exception cref="ArgumentException">Notion has no filter of that size. The message names the place.</exception>
    public static Filter operator &(Filter left, Filter right) => Combine(isAnd: true, left, right);

    /// <summary>Combines two filters: at least one must be met.</summary>
    /// <param name="left">The left filter.</param>
    /// <param name="right">The right filter.</param>
    /// <returns>The filter, with at most two levels of groups of at most 100 entries.</returns>
    /// <exception cref="ArgumentException">Notion has no filter of that size. The message names the place.</exception>
    public static Filter operator |(Filter left, Filter right) => Combine(isAnd: false, left, right);

    /// <summary>Returns the filter as readable text, such as <c>Status is "Open" and Cost &gt; 100</c>.</summary>
    /// <returns>The text. It is for people; its form may change.</returns>
    public sealed override string ToString() => FilterText.Of(this);

    // Chains (a & b & c) become one group, not a nest of groups.
    private static Filter Combine(bool isAnd, Filter left, Filter right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        List<Filter> entries = [];
        foreach (Filter filter in (ReadOnlySpan<Filter>)[left, right])
        {
            switch (filter)
            {
                case AndFilter { AdditionalProperties: null } all when isAnd:
                    entries.AddRange(all.And);
                    break;
                case OrFilter { AdditionalProperties: null } any when !isAnd:
                    entries.AddRange(any.Or);
                    break;
                default:
                    entries.Add(filter);
                    break;
            }
        }

        return FilterShape.Group(isAnd, entries);
    }
}

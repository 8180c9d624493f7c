namespace Notion.Refit.Models;

public sealed partial record QuickFilter
{
    /// <summary>A property in the filter bar with a condition.</summary>
    /// <param name="condition">The condition.</param>
    public static implicit operator QuickFilter(FilterCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new QuickFilter(condition);
    }
}

namespace Notion.Refit.Models;

public sealed partial record QuickFilter
{
    /// <summary>Converts a condition to an entry of the filter bar.</summary>
    /// <param name="condition">The condition.</param>
    /// <exception cref="ArgumentNullException">The condition is null.</exception>
    public static implicit operator QuickFilter(FilterCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new QuickFilter(condition);
    }
}

using Notion.Refit.Everyday.Filters;

namespace Notion.Refit.Models;

public abstract partial record Filter
{
    /// <summary>Starts a condition on a property: <c>Filter.Property("Status").Select.Is("Open")</c>.</summary>
    /// <param name="nameOrId">The name or id of the property.</param>
    /// <returns>The kinds of properties; the chosen kind must be that of the property.</returns>
    public static PropertyFilterBuilder Property(string nameOrId)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrId);
        return new PropertyFilterBuilder(nameOrId);
    }

    /// <summary>Starts a condition on the time at which a row was created.</summary>
    public static DateFilterBuilder CreatedTime { get; } =
        new(static (_, comparison) => new TimestampFilter { Timestamp = PageTimestamp.CreatedTime, CreatedTime = comparison }, "created_time");

    /// <summary>Starts a condition on the time of the last edit of a row.</summary>
    public static DateFilterBuilder LastEditedTime { get; } =
        new(static (_, comparison) => new TimestampFilter { Timestamp = PageTimestamp.LastEditedTime, LastEditedTime = comparison }, "last_edited_time");

    /// <summary>Combines filters: all must be met.</summary>
    /// <param name="filters">The filters.</param>
    /// <returns>The filter, with at most two levels of groups of at most 100 entries: deeper groups are rewritten to <c>or</c> of <c>and</c>.</returns>
    /// <exception cref="ArgumentException">Notion has no filter of that size. The message names the place.</exception>
    public static Filter And(params IReadOnlyList<Filter> filters) => FilterShape.Group(isAnd: true, filters);

    /// <summary>Combines filters: at least one must be met.</summary>
    /// <param name="filters">The filters.</param>
    /// <returns>The filter, with at most two levels of groups of at most 100 entries: deeper groups are rewritten to <c>or</c> of <c>and</c>.</returns>
    /// <exception cref="ArgumentException">Notion has no filter of that size. The message names the place.</exception>
    public static Filter Or(params IReadOnlyList<Filter> filters) => FilterShape.Group(isAnd: false, filters);
}

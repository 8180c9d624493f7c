namespace Notion.Refit.Models;

public abstract partial record Filter
{
    /// <summary>A condition on a property: <c>Filter.Property("Status").Select.Is("Open")</c>.</summary>
    /// <param name="nameOrId">The name or id of the property.</param>
    /// <returns>The kinds of properties, to choose from; the kind must be the one of the property.</returns>
    public static PropertyFilterBuilder Property(string nameOrId)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrId);
        return new PropertyFilterBuilder(nameOrId);
    }

    /// <summary>A condition on the time at which a row was created.</summary>
    public static DateFilterBuilder CreatedTime { get; } =
        new(static (_, comparison) => new TimestampFilter { Timestamp = PageTimestamp.CreatedTime, CreatedTime = comparison }, "created_time");

    /// <summary>A condition on the time at which a row was changed last.</summary>
    public static DateFilterBuilder LastEditedTime { get; } =
        new(static (_, comparison) => new TimestampFilter { Timestamp = PageTimestamp.LastEditedTime, LastEditedTime = comparison }, "last_edited_time");

    /// <summary>Met if all filters are met.</summary>
    /// <param name="filters">The filters, at most 100. Groups may be nested two levels deep.</param>
    /// <returns>The filter.</returns>
    public static Filter And(params IReadOnlyList<Filter> filters) => new AndFilter(filters);

    /// <summary>Met if at least one filter is met.</summary>
    /// <param name="filters">The filters, at most 100. Groups may be nested two levels deep.</param>
    /// <returns>The filter.</returns>
    public static Filter Or(params IReadOnlyList<Filter> filters) => new OrFilter(filters);
}

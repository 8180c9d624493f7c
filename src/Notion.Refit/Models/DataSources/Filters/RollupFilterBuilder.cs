namespace Notion.Refit.Models;

/// <summary>The conditions on a rollup: on the values it shows, or on the one it computes.</summary>
public readonly struct RollupFilterBuilder
{
    private readonly string _property;

    internal RollupFilterBuilder(string property) => _property = property;

    /// <summary>Gets the conditions on a computed number.</summary>
    public NumberFilterBuilder Number => new(static (property, comparison) => PropertyFilterBuilder.Of(property, new RollupCondition { Number = comparison }), _property);

    /// <summary>Gets the conditions on a computed date.</summary>
    public DateFilterBuilder Date => new(static (property, comparison) => PropertyFilterBuilder.Of(property, new RollupCondition { Date = comparison }), _property);

    /// <summary>Creates a filter that is met when at least one of the values meets a condition.</summary>
    /// <param name="condition">The condition, of the kind of the rolled up property.</param>
    /// <returns>The filter.</returns>
    public Filter Any(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { Any = condition });

    /// <summary>Creates a filter that is met when all values meet a condition and there is at least one.</summary>
    /// <param name="condition">The condition, of the kind of the rolled up property.</param>
    /// <returns>The filter.</returns>
    public Filter Every(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { Every = condition });

    /// <summary>Creates a filter that is met when no value meets a condition, or there are no values.</summary>
    /// <param name="condition">The condition, of the kind of the rolled up property.</param>
    /// <returns>The filter.</returns>
    public Filter None(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { None = condition });
}

namespace Notion.Refit.Models;

/// <summary>Conditions on a rollup: on the values it shows, or on the one it computes.</summary>
public readonly struct RollupFilterBuilder
{
    private readonly string _property;

    internal RollupFilterBuilder(string property) => _property = property;

    /// <summary>A computed number.</summary>
    public NumberFilterBuilder Number => new(static (property, comparison) => PropertyFilterBuilder.Of(property, new RollupCondition { Number = comparison }), _property);

    /// <summary>A computed date.</summary>
    public DateFilterBuilder Date => new(static (property, comparison) => PropertyFilterBuilder.Of(property, new RollupCondition { Date = comparison }), _property);

    /// <summary>At least one of the values meets a condition.</summary>
    /// <param name="condition">The condition, of the kind of the rolled up property.</param>
    /// <returns>The filter.</returns>
    public Filter Any(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { Any = condition });

    /// <summary>All values meet a condition; not met when there are none.</summary>
    /// <param name="condition">The condition, of the kind of the rolled up property.</param>
    /// <returns>The filter.</returns>
    public Filter Every(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { Every = condition });

    /// <summary>No value meets a condition; met when there are none.</summary>
    /// <param name="condition">The condition, of the kind of the rolled up property.</param>
    /// <returns>The filter.</returns>
    public Filter None(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { None = condition });
}

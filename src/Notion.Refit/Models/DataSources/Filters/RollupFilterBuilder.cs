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
    public Filter Any(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { Any = WithoutType(condition) });

    /// <summary>Creates a filter that is met when at least one of the values meets a condition.</summary>
    /// <param name="condition">Makes the condition, of the kind of the rolled up property: <c>value => value.Number.GreaterThan(1)</c>.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">It is not one condition.</exception>
    public Filter Any(Func<PropertyFilterBuilder, Filter> condition) => Any(ConditionOf(condition));

    /// <summary>Creates a filter that is met when all values meet a condition and there is at least one.</summary>
    /// <param name="condition">The condition, of the kind of the rolled up property.</param>
    /// <returns>The filter.</returns>
    public Filter Every(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { Every = WithoutType(condition) });

    /// <summary>Creates a filter that is met when all values meet a condition and there is at least one.</summary>
    /// <param name="condition">Makes the condition, of the kind of the rolled up property: <c>value => value.Number.GreaterThan(1)</c>.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">It is not one condition.</exception>
    public Filter Every(Func<PropertyFilterBuilder, Filter> condition) => Every(ConditionOf(condition));

    /// <summary>Creates a filter that is met when no value meets a condition, or there are no values.</summary>
    /// <param name="condition">The condition, of the kind of the rolled up property.</param>
    /// <returns>The filter.</returns>
    public Filter None(FilterCondition condition) => PropertyFilterBuilder.Of(_property, new RollupCondition { None = WithoutType(condition) });

    /// <summary>Creates a filter that is met when no value meets a condition, or there are no values.</summary>
    /// <param name="condition">Makes the condition, of the kind of the rolled up property: <c>value => value.Number.GreaterThan(1)</c>.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentException">It is not one condition.</exception>
    public Filter None(Func<PropertyFilterBuilder, Filter> condition) => None(ConditionOf(condition));

    // Notion refuses the kind here, which it takes everywhere else.
    private static FilterCondition WithoutType(FilterCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        FilterCondition copy = condition with { };
        copy.OmitType();
        return copy;
    }

    private FilterCondition ConditionOf(Func<PropertyFilterBuilder, Filter> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition(new PropertyFilterBuilder(_property)) is PropertyFilter { Condition: { } single }
            ? single
            : throw new ArgumentException("The values of a rollup are compared by one condition on a property, not by a group.", nameof(condition));
    }
}
